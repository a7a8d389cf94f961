/** What is said of the lesson as a whole, before its first beat and after its last. */
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { ChoiceLine } from '../../form/choice-line.tsx';
import { NumberLine } from '../../form/number-line.tsx';
import { FaultLines } from './fault-lines.tsx';
import { WrittenField } from './written-field.tsx';

const levels = [
  { id: 'beginner', word: 'beginner' },
  { id: 'practitioner', word: 'practitioner' },
  { id: 'expert', word: 'expert' },
] as const;

export function LessonForm() {
  const { draft } = useAuthoring();
  const hasNone = draft.beats.length === 0;
  return (
    <section className="author-form" aria-label="The lesson as a whole">
      <FaultLines places={['runs', 'id', ...(hasNone ? ['beats'] : [])]} />
      <HeadField name="title" label="Title of the lesson" rows={1} most={100} />
      <HeadField name="about" label="What it is about" rows={2} most={600} />
      <LevelAndMinutes />
      <HeadField name="language" label="Language" rows={1} most={40} />
      <HeadField name="ending" label="Question at the end" rows={2} most={600} />
      <HeadField name="notes" label="Notes for the trainer" rows={4} most={5000} />
    </section>
  );
}

interface HeadFieldProps {
  readonly name: 'title' | 'about' | 'language' | 'ending' | 'notes';
  readonly label: string;
  readonly rows: number;
  readonly most: number;
}

function HeadField({ name, label, rows, most }: HeadFieldProps) {
  const { draft, edit } = useAuthoring();
  const { head } = draft;
  return (
    <WrittenField
      label={label}
      place={name}
      value={head[name]}
      onWritten={(text) => edit({ kind: 'head.changed', head: { ...head, [name]: text } })}
      rows={rows}
      most={most}
    />
  );
}

function LevelAndMinutes() {
  const { draft, edit } = useAuthoring();
  const { head } = draft;
  return (
    <div className="author-row">
      <ChoiceLine
        label="Level"
        choices={levels}
        value={head.level}
        onChange={(level) => edit({ kind: 'head.changed', head: { ...head, level } })}
      />
      <NumberLine
        label="Minutes"
        value={head.minutes}
        least={1}
        most={600}
        onChange={(minutes) => edit({ kind: 'head.changed', head: { ...head, minutes } })}
      />
    </div>
  );
}
