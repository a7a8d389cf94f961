/** A stored run in the form that somebody asks for by its name: the records by the store, texts by their writers. */
import {
  exportFormat,
  exportFormats,
  type TextFormat,
} from '#shared/projections/out/export-formats.ts';
import { type ExportScope, materialOf } from '#shared/projections/out/material.ts';
import { storedEntries } from '../run/derived/verify-run.ts';
import type { TraceStore } from '../trace/trace-store.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { type ExportedRun, exportRun, runHeadOf } from './export-run.ts';
import { exportScenario } from './export-scenario.ts';

export interface ExportOrder {
  readonly as: string;
  /** The auth_req_id of the one request that is wanted. */
  readonly request?: string;
  readonly redacted?: true;
  /** With its secrets, where a form is without them by itself. */
  readonly secrets?: true;
}

/** What can be asked for: a picture only a window draws. */
export const cliForms = exportFormats.filter(({ kind }) => kind !== 'picture').map(({ id }) => id);

/** The run in that form. */
export function exportAs(
  store: TraceStore,
  run: string,
  { as, request, redacted, secrets }: ExportOrder,
): ExportedRun {
  const format = exportFormat(as);
  if (format === undefined || format.kind === 'picture')
    throw new WorkbenchError(`There is no form «${as}»; choose one of ${cliForms.join(', ')}.`);
  if (format.kind === 'text') {
    const isRedacted = redacted === true || (format.isForOthers === true && secrets !== true);
    return exportText(store, run, format, { request, isRedacted });
  }
  if (request !== undefined)
    throw new WorkbenchError(
      `«${as}» is always the whole run; choose another form for one request.`,
    );
  if (as === 'scenario') return exportScenario(store, run);
  return exportRun(store, run, redacted === true, as === 'ndjson' ? 'ndjson' : 'run');
}

interface TextOrder {
  readonly request: string | undefined;
  readonly isRedacted: boolean;
}

function exportText(
  store: TraceStore,
  run: string,
  { write, extension }: TextFormat,
  { request, isRedacted }: TextOrder,
): ExportedRun {
  const { head } = runHeadOf(store, run);
  const entries = [...storedEntries(store, run)];
  if (request !== undefined && !entries.some(({ about }) => about === request))
    throw new WorkbenchError(`There is no request «${request}» in this run.`);
  const scope: ExportScope =
    request === undefined ? { kind: 'run' } : { kind: 'request', authReqId: request };
  const material = materialOf(head.name, entries, { scope, isRedacted }, head);
  const { text, receipt } = write(material);
  return {
    fileName: `${run}${isRedacted ? '-redacted' : ''}.${extension}`,
    entries: material.entries.length,
    leftOut: 0,
    receipt: () => receipt,
    text: function* parts() {
      yield text;
    },
  };
}
