/** The rules of one call in the order in which they were met, and what each said. */
import type { PlayerJudgement, PlayerRule } from '#shared/projections/out/html/player-data.ts';
import { element, foreign } from './element.ts';

/** The list, with the sentence of the one that refused. */
export function ruleList(
  { passed, refused, unreached }: PlayerJudgement,
  rules: readonly PlayerRule[],
): readonly HTMLElement[] {
  const lines = [
    ...passed.map((number) => ruleLine('passed', rules[number])),
    ...(refused === undefined ? [] : [ruleLine('refused', rules[refused.rule])]),
    ...unreached.map((number) => ruleLine('unreached', rules[number])),
  ];
  const list = element('ol', { class: 'rules' }, ...lines);
  if (refused === undefined) return [list];
  const told = element(
    'p',
    { class: 'refusal' },
    element('code', {}, foreign(refused.error)),
    element('span', { text: ' ' }),
    foreign(refused.words),
  );
  return [told, list];
}

const signs = { passed: '✓', refused: '✗', unreached: '·' } as const;
const words = { passed: 'passed', refused: 'refused', unreached: 'not reached' } as const;

function ruleLine(verdict: keyof typeof signs, rule: PlayerRule | undefined): HTMLElement {
  const { name = '', clause = '', teaching = '' } = rule ?? {};
  return element(
    'li',
    { class: verdict },
    element('span', { class: 'sign', text: signs[verdict], 'aria-hidden': 'true' }),
    element(
      'div',
      {},
      element('strong', { text: name }),
      element('span', { class: 'quiet', text: ` ${words[verdict]}` }),
      element('span', { class: 'clause', text: clause }),
      element('p', { text: teaching }),
    ),
  );
}
