/** Which form, how much of the run and whether masked: what is chosen in the export dialog. */
import { useMemo, useState } from 'react';
import {
  exportFormat,
  exportFormats,
  type FormatId,
} from '#shared/projections/out/export-formats.ts';
import type { ExportChoices } from '#shared/projections/out/material.ts';
import { type ScopeChoice, scopeChoices } from '../../model/runs/export-choices.ts';
import type { RunView } from '../../model/use-trace.ts';

const [firstFormat] = exportFormats;

/** What is chosen in the dialog; the run as it stood when that was opened. */
export function useExportChoices({ model, cursor }: RunView) {
  const [id, setFormat] = useState<FormatId>(firstFormat.id);
  const [scopeId, setScope] = useState('run');
  const [masks, setMasks] = useState<boolean>();
  const [entries] = useState(() => [...model.entries]);
  const format = exportFormat(id) ?? firstFormat;
  const scopes = useMemo(() => scopeChoices(format, entries, cursor), [format, entries, cursor]);
  const scope = scopes.find((one) => one.id === scopeId) ?? (scopes[0] as ScopeChoice);
  // What is shown to others has its secrets masked unless somebody wants them.
  const isScenario = id === 'scenario';
  const isRedacted = !isScenario && (masks ?? format.kind !== 'record');
  const choices = useMemo(
    (): ExportChoices => ({ scope: scope.scope, isRedacted, theme: themeOf(id) }),
    [scope.scope, isRedacted, id],
  );
  const setters = { onFormat: setFormat, onScope: setScope, onMask: setMasks };
  return { entries, format, scopes, scope, choices, isScenario, ...setters } as const;
}

/** A picture looks as this window does; a file that is drawn later, as its reader's screen. */
function themeOf(id: FormatId): 'light' | 'dark' | 'both' {
  if (id !== 'png') return 'both';
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

export type ChosenExport = ReturnType<typeof useExportChoices>;
