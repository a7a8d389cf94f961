/**
 * The column in which a lesson is played, beside the run that it is about. What it says of the run was
 * judged on that very run; its buttons move the cursor and the choice that all windows share.
 */
import { useEffect, useMemo, useRef } from 'react';
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';
import type { LessonPlay } from '#shared/lessons/play/lesson-play.ts';
import { pageRun } from '#shared/lessons/play/page-run.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useKept } from '../../model/kept/use-kept.ts';
import { useKeptSelection } from '../../model/kept/use-kept-selection.ts';
import { judgedLesson } from '../../model/lessons/judged-lesson.ts';
import { LessonParts, useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { useEntries } from '../../model/lessons/use-entries.ts';
import type { PlayedLesson } from '../../model/lessons/use-lesson.ts';
import type { RunModel } from '../../model/run-model.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { useDispatch, useWorkbench } from '../../model/use-trace.ts';
import { PreviewLine } from './authoring/preview-line.tsx';
import { BeatPage } from './beat-page.tsx';
import { BesideCard } from './beside-card.tsx';
import { EndingPage, OpeningPage } from './first-and-last-page.tsx';
import { LessonFoot } from './lesson-foot.tsx';
import { LessonHead } from './lesson-head.tsx';
import { PresenterNotes } from './presenter-notes.tsx';
import { useClicker } from './use-clicker.ts';

interface PanelProps {
  readonly played: PlayedLesson;
  /** The run that is open, and what was read of it. */
  readonly chosen: string;
  readonly model: RunModel | undefined;
}

export function LessonPanel({ played, chosen, model }: PanelProps) {
  const { play, lesson } = played;
  const dispatch = useDispatch();
  const entriesOf = useEntries(play);
  const judged = useMemo(
    () => judgedLesson({ play, lesson }, entriesOf),
    [play, lesson, entriesOf],
  );
  const [selected, select] = useKeptSelection(chosen);
  const [, keep] = useKept('selected', '');
  const ask = useSteady((intent: LessonIntent) => void dispatch(intent));
  const jump = useSteady((name: string, seq: number): void => {
    const run = shownIn(play, play.runs[name] ?? chosen, seq);
    const last = model?.run === run ? model.entries.at(-1)?.seq : undefined;
    if (run === chosen) select(seq);
    else keep(`${run} ${seq}`);
    void dispatch({ kind: 'cursor.move', run, to: last !== undefined && seq >= last ? null : seq });
    if (run !== chosen) void dispatch({ kind: 'run.open', run });
  });
  const { findings } = judged;
  const desk = useMemo(
    () => ({ play, lesson, entriesOf, model, findings, ask, jump, selected }),
    [play, lesson, entriesOf, model, findings, ask, jump, selected],
  );
  return (
    <LessonParts value={desk}>
      <Panel />
    </LessonParts>
  );
}

/** A fork beside the lesson has the same beginning; nobody has to leave it to look there. */
function shownIn({ aside, reached }: LessonPlay, run: string, seq: number): string {
  const isShared = aside !== undefined && reached[aside.beat]?.run === run && seq <= aside.from;
  return isShared ? aside.run : run;
}

function Panel() {
  const { play, lesson } = useLessonDesk();
  const place = useRef<HTMLElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const [text, keepText] = useKept('lesson-text', 'yes');
  const { hasNotes, toggleNotes } = useNotes();
  const hasText = text === 'yes';
  const toggleText = (): void => keepText(hasText ? 'no' : 'yes');
  useLessonCommands(toggleText, toggleNotes, () => page.current?.focus());
  useClicker(hasNotes);
  useEffect(() => {
    page.current?.scrollTo({ top: 0 });
  }, [play.page]);
  return (
    <aside ref={place} className="lesson" aria-label="Lesson" data-part="lesson">
      <LessonHead hasText={hasText} onText={toggleText} hasNotes={hasNotes} onNotes={toggleNotes} />
      <PreviewLine />
      <BesideCard />
      <div
        ref={page}
        className="lesson-page"
        role="region"
        aria-label="Page of the lesson"
        tabIndex={0}
      >
        <PageTitle />
        <Page hasText={hasText} />
      </div>
      {hasNotes ? <PresenterNotes /> : null}
      <LessonFoot />
      <p className="hidden-but-read" role="status" aria-label="Page shown">
        {pageWords(lesson.beats, play.page)}
      </p>
    </aside>
  );
}

function PageTitle() {
  const { play, lesson } = useLessonDesk();
  const { page } = play;
  const beat = lesson.beats[page - 1];
  const title = beat?.title ?? (page === 0 ? lesson.title : 'To take along');
  return (
    <div className="lesson-title">
      <p className="lesson-count">
        {beat === undefined
          ? page === 0
            ? 'Opening'
            : 'The end'
          : `Beat ${page} of ${lesson.beats.length}`}
        <RunOfPage />
      </p>
      <h3>{title}</h3>
    </div>
  );
}

/** Of several runs, the one that this page is about. */
function RunOfPage() {
  const { play, lesson } = useLessonDesk();
  const shown = pageRun(play, lesson);
  const name = Object.entries(play.runs).find(([, run]) => run === shown)?.[0] ?? '';
  if (Object.keys(play.runs).length < 2) return null;
  return <span className="lesson-run">{lesson.runs[name]?.title}</span>;
}

function Page({ hasText }: { readonly hasText: boolean }) {
  const { play, lesson } = useLessonDesk();
  const beat = lesson.beats[play.page - 1];
  if (play.page === 0) return hasText ? <OpeningPage /> : null;
  if (beat === undefined) return <EndingPage />;
  return <BeatPage key={beat.id} beat={beat} index={play.page - 1} hasText={hasText} />;
}

/** Shown where somebody wants them, and of themselves where a room looks at its own window. */
function useNotes() {
  const [notes, keepNotes] = useKept('lesson-notes', '');
  const hasRoom = useWorkbench(({ desk }) => desk.windows.some(({ view }) => view === 'audience'));
  const hasNotes = notes === '' ? hasRoom : notes === 'yes';
  return { hasNotes, toggleNotes: () => keepNotes(hasNotes ? 'no' : 'yes') };
}

function useLessonCommands(onText: () => void, onNotes: () => void, onFocus: () => void): void {
  const { play, lesson, ask } = useLessonDesk();
  const isEnd = play.page > lesson.beats.length;
  useCommand(
    'lesson.next',
    () => ask({ kind: 'lesson.next' }),
    isEnd ? 'This is the last page.' : undefined,
  );
  useCommand(
    'lesson.back',
    () => ask({ kind: 'lesson.back' }),
    play.page === 0 ? 'This is the first page.' : undefined,
  );
  useCommand('lesson.explore', () =>
    ask({ kind: play.aside === undefined ? 'lesson.explore' : 'lesson.return' }),
  );
  useCommand('lesson.reset', () => ask({ kind: 'lesson.reset' }));
  useCommand('lesson.leave', () => ask({ kind: 'lesson.leave' }));
  useCommand('lesson.text', onText);
  useCommand('lesson.notes', onNotes);
  useCommand('lesson.panel', onFocus);
}

function pageWords(beats: readonly { readonly title: string }[], page: number): string {
  const title = beats[page - 1]?.title;
  if (title === undefined) return page === 0 ? 'The opening.' : 'The end of the lesson.';
  return `Beat ${page} of ${beats.length}: ${title}`;
}
