/** The steps of every product's console and what each decides, as a document in Markdown. */
import { profiles } from '../../profiles/profile-list.ts';
import type { ProfileName } from '../../protocol/setup/run-setup.ts';
import { markdownTable, markdownText } from '../out/markdown/markdown-text.ts';
import type { StepOutcome } from './step-outcome.ts';

const sourceWords = {
  guide: 'the product’s guide',
  reference: 'the product’s reference',
  reported: 'reported by others',
  ours: '**ours**: nobody has published it',
} as const;

/** The whole document, with its last line ended. */
export function matrixMarkdown(outcomes: readonly StepOutcome[]): string {
  const names = [...new Set(outcomes.map(({ profile }) => profile))];
  const parts = names.flatMap((profile) =>
    section(
      profile,
      outcomes.filter((outcome) => outcome.profile === profile),
    ),
  );
  return `${[...opening(outcomes), ...parts].join('\n')}\n`;
}

function opening(outcomes: readonly StepOutcome[]): readonly string[] {
  return [
    '# The products’ consoles, step by step',
    '',
    '<!-- Made by `npm run cli -- products --matrix`; a test holds it to that. -->',
    '',
    `Each of these ${outcomes.length} steps was tried out twice, in a run of its own: once with every`,
    'step of the console done, and once with this step alone undone. What stands here was read from',
    'those records: what the token endpoint answered, and what the client was refused with. The last',
    'column is the step that the refusal leads back to, found by the rule that refused.',
    '',
  ];
}

const head = [
  'Step',
  'Where',
  'Done',
  'Undone',
  'What the client is told',
  'Source',
  'Leads back to',
];

function section(profile: ProfileName, outcomes: readonly StepOutcome[]): readonly string[] {
  const { title, name } = profiles[profile];
  return [
    `## ${title} (\`serve --profile ${name}\`)`,
    '',
    ...markdownTable(head, outcomes.map(rowOf)),
    '',
  ];
}

function rowOf({ step, tokens, refusal }: StepOutcome): readonly string[] {
  return [
    markdownText(step.title),
    markdownText(step.place),
    tokens === undefined ? 'no tokens' : `${tokens.status}, ${tokens.members.map(code).join(', ')}`,
    refusal === undefined ? 'no refusal' : `${refusal.status} ${code(refusal.error)}`,
    markdownText(refusal?.description ?? ''),
    sourceWords[step.off.source],
    refusal?.step === undefined ? 'no step' : code(`provider.console.${refusal.step.name}`),
  ];
}

function code(text: string): string {
  return `\`${text}\``;
}
