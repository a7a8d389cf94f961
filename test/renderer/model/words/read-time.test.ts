/** Times as people type them, read or refused with a sentence. */
import { describe, expect, it } from 'vitest';
import { readDuration, readMoment, readOffset } from '#renderer/model/words/read-time.ts';
import { shownSkew } from '#renderer/model/words/shown-skew.ts';

describe('a length of time', () => {
  it.each([
    ['12', 12_000],
    ['12.4', 12_400],
    ['250 ms', 250],
    ['2min', 120_000],
    ['1 h', 3_600_000],
    ['1:20', 80_000],
    ['1:02:03.5', 3_723_500],
  ])('«%s» is %d ms', (text, ms) => {
    expect(readDuration(text)).toBe(ms);
  });

  it.each(['', 'soon', '1:2:3:4', '-5', '1e3', '12 parsecs'])('«%s» is none', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});

describe('a moment', () => {
  it('is a time of the run, or counted from where it was when it has a sign', () => {
    expect(readMoment('1:20', 5000)).toEqual({ kind: 'read', ms: 80_000 });
    expect(readMoment('+10', 5000)).toEqual({ kind: 'read', ms: 15_000 });
    expect(readMoment(' − 2 s', 5000)).toEqual({ kind: 'read', ms: 3000 });
  });

  it('is never before the run began', () => {
    expect(readMoment('-6', 5000)).toMatchObject({ sentence: expect.stringMatching(/before/) });
  });
});

describe('a clock that is wrong', () => {
  it('is ahead, or behind with a minus, and says so in words', () => {
    expect(readOffset('+90 s')).toEqual({ kind: 'read', ms: 90_000 });
    expect(readOffset('-5 min')).toEqual({ kind: 'read', ms: -300_000 });
    expect(readOffset('much')).toMatchObject({ kind: 'refused' });
    expect([0, 90_000, -300_000, 86_400_000, 250].map(shownSkew)).toEqual([
      'on time',
      '90 s ahead',
      '5 min behind',
      '1 d ahead',
      '250 ms ahead',
    ]);
  });
});
