/**
 * Lets an export go out: text and pictures straight from this window, what needs the workbench's own
 * records through the workbench, and either to where the person keeps files.
 */
import { useState } from 'react';
import type { ExportFormat } from '#shared/projections/out/export-formats.ts';
import type { WrittenExport } from '#shared/projections/out/written-export.ts';
import { pngOfSvg } from '../../drawing/png-of-svg.ts';
import { exportName } from '../../model/runs/export-choices.ts';
import { useAsk } from '../../model/use-ask.ts';
import { useWindow, useWorkbench } from '../../model/use-trace.ts';
import type { Exported } from '../../model/workbench-model.ts';
import type { Gone } from './written.tsx';

interface ExportParts {
  readonly run: string;
  readonly name: string;
  readonly format: ExportFormat;
  readonly isRedacted: boolean;
  /** Undefined while it is being made. */
  readonly written: WrittenExport | undefined;
}

type Step = 'idle' | 'writing' | 'saved';

export interface Exporting {
  readonly isWriting: boolean;
  readonly refusal: string | undefined;
  readonly gone: Gone | undefined;
  readonly forget: () => void;
  readonly save: () => Promise<void>;
  readonly copy: () => Promise<void>;
}

/** The ways out of one dialog. */
export function useExport(parts: ExportParts): Exporting {
  const { files } = useWindow().connection;
  const { format, written } = parts;
  const as = exportName(parts.name, format, parts.isRedacted && format.id !== 'scenario');
  const record = useRecordFile(parts, as);
  const [step, setStep] = useState<Step>('idle');
  const [gone, setGone] = useState<Gone>();
  const [fault, setFault] = useState<string>();
  const bring = async (work: (blob: Blob, text: WrittenExport) => Promise<Gone>): Promise<void> => {
    if (written === undefined) return;
    setStep('writing');
    setFault(undefined);
    try {
      setGone(await work(await blobOf(format, written), written));
      setStep('saved');
    } catch (thrown) {
      setFault(thrown instanceof Error ? thrown.message : 'It could not be written.');
      setStep('idle');
    }
  };
  const isRecord = format.kind === 'record';
  return {
    isWriting: step === 'writing' || record.isWriting,
    refusal: fault ?? record.refusal,
    gone: isRecord ? record.gone : gone,
    forget: () => {
      setFault(undefined);
      record.forget();
    },
    save: async () => {
      if (isRecord) return record.write();
      return bring(async (blob, { receipt }) => {
        files.keep(blob, as);
        return { kind: 'saved', as, bytes: blob.size, receipt };
      });
    },
    copy: () =>
      bring(async (blob, { text, receipt }) => {
        await copied(format, blob, text);
        return { kind: 'copied', bytes: blob.size, receipt };
      }),
  };
}

async function blobOf(format: ExportFormat, { text }: WrittenExport): Promise<Blob> {
  return format.kind === 'picture' ? pngOfSvg(text) : new Blob([text], { type: format.mediaType });
}

async function copied(format: ExportFormat, blob: Blob, text: string): Promise<void> {
  try {
    if (format.kind === 'picture')
      await navigator.clipboard.write([new ClipboardItem({ [format.mediaType]: blob })]);
    else await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new Error('The clipboard is closed to this window; save it as a file.', { cause });
  }
}

/** Lets the workbench write the file, and then brings it to where the person keeps files. */
function useRecordFile({ run, format, isRedacted }: ExportParts, as: string) {
  const { files } = useWindow().connection;
  const { ask, refusal, forget } = useAsk();
  const last = useWorkbench(({ exported }) => exported);
  const [asked, setAsked] = useState<{ readonly after: number; readonly as: string }>();
  const [step, setStep] = useState<Step>('idle');
  const [unsaved, setUnsaved] = useState<string>();
  const isTold = asked !== undefined && last?.run === run && last.seq > asked.after;
  const exported = isTold && step === 'saved' ? last : undefined;
  return {
    isWriting: step === 'writing',
    refusal: refusal ?? unsaved,
    gone: exported === undefined ? undefined : goneAs(exported, asked?.as ?? as),
    forget: () => {
      forget();
      setUnsaved(undefined);
    },
    write: async (): Promise<void> => {
      const form = recordForm(format.id);
      setStep('writing');
      setAsked({ after: last?.seq ?? -1, as });
      setUnsaved(undefined);
      const isMade = await ask({ kind: 'run.export', run, redacted: isRedacted, as: form });
      const fault = isMade ? await files.save(fileOf(run, form, isRedacted), as) : undefined;
      setUnsaved(fault);
      setStep(isMade && fault === undefined ? 'saved' : 'idle');
    },
  };
}

type RecordForm = NonNullable<Exported['as']>;

function recordForm(id: string): RecordForm {
  return id === 'scenario' || id === 'ndjson' ? id : 'run';
}

/** As the workbench calls it in its own folder. */
function fileOf(run: string, form: RecordForm, isRedacted: boolean): string {
  if (form === 'scenario') return `${run}-scenario.json`;
  return `${run}${isRedacted ? '-redacted' : ''}.${form === 'ndjson' ? 'ndjson' : 'json'}`;
}

function goneAs(exported: Exported, as: string): Gone {
  return { kind: 'written', exported, as };
}
