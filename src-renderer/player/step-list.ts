/** The steps as a list of buttons, with the bookmarks at those where they stand. */
import type { PlayerMark, PlayerStep } from '#shared/projections/out/html/player-data.ts';
import { element, foreign } from './element.ts';

/** One button a step, in order. */
export function stepButtons(
  steps: readonly PlayerStep[],
  marks: readonly PlayerMark[],
  go: (step: number) => void,
): readonly HTMLButtonElement[] {
  return steps.map((step, number) => {
    const { seq, time, from, to, title, detail, tone, role } = step;
    const names = marks.filter((mark) => mark.step === number);
    const way = element('span', { class: `way ${role}` });
    way.append(foreign(from), ' → ', foreign(to));
    const button = element(
      'button',
      { type: 'button', 'data-step': String(seq) },
      element('span', { class: 'time', text: time }),
      way,
      element('code', { class: `title tone-${tone}` }, foreign(title)),
      element('span', { class: 'detail' }, foreign(detail)),
      ...names.map((mark) => element('span', { class: 'flag' }, foreign(`⚑ ${mark.title}`))),
    );
    button.addEventListener('click', () => go(number));
    return button;
  });
}
