/** The clause or public source that a sentence cites. */
import { sources } from '#shared/lessons/sources.ts';
import { type ClauseId, clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import { type Choice, ChoiceLine } from '../../form/choice-line.tsx';

interface ClauseFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (id: string) => void;
}

const choices: readonly Choice<string>[] = [
  { id: '', word: 'cites nothing' },
  ...(Object.keys(clauses) as ClauseId[]).map((id) => ({
    id,
    word: clauseLabel(id),
    sentence: clauses[id].title,
  })),
  ...Object.entries(sources).map(([id, { title }]) => ({ id, word: title })),
];

export function ClauseField({ label, value, onChange }: ClauseFieldProps) {
  return <ChoiceLine label={label} choices={choices} value={value} onChange={onChange} />;
}
