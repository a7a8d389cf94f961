/** A sentence of the lesson, and what it rests on: a line that the run shows, a clause, or a question. */
import type { DraftSentence } from '#shared/lessons/authoring/draft.ts';
import { ChoiceLine } from '../../form/choice-line.tsx';
import { SwitchLine } from '../../form/switch-line.tsx';
import { ClauseField } from './clause-field.tsx';
import { LineField } from './line-field.tsx';
import { WrittenField } from './written-field.tsx';

interface SentenceFormProps {
  readonly label: string;
  readonly place: string;
  readonly mark: number;
  readonly sentence: DraftSentence;
  readonly onChange: (change: Partial<DraftSentence>) => void;
}

const often = [
  { id: 'some', word: 'at least once' },
  { id: '1', word: 'exactly once' },
  { id: '2', word: 'exactly twice' },
  { id: '3', word: 'exactly three times' },
  { id: '0', word: 'never' },
] as const;

export function SentenceForm({ label, place, mark, sentence, onChange }: SentenceFormProps) {
  const { text, line, count, cites, asks } = sentence;
  const held = often.find(({ id }) => id === String(count)) ?? often[0];
  return (
    <div className="author-sentence">
      <WrittenField
        label={label}
        place={`${place}.text`}
        value={text}
        onWritten={(next) => onChange({ text: next })}
        rows={3}
      />
      <LineField
        label={`${label}: shown by`}
        place={`${place}.shows`}
        value={line}
        mark={mark}
        onWritten={(next) => onChange({ line: next })}
      />
      <div className="author-row">
        <ChoiceLine
          label={`${label}: how often`}
          choices={often}
          value={held.id}
          onChange={(id) => onChange({ count: id === 'some' ? null : Number(id) })}
          isDisabled={line === ''}
        />
        <ClauseField
          label={`${label}: clause`}
          value={cites[0] ?? ''}
          onChange={(id) => onChange({ cites: id === '' ? [] : [id] })}
        />
      </div>
      <SwitchLine
        label={`${label}: it asks or guides`}
        isOn={asks}
        isDisabled={false}
        onChange={(isOn) => onChange({ asks: isOn })}
      >
        It asks or guides
      </SwitchLine>
    </div>
  );
}
