/** Says that what is on the screen is not the lesson: a fork to play in, another run, or a run astray. */
import { Compass, RotateCcw, Undo2, Video } from 'lucide-react';
import { Button } from 'react-aria-components';
import { pageRun } from '#shared/lessons/play/page-run.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { useWorkbench } from '../../model/use-trace.ts';

const words = {
  explore: 'You are exploring a fork. Nothing you do here changes the lesson.',
  task: 'You are doing the task in a fork of the lesson’s run.',
  model: 'This is the model answer, in a fork of the lesson’s run.',
} as const;

export function BesideCard() {
  const { play, lesson, ask } = useLessonDesk();
  const chosen = useWorkbench((state) => state.chosen);
  const { aside, strayed } = play;
  const isElsewhere = chosen !== (aside?.run ?? pageRun(play, lesson));
  return (
    <>
      {strayed === undefined ? null : <Astray sentence={strayed.sentence} />}
      {aside === undefined && !isElsewhere ? null : (
        <section className="lesson-card lesson-beside" aria-label="Beside the lesson">
          <p role="status">
            <Compass aria-hidden size={15} />{' '}
            {aside === undefined || isElsewhere ? 'Another run is open.' : words[aside.why]}
          </p>
          <Button className="button small" onPress={() => ask({ kind: 'lesson.return' })}>
            <Undo2 aria-hidden size={14} /> Return to the lesson <kbd aria-hidden>G</kbd>
          </Button>
        </section>
      )}
    </>
  );
}

function Astray({ sentence }: { readonly sentence: string }) {
  const { ask } = useLessonDesk();
  return (
    <section className="lesson-card lesson-astray" aria-label="The run went another way">
      <p role="alert">The run went another way, and the next beat does not come.</p>
      <p className="lesson-quiet">{sentence}</p>
      <div className="lesson-acts">
        <Button className="button small primary" onPress={() => ask({ kind: 'lesson.fall-back' })}>
          <Video aria-hidden size={14} /> Go on in the recorded run
        </Button>
        <Button className="button small" onPress={() => ask({ kind: 'lesson.reset' })}>
          <RotateCcw aria-hidden size={14} /> Begin anew
        </Button>
      </div>
    </section>
  );
}
