/**
 * The column in which a lesson is written, beside the run that it is about: the moment that the run
 * shows becomes a beat, and what is said of it is judged on that very run.
 */
import { BookmarkPlus, PenLine, Redo2, Undo2, X } from 'lucide-react';
import { useMemo } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useCommands } from '../../../commands/use-command.ts';
import { useKept } from '../../../model/kept/use-kept.ts';
import { useKeptSelection } from '../../../model/kept/use-kept-selection.ts';
import { AuthoringParts, useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { type DraftDesk, useDraft } from '../../../model/lessons/authoring/use-draft.ts';
import { useFinished, useRecord } from '../../../model/lessons/authoring/use-record.ts';
import type { RunModel } from '../../../model/run-model.ts';
import { useSteady } from '../../../model/steady/use-steady.ts';
import { useDispatch } from '../../../model/use-trace.ts';
import { AuthoringFoot } from './authoring-foot.tsx';
import { BeatForm } from './beat-form.tsx';
import { BeatList } from './beat-list.tsx';
import { LessonForm } from './lesson-form.tsx';

interface AuthoringPanelProps {
  readonly model: RunModel;
  /** Why the moment that was asked for last became no beat. */
  readonly refused: string | undefined;
  readonly onClose: () => void;
}

export function AuthoringPanel({ model, refused, onClose }: AuthoringPanelProps) {
  const desk = useDraft(model.run);
  return (
    <aside className="lesson author" aria-label="Write a lesson" data-part="lesson">
      <Head desk={desk} onClose={onClose} />
      <div className="author-mark">
        <MarkButton />
        {refused === undefined ? null : (
          <p className="field-fault" role="alert">
            {refused}
          </p>
        )}
      </div>
      {desk.draft === undefined || desk.held === undefined ? (
        <p className="author-empty">
          Go to a moment of this run that is worth a beat, and make it one; the first begins a
          lesson.
        </p>
      ) : (
        <Draft model={model} desk={desk} />
      )}
    </aside>
  );
}

function Head({ desk, onClose }: { readonly desk: DraftDesk; readonly onClose: () => void }) {
  const { held, undo, redo } = desk;
  return (
    <header className="lesson-head">
      <div className="lesson-line">
        <PenLine aria-hidden size={16} />
        <h2>Write a lesson</h2>
        <Button
          className="button icon small"
          aria-label="Undo the last change of the lesson"
          isDisabled={(held?.before.length ?? 0) === 0}
          onPress={undo}
        >
          <Undo2 aria-hidden size={15} />
        </Button>
        <Button
          className="button icon small"
          aria-label="Redo the last change of the lesson"
          isDisabled={(held?.undone.length ?? 0) === 0}
          onPress={redo}
        >
          <Redo2 aria-hidden size={15} />
        </Button>
        <Button
          className="button icon small"
          aria-label="Close the writing of the lesson"
          onPress={onClose}
        >
          <X aria-hidden size={15} />
        </Button>
      </div>
    </header>
  );
}

function MarkButton() {
  const { carryOut } = useCommands();
  return (
    <TooltipTrigger delay={400}>
      <Button className="button primary" onPress={() => carryOut('authoring.mark')}>
        <BookmarkPlus aria-hidden size={15} /> Make this moment a beat
      </Button>
      <Tooltip className="tooltip" offset={6}>
        Make this moment a beat <kbd>A</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}

const noFaults = [] as const;

function Draft({ model, desk }: { readonly model: RunModel; readonly desk: DraftDesk }) {
  const { draft, held } = desk;
  const record = useRecord(model, draft);
  const done = useFinished(draft, record);
  const [kept, keep] = useKept('author-beat', '');
  const chosen = draft?.beats.find(({ mark }) => kept === `${model.run} ${mark}`)?.mark;
  const choose = useSteady((mark: number): void => keep(`${model.run} ${mark}`));
  const go = useGo(model);
  const parts = useMemo(() => {
    if (draft === undefined || done === undefined) return undefined;
    const failed = held?.check?.of === draft ? held.check.failed : noFaults;
    const faults = done.kind === 'faulty' ? done.faults : failed;
    return { ...desk, draft, record, done, faults, chosen, choose, go };
  }, [desk, draft, held, record, done, chosen, choose, go]);
  if (parts === undefined) return null;
  return (
    <AuthoringParts value={parts}>
      <Parts />
    </AuthoringParts>
  );
}

function Parts() {
  const { draft, chosen } = useAuthoring();
  const index = draft.beats.findIndex(({ mark }) => mark === chosen);
  const beat = draft.beats[index];
  return (
    <>
      <BeatList />
      <div className="lesson-page" role="region" aria-label="What is said there" tabIndex={0}>
        {beat === undefined ? (
          <LessonForm />
        ) : (
          <BeatForm key={beat.mark} beat={beat} index={index} />
        )}
      </div>
      <AuthoringFoot />
    </>
  );
}

/** Shows that entry in the run. */
function useGo(model: RunModel): (seq: number) => void {
  const [, select] = useKeptSelection(model.run);
  const dispatch = useDispatch();
  return useSteady((seq: number): void => {
    select(seq);
    const isNewest = seq >= (model.entries.at(-1)?.seq ?? 0);
    void dispatch({ kind: 'cursor.move', run: model.run, to: isNewest ? null : seq });
  });
}
