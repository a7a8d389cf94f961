/** The beat that is chosen: its moment, what is seen, why it is so, where to look, what comes next. */
import { Combine, Crosshair, Plus, Trash2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import {
  type DraftBeat,
  type DraftSentence,
  emptySentence,
} from '#shared/lessons/authoring/draft.ts';
import { lessonPanels } from '#shared/lessons/lesson-panels.ts';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { ChoiceLine } from '../../form/choice-line.tsx';
import { FaultLines } from './fault-lines.tsx';
import { LineField } from './line-field.tsx';
import { PredictionForm } from './prediction-form.tsx';
import { SentenceForm } from './sentence-form.tsx';
import { WrittenField } from './written-field.tsx';

interface BeatFormProps {
  readonly beat: DraftBeat;
  readonly index: number;
}

const longestTitle = 100;
const mostSentences = 12;

export function BeatForm({ beat, index }: BeatFormProps) {
  const { change } = useAuthoring();
  const { mark, title, until, why, notes } = beat;
  const place = `beats.${index}`;
  const set = (next: Partial<DraftBeat>): void => change(mark, (held) => ({ ...held, ...next }));
  return (
    <section className="author-form" aria-label={`Beat ${index + 1}`}>
      <BeatDeeds beat={beat} index={index} />
      <FaultLines places={[`${place}.does`, `${place}.id`, `${place}.run`]} />
      <WrittenField
        label="Title"
        place={`${place}.title`}
        value={title}
        onWritten={(next) => set({ title: next })}
        most={longestTitle}
      />
      <LineField
        label="The beat waits for"
        place={`${place}.until`}
        value={until}
        mark={mark}
        onWritten={(next) => set({ until: next })}
      />
      <Sentences beat={beat} place={place} />
      <SentenceForm
        label="Why"
        place={`${place}.why`}
        mark={mark}
        sentence={why}
        onChange={(next) => change(mark, (held) => ({ ...held, why: { ...held.why, ...next } }))}
      />
      <LookForm beat={beat} place={place} />
      <PredictionForm beat={beat} index={index} />
      <WrittenField
        label="Notes for the trainer"
        place={`${place}.notes`}
        value={notes}
        onWritten={(next) => set({ notes: next })}
        rows={4}
        most={5000}
      />
    </section>
  );
}

function BeatDeeds({ beat: { mark }, index }: BeatFormProps) {
  const { draft, edit, go, choose } = useAuthoring();
  const next = draft.beats[index + 1];
  const merge = (): void => {
    edit({ kind: 'beat.merged', mark });
    if (next !== undefined) choose(next.mark);
  };
  return (
    <div className="author-row">
      <Button className="button small" onPress={() => go(mark)}>
        <Crosshair aria-hidden size={14} /> Go to this moment
      </Button>
      <Button className="button small" isDisabled={next === undefined} onPress={merge}>
        <Combine aria-hidden size={14} /> Merge with the next
      </Button>
      <Button className="button small" onPress={() => edit({ kind: 'beat.removed', mark })}>
        <Trash2 aria-hidden size={14} /> Remove beat {index + 1}
      </Button>
    </div>
  );
}

interface PartProps {
  readonly beat: DraftBeat;
  readonly place: string;
}

function Sentences({ beat: { mark, text, until }, place }: PartProps) {
  const { change } = useAuthoring();
  const at = (number: number, next: Partial<DraftSentence>): void =>
    change(mark, (held) => ({
      ...held,
      text: held.text.map((one, index) => (index === number ? { ...one, ...next } : one)),
    }));
  const add = (): void =>
    change(mark, (held) => ({ ...held, text: [...held.text, { ...emptySentence, line: until }] }));
  return (
    <>
      {text.map((sentence, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: their order is what tells them apart
        <div key={number} className="author-part">
          <SentenceForm
            label={`Sentence ${number + 1}`}
            place={`${place}.text.${number}`}
            mark={mark}
            sentence={sentence}
            onChange={(next) => at(number, next)}
          />
          {text.length === 1 ? null : (
            <Button
              className="button small"
              onPress={() =>
                change(mark, (held) => ({ ...held, text: held.text.toSpliced(number, 1) }))
              }
            >
              <Trash2 aria-hidden size={14} /> Remove sentence {number + 1}
            </Button>
          )}
        </div>
      ))}
      <Button className="button small" isDisabled={text.length >= mostSentences} onPress={add}>
        <Plus aria-hidden size={14} /> Add a sentence
      </Button>
    </>
  );
}

const panels = lessonPanels
  .filter((panel) => panel !== 'relying-party' && panel !== 'device')
  .map((panel) => ({ id: panel, word: panel }));

/** One place to look at; a lesson may have more, written by hand. */
function LookForm({ beat: { mark, look }, place }: PartProps) {
  const { change } = useAuthoring();
  const [first] = look;
  if (first === undefined) return null;
  const set = (next: Partial<typeof first>): void =>
    change(mark, (held) => ({
      ...held,
      look: held.look.map((one, at) => (at === 0 ? { ...one, ...next } : one)),
    }));
  return (
    <>
      <ChoiceLine
        label="Where to look"
        choices={panels}
        value={first.panel}
        onChange={(panel) => set({ panel })}
      />
      <LineField
        label="What is chosen there"
        place={`${place}.look.0`}
        value={first.line}
        mark={mark}
        onWritten={(line) => set({ line })}
      />
    </>
  );
}
