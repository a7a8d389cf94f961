/**
 * Writes the run as a file: whole, without its secrets, or as a scenario. It says what was written,
 * where and how large, and hands the file to the person.
 */
import { useState } from 'react';
import { useAsk } from '../../model/use-ask.ts';
import { useListing, useWindow, useWorkbench } from '../../model/use-trace.ts';
import { FormDialog } from '../form/form-dialog.tsx';
import { type ExportWay, ExportWays } from './export-ways.tsx';
import { Written } from './written.tsx';

interface ExportDialogProps {
  readonly run: string;
  readonly onClose: () => void;
}

export function ExportDialog({ run, onClose }: ExportDialogProps) {
  const listing = useListing(run);
  const name = listing?.name ?? 'Run';
  const [way, choose] = useState<ExportWay>('whole');
  const { write, isWriting, done, refusal, forget } = useExport(run, name);
  return (
    <FormDialog
      title="Export this run"
      deed={done === undefined ? 'Export' : 'Export again'}
      closing={done === undefined ? 'Cancel' : 'Close'}
      hindrance={isWriting ? 'Writing the file.' : undefined}
      refusal={refusal}
      onForget={forget}
      onSubmit={() => void write(way)}
      onClose={onClose}
    >
      <p className="export-what">
        One file, with bookmarks and notes, of <strong title={name}>{name}</strong>
      </p>
      <ExportWays way={way} onChoose={choose} isVirtual={listing?.mode !== 'wall'} />
      <div role="status">{done === undefined ? null : <Written {...done} />}</div>
    </FormDialog>
  );
}

/** Lets the workbench write the file, and then brings it to where the person keeps files. */
function useExport(run: string, name: string) {
  const { files } = useWindow().connection;
  const { ask, refusal, forget } = useAsk();
  const last = useWorkbench(({ exported }) => exported);
  const [asked, setAsked] = useState<{ readonly after: number; readonly as: string }>();
  const [state, setState] = useState<'idle' | 'writing' | 'saved'>('idle');
  const [unsaved, setUnsaved] = useState<string>();
  const isTold = asked !== undefined && last?.run === run && last.seq > asked.after;
  return {
    isWriting: state === 'writing',
    refusal: refusal ?? unsaved,
    done: isTold && state === 'saved' ? { exported: last, as: asked.as } : undefined,
    forget: () => {
      forget();
      setUnsaved(undefined);
    },
    write: async (way: ExportWay): Promise<void> => {
      const as = savedName(name, way);
      setState('writing');
      setAsked({ after: last?.seq ?? -1, as });
      setUnsaved(undefined);
      const form = way === 'scenario' ? 'scenario' : 'run';
      const isWritten = await ask({
        kind: 'run.export',
        run,
        redacted: way === 'redacted',
        as: form,
      });
      const fault = isWritten ? await files.save(fileOf(run, way), as) : undefined;
      setUnsaved(fault);
      setState(isWritten && fault === undefined ? 'saved' : 'idle');
    },
  };
}

/** As the workbench calls it in its own folder. */
function fileOf(run: string, way: ExportWay): string {
  return `${run}${way === 'whole' ? '' : `-${way}`}.json`;
}

const longestStem = 48;

/** As a person finds it again: «bank-payment-poll.ciba-run.json». */
function savedName(name: string, way: ExportWay): string {
  const stem = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  const kind = { whole: 'ciba-run', redacted: 'redacted.ciba-run', scenario: 'ciba-scenario' }[way];
  return `${stem === '' ? 'run' : shortened(stem)}.${kind}.json`;
}

/** At the end of a word. */
function shortened(stem: string): string {
  if (stem.length <= longestStem) return stem;
  const cut = stem.slice(0, longestStem);
  return cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
}
