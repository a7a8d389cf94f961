/** A question about what comes next, with answers that the run itself shows or refutes. */
import { Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { DraftBeat, DraftChoice, DraftPrediction } from '#shared/lessons/authoring/draft.ts';
import { useAuthoring, useFaultAt } from '../../../model/lessons/authoring/authoring-parts.ts';
import { SwitchLine } from '../../form/switch-line.tsx';
import { LineField } from './line-field.tsx';
import { WrittenField } from './written-field.tsx';

interface PredictionFormProps {
  readonly beat: DraftBeat;
  readonly index: number;
}

const emptyChoice: DraftChoice = { text: '', right: false, line: '', never: false, because: '' };
const mostChoices = 6;

export function PredictionForm({ beat, index }: PredictionFormProps) {
  const { draft, change } = useAuthoring();
  const { mark, predict } = beat;
  const answering = draft.beats[index + 1];
  if (predict !== undefined)
    return <Prediction predict={predict} mark={mark} answering={answering} index={index} />;
  const add = (): void =>
    change(mark, (held) => ({ ...held, predict: begun(answering?.until ?? '') }));
  return (
    <Button className="button small" onPress={add}>
      <Plus aria-hidden size={14} /> Add a prediction
    </Button>
  );
}

interface PredictionProps {
  readonly predict: DraftPrediction;
  readonly mark: number;
  /** The beat by whose moment it is answered. */
  readonly answering: DraftBeat | undefined;
  readonly index: number;
}

function Prediction({ predict, mark, answering, index }: PredictionProps) {
  const { change } = useAuthoring();
  const place = `beats.${index}.predict`;
  const set = (to: (predict: DraftPrediction) => DraftPrediction): void =>
    change(mark, (held) =>
      held.predict === undefined ? held : { ...held, predict: to(held.predict) },
    );
  const add = (): void => set((held) => ({ ...held, choices: [...held.choices, emptyChoice] }));
  return (
    <section className="author-part" aria-label="Prediction">
      <PredictionHead onRemove={() => change(mark, ({ predict: _, ...held }) => held)} />
      <PartFault place={place} />
      <WrittenField
        label="Question"
        place={`${place}.question`}
        value={predict.question}
        onWritten={(question) => set((held) => ({ ...held, question }))}
        rows={2}
      />
      {predict.choices.map((choice, number) => (
        <ChoiceForm
          // biome-ignore lint/suspicious/noArrayIndexKey: their order is what tells them apart
          key={number}
          choice={choice}
          number={number}
          place={`${place}.choices.${number}`}
          mark={answering?.mark ?? mark}
          onChange={(next) => set((held) => withChoice(held, number, next))}
          onRemove={() => set((held) => ({ ...held, choices: held.choices.toSpliced(number, 1) }))}
        />
      ))}
      <Button
        className="button small"
        isDisabled={predict.choices.length >= mostChoices}
        onPress={add}
      >
        <Plus aria-hidden size={14} /> Add an answer
      </Button>
    </section>
  );
}

function PredictionHead({ onRemove }: { readonly onRemove: () => void }) {
  return (
    <div className="author-part-head">
      <h3>Prediction</h3>
      <Button className="button small" onPress={onRemove}>
        <Trash2 aria-hidden size={14} /> Remove the prediction
      </Button>
    </div>
  );
}

/** What comes next is the right answer to begin with. */
function begun(line: string): DraftPrediction {
  const right: DraftChoice = { ...emptyChoice, right: true, line };
  return { question: 'What comes next?', choices: [right, emptyChoice] };
}

/** Exactly one is right. */
function withChoice(
  predict: DraftPrediction,
  number: number,
  next: Partial<DraftChoice>,
): DraftPrediction {
  const choices = predict.choices.map((choice, at) => {
    if (at === number) return { ...choice, ...next };
    return next.right === true ? { ...choice, right: false } : choice;
  });
  return { ...predict, choices };
}

/** What is wrong with the whole, and not with one of its fields. */
function PartFault({ place }: { readonly place: string }) {
  const { faults } = useAuthoring();
  const own = faults.filter((fault) => fault.place === place || fault.place === `${place}.choices`);
  return own.map(({ sentence }) => (
    <p key={sentence} className="field-fault">
      {sentence}
    </p>
  ));
}

interface ChoiceFormProps {
  readonly choice: DraftChoice;
  readonly number: number;
  readonly place: string;
  /** The beat that answers: its lines are proposed. */
  readonly mark: number;
  readonly onChange: (change: Partial<DraftChoice>) => void;
  readonly onRemove: () => void;
}

function ChoiceForm({ choice, number, place, mark, onChange, onRemove }: ChoiceFormProps) {
  const { text, right, line, never, because } = choice;
  const name = `Answer ${number + 1}`;
  const evidence = useFaultAt(`${place}.${right ? 'shownBy' : 'refutedBy'}`);
  return (
    <fieldset className="author-choice">
      <legend>{name}</legend>
      <WrittenField
        label={name}
        place={`${place}.text`}
        value={text}
        onWritten={(next) => onChange({ text: next })}
        rows={2}
      />
      <div className="author-row">
        <SwitchLine
          label={`${name} is right`}
          isOn={right}
          isDisabled={false}
          onChange={(isOn) => onChange({ right: isOn, ...(isOn && { never: false }) })}
        >
          right
        </SwitchLine>
        <SwitchLine
          label={`${name}: that never comes`}
          isOn={never}
          isDisabled={right}
          onChange={(isOn) => onChange({ never: isOn })}
        >
          refuted as it never comes
        </SwitchLine>
      </div>
      <LineField
        label={right ? `${name}: shown by` : `${name}: refuted by`}
        place={`${place}.evidence`}
        value={line}
        mark={mark}
        onWritten={(next) => onChange({ line: next })}
      />
      {evidence === undefined ? null : <p className="field-fault">{evidence}</p>}
      <WrittenField
        label={`${name}: because`}
        place={`${place}.because`}
        value={because}
        onWritten={(next) => onChange({ because: next })}
        rows={2}
      />
      <Button className="button small" onPress={onRemove}>
        <Trash2 aria-hidden size={14} /> Remove answer {number + 1}
      </Button>
    </fieldset>
  );
}
