/**
 * Lets a run go out: in which form, how much of it, and whether with its secrets. It shows the
 * beginning of what goes out and what is masked in it before anything leaves.
 */
import { Copy } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import {
  exportFormat,
  exportFormats,
  type FormatId,
} from '#shared/projections/out/export-formats.ts';
import type { ExportChoices } from '#shared/projections/out/material.ts';
import { type ScopeChoice, scopeChoices } from '../../model/export-choices.ts';
import { type RunView, useListing } from '../../model/use-trace.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { SwitchLine } from '../form/switch-line.tsx';
import { ExportCards } from './export-cards.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportReceipt } from './export-receipt.tsx';
import { useExport } from './use-export.ts';
import { useWrittenText } from './use-written-text.ts';
import { Written } from './written.tsx';

interface ExportDialogProps {
  readonly view: RunView;
  readonly onClose: () => void;
}

export function ExportDialog({ view, onClose }: ExportDialogProps) {
  const { run } = view.model;
  const listing = useListing(run);
  const name = listing?.name ?? 'Run';
  const chosen = useChoices(view);
  const { format, choices, isScenario } = chosen;
  const making = useWrittenText(name, chosen.entries, format, choices);
  const written = making.kind === 'made' ? making.written : undefined;
  const { isRedacted } = choices;
  const { save, copy, isWriting, gone, refusal, forget } = useExport({
    ...{ run, name, format, isRedacted, written },
  });
  const hindrance = isWriting ? 'Writing it.' : making.kind === 'making' ? 'Making it.' : undefined;
  return (
    <FormDialog
      title="Export this run"
      deed={gone === undefined ? 'Export' : 'Export again'}
      closing={gone === undefined ? 'Cancel' : 'Close'}
      hindrance={making.kind === 'failed' ? 'Choose another form.' : hindrance}
      refusal={refusal}
      onForget={forget}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <div className="export-desk">
        <ExportCards
          format={format}
          onChoose={chosen.onFormat}
          isVirtual={listing?.mode !== 'wall'}
        />
        <div className="export-choices">
          <div className="export-line">
            <ChoiceLine
              label="How much of it"
              choices={chosen.scopes}
              value={chosen.scope.id}
              onChange={chosen.onScope}
              isDisabled={format.scopes.length === 1}
            />
            <SwitchLine isOn={isRedacted} isDisabled={isScenario} onChange={chosen.onMask}>
              Mask secrets
            </SwitchLine>
            <Button
              className="button small"
              isDisabled={format.kind === 'record' || written === undefined}
              onPress={() => void copy()}
            >
              <Copy aria-hidden size={14} /> Copy
            </Button>
          </div>
          {written === undefined || isScenario ? null : <ExportReceipt receipt={written.receipt} />}
          <ExportPreview format={format} making={making} />
        </div>
      </div>
      <div role="status">{gone === undefined ? null : <Written gone={gone} />}</div>
    </FormDialog>
  );
}

const [firstFormat] = exportFormats;

/** What is chosen; the run as it stood when the dialog was opened. */
function useChoices({ model, cursor }: RunView) {
  const [id, setFormat] = useState<FormatId>(firstFormat.id);
  const [scopeId, setScope] = useState('run');
  const [masks, setMasks] = useState<boolean>();
  const [entries] = useState(() => [...model.entries]);
  const format = exportFormat(id) ?? firstFormat;
  const scopes = useMemo(() => scopeChoices(format, entries, cursor), [format, entries, cursor]);
  const scope = scopes.find((one) => one.id === scopeId) ?? (scopes[0] as ScopeChoice);
  // What is shown to others has its secrets masked unless somebody wants them.
  const isRedacted = masks ?? format.kind !== 'record';
  const choices = useMemo(
    (): ExportChoices => ({ scope: scope.scope, isRedacted, theme: themeOf(id) }),
    [scope.scope, isRedacted, id],
  );
  const isScenario = id === 'scenario';
  const setters = { onFormat: setFormat, onScope: setScope, onMask: setMasks };
  return { entries, format, scopes, scope, choices, isScenario, ...setters };
}

/** A picture looks as this window does; a file that is drawn later, as its reader's screen. */
function themeOf(id: FormatId): 'light' | 'dark' | 'both' {
  if (id !== 'png') return 'both';
  const chosen = document.documentElement.dataset['theme'];
  if (chosen === 'light' || chosen === 'dark') return chosen;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
