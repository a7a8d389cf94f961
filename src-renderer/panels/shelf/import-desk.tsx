/**
 * Where a person's files come in: chosen from the disk, or dropped anywhere on the window. One at a
 * time becomes a run and is opened, or is a lesson and is played; a file that is neither says why, and
 * the open run stays as it was.
 */
import { FileUp } from 'lucide-react';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Outcome } from '#shared/workbench-port.ts';
import { useCommands } from '../../commands/use-command.ts';
import type { Connection } from '../../connect.ts';
import type { FileCarrier } from '../../file-carrier.ts';
import { isResultFile, useVerifying } from '../../model/exams/use-verifying.ts';
import {
  isLessonText,
  isTooLarge,
  smallText,
  tooLargeFor,
} from '../../model/lessons/lesson-file.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { useWindow } from '../../model/use-trace.ts';
import { type Import, ImportNotice } from './import-notice.tsx';
import { useFileDrop } from './use-file-drop.ts';

interface Imports {
  /** Lets the person choose a file. */
  readonly choose: () => void;
  /** Takes that file, as if the person had chosen it. */
  readonly take: (file: File) => void;
}

const ImportParts = createContext<Imports>({
  choose: () => undefined,
  take: () => undefined,
});

/** The way in for files, wherever it is offered. */
export function useImports(): Imports {
  return useContext(ImportParts);
}

interface ImportDeskProps {
  readonly onOpened: () => void;
  readonly children: ReactNode;
}

export function ImportDesk({ onOpened, children }: ImportDeskProps) {
  const { files, port } = useWindow().connection;
  const [current, show] = useState<Import>();
  const field = useRef<HTMLInputElement>(null);
  const isBusy = current?.kind === 'reading';
  const verify = useVerifying();
  const { carryOut } = useCommands();
  const bring = async (file: File): Promise<void> => {
    const { name, size } = file;
    show({ kind: 'reading', name, size, share: 0 });
    const text = await smallText(file);
    const opened =
      text !== undefined && isLessonText(text)
        ? await playLesson(port, text)
        : await openRun(port, files, file, (share) => {
            show({ kind: 'reading', name, size, share });
          });
    show(
      opened.kind === 'refused' ? { kind: 'refused', name, sentence: opened.sentence } : undefined,
    );
    if (opened.kind !== 'refused') onOpened();
  };
  const take = (given: readonly File[]): void => {
    const [file] = given;
    if (file === undefined || isBusy) return;
    if (given.length === 1 && isResultFile(file)) {
      carryOut('exam.open');
      void verify(file);
      return;
    }
    if (given.length === 1) void bring(file);
    else show({ kind: 'refused', name: `${given.length} files`, sentence: oneAtATime });
  };
  const isDragged = useFileDrop(take);
  const choose = useCallback(() => field.current?.click(), []);
  const takeOne = useSteady((file: File) => take([file]));
  const imports = useMemo(() => ({ choose, take: takeOne }), [choose, takeOne]);
  return (
    <ImportParts value={imports}>
      {children}
      <input
        ref={field}
        type="file"
        hidden
        aria-label="Run file"
        accept=".json,.ndjson,.har,application/json"
        onChange={({ target }) => {
          take([...(target.files ?? [])]);
          // So that the same file can be chosen once more.
          target.value = '';
        }}
      />
      {current === undefined ? null : (
        <ImportNotice current={current} onChoose={choose} onDismiss={() => show(undefined)} />
      )}
      {isDragged ? <DropVeil /> : null}
    </ImportParts>
  );
}

type Port = Connection['port'];

async function openRun(
  port: Port,
  files: FileCarrier,
  file: File,
  tell: (share: number) => void,
): Promise<Outcome> {
  const brought = await files.bring(file, tell);
  return brought.kind === 'taken' ? port.dispatch({ kind: 'run.open', run: brought.run }) : brought;
}

function playLesson(port: Port, text: string): Promise<Outcome> {
  const asked = { kind: 'lesson.begin', text } as const;
  return isTooLarge(asked)
    ? Promise.resolve({ kind: 'refused', sentence: tooLargeFor('opened') })
    : port.dispatch(asked);
}

const oneAtATime = 'Files are opened one at a time; drop one of them.';

function DropVeil() {
  return (
    <div className="drop-veil" aria-hidden>
      <p>
        <FileUp size={22} /> Drop the file of a run to open it as a run of its own, of a lesson to
        play it, or of an exam’s result to verify it.
      </p>
    </div>
  );
}
