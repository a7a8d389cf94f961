/** A search: the student chooses a message or an entry in the run, and says that this is the one. */
import { Check, Crosshair, Lightbulb, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { Task } from '#shared/lessons/task.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { Citations } from './citations.tsx';
import { LessonWords } from './lesson-words.tsx';

interface FindProps {
  readonly task: Extract<Task, { kind: 'find' }>;
  readonly beat: number;
}

export function FindCard({ task, beat }: FindProps) {
  const { play, ask, selected } = useLessonDesk();
  const id = useId();
  const isHinted = play.hinted.includes(beat);
  const pointed = play.pointed[beat];
  const isFound = play.done[beat] !== undefined;
  return (
    <section className="lesson-card lesson-task" aria-labelledby={id}>
      <h4 id={id}>
        <Crosshair aria-hidden size={15} /> Find it
        {isFound ? (
          <span className="lesson-done">
            <Check aria-hidden size={13} /> found
          </span>
        ) : null}
      </h4>
      <p>
        <LessonWords text={task.text} />
      </p>
      <div className="lesson-acts">
        <Button
          className="button small primary"
          isDisabled={selected === undefined}
          onPress={() => {
            if (selected !== undefined) ask({ kind: 'lesson.point', beat, seq: selected });
          }}
        >
          This one{selected === undefined ? '' : `: entry ${selected}`}
        </Button>
        {isHinted ? null : (
          <Button className="button small" onPress={() => ask({ kind: 'lesson.hint', beat })}>
            <Lightbulb aria-hidden size={14} /> Hint
          </Button>
        )}
      </div>
      {selected === undefined ? (
        <p className="lesson-quiet">Choose a message in the run first.</p>
      ) : null}
      {isHinted ? (
        <p className="lesson-hint">
          <Lightbulb aria-hidden size={14} /> <LessonWords text={task.hint} />
        </p>
      ) : null}
      <p className="lesson-verdict" role="status" aria-label="What you found">
        {pointed === undefined ? null : pointed.isIt ? (
          <>
            <Check aria-hidden size={14} /> That is it. <LessonWords text={task.because} isPlain />
          </>
        ) : (
          <>
            <X aria-hidden size={14} /> Entry {pointed.entry} is another one.
          </>
        )}
      </p>
      {isFound ? <Citations of={task.cites} /> : null}
    </section>
  );
}
