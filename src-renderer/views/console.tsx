/** The trainer's console: the start page until a run is chosen, then the run's workspace. */
import { type ReactNode, useEffect, useState } from 'react';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { ConsoleCommands } from '../commands/console-commands.tsx';
import { UndoDesk } from '../commands/undo/undo-desk.tsx';
import { useSitting } from '../model/exams/use-exam.ts';
import { useKept } from '../model/kept/use-kept.ts';
import { useIsLessonKnown, useLesson } from '../model/lessons/use-lesson.ts';
import type { RunModel } from '../model/run-model.ts';
import { useRunModel, useWorkbench } from '../model/use-trace.ts';
import { later } from '../panels/later.tsx';
import { AuthoringDesk, useAuthoringOpen } from '../panels/lessons/authoring/authoring-desk.tsx';
import { toolsBeside } from '../panels/lessons/use-show-panel.ts';
import { ImportDesk } from '../panels/shelf/import-desk.tsx';
import { Workspace } from './workspace.tsx';

const ExamPanel = later(async () => (await import('../panels/exam/exam-panel.tsx')).ExamPanel);
const LessonPanel = later(
  async () => (await import('../panels/lessons/lesson-panel.tsx')).LessonPanel,
);
const StartPage = later(async () => (await import('./start-page.tsx')).StartPage);

export function ConsoleView() {
  const isRead = useWorkbench((state) => state.isRead);
  const chosen = useWorkbench((state) => state.chosen);
  // Left by opening any run, also the same one again.
  const [leftFor, leave] = useKept('start', '');
  const isReady = useStays(useIsLessonKnown() && isRead);
  if (!isReady) return <main className="start" aria-busy="true" />;
  const goBack = (): void => leave('');
  return (
    <ImportDesk onOpened={goBack}>
      <ConsoleCommands onOpened={goBack} />
      {chosen === undefined || chosen === leftFor ? (
        <StartPage current={chosen} onOpened={goBack} />
      ) : (
        <ChosenRun run={chosen} onStart={() => leave(chosen)} />
      )}
    </ImportDesk>
  );
}

/** True from when it was true first: what has been drawn is not taken away again. */
function useStays(isTrue: boolean): boolean {
  const [wasTrue, note] = useState(isTrue);
  useEffect(() => {
    if (isTrue) note(true);
  }, [isTrue]);
  return isTrue || wasTrue;
}

interface ChosenRunProps {
  readonly run: string;
  readonly onStart: () => void;
}

function ChosenRun({ run, onStart }: ChosenRunProps) {
  const model = useRunModel(run);
  return (
    <Beside run={run} model={model}>
      {model === undefined ? (
        <main className="start" aria-busy="true" />
      ) : (
        <UndoDesk model={model} key={run}>
          <Workspace model={model} onStart={onStart} />
        </UndoDesk>
      )}
    </Beside>
  );
}

interface BesideProps {
  readonly run: string;
  readonly model: RunModel | undefined;
  readonly children: ReactNode;
}

/**
 * The lesson stands beside whatever run is open, and stays there when another one is opened. What it
 * follows goes past the run, which is not drawn again for it.
 */
function Beside({ run, model, children }: BesideProps) {
  const played = useLesson();
  const sitting = useSitting();
  const [isOpen] = useAuthoringOpen();
  const isWriting = played === undefined && model !== undefined;
  const isBeside = played !== undefined || (isWriting && isOpen);
  const [side] = useKept('lesson-side', '');
  const [selected] = useKept('selected', '');
  const beside = side === toolsBeside(selected) ? 'tools' : 'inspector';
  if (sitting !== undefined)
    return (
      <div className="beside" data-lesson={sidesOf(sitting)}>
        <ExamPanel sitting={sitting} chosen={run} />
        {children}
      </div>
    );
  return (
    <div className="beside" data-lesson={isBeside ? beside : undefined}>
      {played === undefined ? null : <LessonPanel played={played} chosen={run} model={model} />}
      {isWriting ? <AuthoringDesk key={`author ${run}`} model={model} /> : null}
      {children}
    </div>
  );
}

/** Whoever brings something about needs the parties; whoever looks, the message. */
function sidesOf({ paper, page, handedIn }: ExamSitting): 'tools' | 'inspector' {
  const isDone = handedIn !== undefined;
  return !isDone && paper.questions[page]?.kind === 'reach' ? 'tools' : 'inspector';
}
