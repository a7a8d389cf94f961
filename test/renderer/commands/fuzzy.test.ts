/** How well typed letters fit a text. */
import { describe, expect, it } from 'vitest';
import { fitOf } from '#renderer/commands/fuzzy.ts';

const titles = [
  'Break on messages like the chosen one, or no more',
  'Show the breakpoints',
  'Step back',
  'Switch the authentication channel off or on',
  'Compare with another run',
  'Run or pause',
];

function best(typed: string): string | undefined {
  return titles
    .flatMap((title) => {
      const fit = fitOf(typed, title);
      return fit === undefined ? [] : [{ title, fit }];
    })
    .toSorted((left, right) => right.fit - left.fit)
    .at(0)?.title;
}

describe('typed letters', () => {
  it.each([
    ['sb', 'Step back'],
    ['step', 'Step back'],
    ['breakp', 'Show the breakpoints'],
    ['channel off', 'Switch the authentication channel off or on'],
    ['off chan', 'Switch the authentication channel off or on'],
    ['RUN', 'Run or pause'],
    ['cwar', 'Compare with another run'],
  ])('«%s» find «%s» first', (typed, title) => {
    expect(best(typed)).toBe(title);
  });

  it('fit nothing where one word is missing', () => {
    expect(fitOf('step quickly', 'Step back')).toBeUndefined();
  });

  it('fit nothing that they are only strewn over', () => {
    expect(fitOf('ppbk', 'Step back')).toBeUndefined();
    expect(fitOf('tak', 'Step back')).toBeUndefined();
  });

  it('fit everything where there are none', () => {
    expect(titles.every((title) => fitOf('  ', title) !== undefined)).toBe(true);
  });
});
