/** «Mine» on the start page: lessons that were written or brought along, and drafts that are begun. */
import { PenLine, Trash2, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { OwnLesson } from '#shared/lessons/authoring/drafts-told.ts';
import { type LessonLine, lessonLine } from '../../model/lessons/built-in-lessons.ts';
import { useAsk } from '../../model/use-ask.ts';
import { useWindow, useWorkbench } from '../../model/use-trace.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { useAuthoringOpen } from '../lessons/authoring/authoring-desk.tsx';
import { LessonFileButton } from './lesson-file-button.tsx';
import { Line } from './lesson-list.tsx';

interface OwnLessonsProps {
  /** Told when a lesson, or the run of a draft, is on the screen. */
  readonly onOpened: () => void;
}

interface OwnLine extends LessonLine {
  readonly draft: string | undefined;
}

export function OwnLessons({ onOpened }: OwnLessonsProps) {
  const lines = useOwnLines();
  const { ask, refusal, forget } = useAsk();
  const [removed, note] = useState<LessonLine>();
  const remove = async (line: LessonLine): Promise<void> => {
    if (await ask({ kind: 'lesson.disown', id: line.id })) note(line);
  };
  return (
    <section className="start-part start-lessons" aria-label="Mine">
      <h2>
        <span>
          <PenLine aria-hidden size={16} /> Mine
        </span>
        <small>lessons that you wrote or brought along</small>
      </h2>
      {lines.length === 0 ? (
        <p className="lesson-quiet">
          Write one beside any run, with «Make this moment a beat», or import a file.
        </p>
      ) : (
        <ol className="own-lessons">
          {lines.map((line) => (
            <li key={line.id}>
              <Line line={line} onOpened={onOpened} />
              <EditButton line={line} onOpened={onOpened} />
              <Button
                className="button icon small"
                aria-label={`Remove the lesson ${line.title}`}
                onPress={() => void remove(line)}
              >
                <Trash2 aria-hidden size={14} />
              </Button>
            </li>
          ))}
        </ol>
      )}
      <Drafts onOpened={onOpened} />
      <Removed line={removed} ask={ask} onOver={() => note(undefined)} />
      <RefusalLine sentence={refusal} onDismiss={forget} />
      <div className="quiet">
        <ImportButton ask={ask} />
      </div>
    </section>
  );
}

function useOwnLines(): readonly OwnLine[] {
  const own = useWorkbench(({ authoring }) => authoring.own);
  const texts = useWorkbench(({ lessons }) => lessons.texts);
  return Object.values(own).flatMap(({ lesson, draft, isRemoved }: OwnLesson) => {
    const line = isRemoved ? undefined : lessonLine(texts[lesson] ?? '{}');
    return line === undefined ? [] : [{ ...line, draft }];
  });
}

/** Only what was written here has a draft. */
function EditButton({ line, onOpened }: OwnLessonsProps & { readonly line: OwnLine }) {
  const run = useWorkbench(({ authoring }) => authoring.drafts[line.draft ?? '']?.draft.run);
  const open = useOpenDraft(onOpened);
  if (run === undefined) return null;
  return (
    <Button
      className="button icon small"
      aria-label={`Edit the lesson ${line.title}`}
      onPress={() => void open(run)}
    >
      <PenLine aria-hidden size={14} />
    </Button>
  );
}

/** The run that it is written on, with the draft beside it. */
function useOpenDraft(onOpened: () => void): (run: string) => Promise<void> {
  const { ask } = useAsk();
  const [, setOpen] = useAuthoringOpen();
  const isPlaying = useWorkbench(({ lessons }) => lessons.play !== undefined);
  return async (run) => {
    setOpen(true);
    if (isPlaying) await ask({ kind: 'lesson.leave' });
    if (await ask({ kind: 'run.open', run })) onOpened();
  };
}

/** Those of which no lesson was saved yet. */
function Drafts({ onOpened }: OwnLessonsProps) {
  const { drafts, own } = useWorkbench(({ authoring }) => authoring);
  const open = useOpenDraft(onOpened);
  const saved = new Set(Object.values(own).map(({ draft }) => draft));
  const lines = Object.entries(drafts).filter(([name]) => !saved.has(name));
  if (lines.length === 0) return null;
  return (
    <ul className="own-lessons" aria-label="Drafts">
      {lines.map(([name, { draft }]) => (
        <li key={name}>
          <Button className="lesson-start" onPress={() => void open(draft.run)}>
            <PenLine aria-hidden size={14} />
            <strong>{draft.head.title}</strong>
            <small>
              draft, {draft.beats.length} {draft.beats.length === 1 ? 'beat' : 'beats'}
            </small>
          </Button>
        </li>
      ))}
    </ul>
  );
}

type Ask = ReturnType<typeof useAsk>['ask'];

interface RemovedProps {
  readonly line: LessonLine | undefined;
  readonly ask: Ask;
  readonly onOver: () => void;
}

function Removed({ line, ask, onOver }: RemovedProps) {
  const undo = async (id: string): Promise<void> => {
    if (await ask({ kind: 'lesson.own-again', id })) onOver();
  };
  return (
    <p className="own-removed" role="status" aria-label="Removed lesson">
      {line === undefined ? null : (
        <>
          Removed «{line.title}».{' '}
          <Button className="button small" onPress={() => void undo(line.id)}>
            <Undo2 aria-hidden size={14} /> Undo
          </Button>
        </>
      )}
    </p>
  );
}

function ImportButton({ ask }: { readonly ask: Ask }) {
  const { showSentence } = useWindow();
  return (
    <LessonFileButton
      title="Import a lesson…"
      label="Lesson file to keep"
      deed="kept"
      intentOf={(text) => ({ kind: 'lesson.own', text })}
      onAsk={(asked) => {
        showSentence(undefined);
        return ask(asked);
      }}
    />
  );
}
