/** What is to be brought about in a fork of the run, with its goal as a list that fills while it is done. */
import { Check, Circle, Flag, Lightbulb, ListChecks, Play, Target } from 'lucide-react';
import { useEffect, useId, useRef, useSyncExternalStore } from 'react';
import { Button } from 'react-aria-components';
import type { Goal, ReachTask } from '#shared/lessons/task.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { type JudgedTask, judgedTask } from '../../model/lessons/judged-lesson.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import type { RunModel } from '../../model/run-model.ts';
import { LessonWords } from './lesson-words.tsx';
import { PartyWindows } from './party-windows.tsx';

interface TaskProps {
  readonly task: ReachTask;
  readonly beat: number;
}

export function TaskCard({ task, beat }: TaskProps) {
  const { play, model } = useLessonDesk();
  const id = useId();
  const { aside } = play;
  const isOpen = aside?.beat === beat && aside.why !== 'explore';
  const place = useSeen(isOpen ? aside.run : '');
  const entries = useOpenEntries(model, isOpen ? aside.run : '');
  const judged = isOpen ? judgedTask(task, aside, entries) : undefined;
  const done = play.done[beat];
  return (
    <section ref={place} className="lesson-card lesson-task" aria-labelledby={id}>
      <h4 id={id}>
        <Target aria-hidden size={15} /> Task
        {done === undefined ? null : (
          <span className="lesson-done">
            <Check aria-hidden size={13} /> {done.inPar === true ? 'done, in par' : 'done'}
          </span>
        )}
      </h4>
      <p>
        <LessonWords text={task.text} />
      </p>
      <Goals task={task} judged={judged} isDone={done !== undefined} />
      {isOpen ? <Attempt judged={judged} isModel={aside.why === 'model'} /> : null}
      <TaskActs task={task} beat={beat} />
    </section>
  );
}

/** While something is being done it is what the page shows: its goal fills before one’s eyes. */
function useSeen(run: string) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (run !== '' && place.current !== null) scrollInPage(place.current);
  }, [run]);
  return place;
}

/** Within the page alone; the window around it stays where it is. */
function scrollInPage(card: HTMLElement): void {
  const page = card.closest('.lesson-page');
  const above = card.getBoundingClientRect().top - (page?.getBoundingClientRect().top ?? 0);
  page?.scrollBy({ top: above - aboveTask });
}

/** So much stays of what comes before, to see that there is more. */
const aboveTask = 12;

/** What has happened so far in that run, where it is the one that is open. */
function useOpenEntries(model: RunModel | undefined, run: string): readonly Entry[] {
  const { subscribe, version } = model ?? unread;
  useSyncExternalStore(subscribe, version);
  return model?.run === run ? model.entries : [];
}

const unread = { subscribe: () => () => undefined, version: () => 0 };

interface GoalsProps {
  readonly task: ReachTask;
  readonly judged: JudgedTask | undefined;
  readonly isDone: boolean;
}

function Goals({ task, judged, isDone }: GoalsProps) {
  return (
    <ul className="lesson-goals" aria-label="Goal">
      {task.goal.map((goal, index) => (
        <GoalLine
          key={goal.sentence}
          goal={goal}
          holds={judged === undefined ? isDone : judged.goals[index]?.holds === true}
        />
      ))}
      {task.par === undefined ? null : (
        <GoalLine goal={task.par} holds={judged?.par?.holds === true} isPar />
      )}
    </ul>
  );
}

interface GoalProps {
  readonly goal: Goal;
  readonly holds: boolean;
  readonly isPar?: boolean;
}

function GoalLine({ goal, holds, isPar = false }: GoalProps) {
  return (
    <li className={holds ? 'met' : ''}>
      {holds ? <Check aria-hidden size={14} /> : <Circle aria-hidden size={12} />}
      <span>
        {isPar ? <strong>Par: </strong> : null}
        <LessonWords text={goal.sentence} isPlain />
        <span className="hidden-but-read">{holds ? ' Met.' : ' Not met yet.'}</span>
      </span>
    </li>
  );
}

function TaskActs({ task, beat }: TaskProps) {
  const { play, ask } = useLessonDesk();
  const isHinted = play.hinted.includes(beat);
  const isTrying = play.aside?.beat === beat && play.aside.why === 'task';
  return (
    <>
      <div className="lesson-acts">
        <Button className="button small primary" onPress={() => ask({ kind: 'lesson.try', beat })}>
          <Play aria-hidden size={14} /> {isTrying ? 'Try again' : 'Try it'}
        </Button>
        {isHinted ? null : (
          <Button className="button small" onPress={() => ask({ kind: 'lesson.hint', beat })}>
            <Lightbulb aria-hidden size={14} /> Hint
          </Button>
        )}
        <Button className="button small" onPress={() => ask({ kind: 'lesson.model', beat })}>
          <ListChecks aria-hidden size={14} /> Model answer
        </Button>
      </div>
      {isHinted ? (
        <p className="lesson-hint">
          <Lightbulb aria-hidden size={14} /> <LessonWords text={task.hint} />
        </p>
      ) : null}
    </>
  );
}

/** What has come of it, and where to act. */
function Attempt({ judged, isModel }: OutcomeProps) {
  const { play, model } = useLessonDesk();
  const isRead = model !== undefined && model.run === play.aside?.run;
  return (
    <>
      <Outcome judged={judged} isModel={isModel} />
      {isModel || !isRead ? null : <PartyWindows model={model} />}
    </>
  );
}

interface OutcomeProps {
  readonly judged: JudgedTask | undefined;
  readonly isModel: boolean;
}

/** Where the fork stands with it. */
function Outcome({ judged, isModel }: OutcomeProps) {
  const isReached = judged?.goals.every(({ holds }) => holds) === true;
  const { par } = judged ?? {};
  const how = par === undefined ? '' : par.holds ? ', and in par' : ', but not in par';
  const words = isReached
    ? `The goal is reached${how}.`
    : 'Act in the windows of the parties, and let time run.';
  return (
    <p className="lesson-verdict" role="status" aria-label="The task">
      {isReached ? <Flag aria-hidden size={14} /> : null} {isModel ? 'The model answer. ' : ''}
      {words}
    </p>
  );
}
