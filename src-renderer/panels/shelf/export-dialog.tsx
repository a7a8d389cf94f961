/**
 * Lets a run go out: in which form, how much of it, and whether with its secrets. It shows the
 * beginning of what goes out and what is masked in it before anything leaves.
 */
import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components';
import { nothingNoted } from '../../model/marks/run-notes.ts';
import { type RunView, useRunName, useWorkbench } from '../../model/use-trace.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { SwitchLine } from '../form/switch-line.tsx';
import { ExportCards } from './export-cards.tsx';
import { ExportPreview } from './export-preview.tsx';
import { ExportReceipt } from './export-receipt.tsx';
import { useExport } from './use-export.ts';
import { type ChosenExport, useExportChoices } from './use-export-choices.ts';
import { type Making, useWrittenText } from './use-written-text.ts';
import { Written } from './written.tsx';

interface ExportDialogProps {
  readonly view: RunView;
  readonly onClose: () => void;
}

export function ExportDialog({ view, onClose }: ExportDialogProps) {
  const { run } = view.model;
  const name = useRunName(run);
  const chosen = useExportChoices(view);
  const { format, choices, isScenario } = chosen;
  const noted = useWorkbench((state) => state.noted[run] ?? nothingNoted);
  const making = useWrittenText(name, chosen.entries, format, choices, noted);
  const written = making.kind === 'made' ? making.written : undefined;
  const { isRedacted } = choices;
  const exporting = useExport({ run, name, format, isRedacted, written });
  const { gone } = exporting;
  return (
    <FormDialog
      title="Export this run"
      {...(gone === undefined ? before : after)}
      hindrance={exporting.isWriting ? 'Writing it.' : hindrances[making.kind]}
      refusal={exporting.refusal}
      onForget={exporting.forget}
      onSubmit={() => void exporting.save()}
      onClose={onClose}
    >
      <div className="export-desk">
        <ExportCards run={run} format={format} onChoose={chosen.onFormat} />
        <div className="export-choices">
          <ExportLine chosen={chosen} onCopy={written && (() => void exporting.copy())} />
          {written === undefined || isScenario ? null : <ExportReceipt receipt={written.receipt} />}
          <ExportPreview format={format} making={making} />
        </div>
      </div>
      <div role="status">{gone === undefined ? null : <Written gone={gone} />}</div>
    </FormDialog>
  );
}

const before = { deed: 'Export', closing: 'Cancel' } as const;
const after = { deed: 'Export again', closing: 'Close' } as const;

const hindrances = {
  making: 'Making it.',
  made: undefined,
  failed: 'Choose another form.',
} as const satisfies Record<Making['kind'], string | undefined>;

interface ExportLineProps {
  readonly chosen: ChosenExport;
  /** Undefined while there is nothing to copy. */
  readonly onCopy: (() => void) | undefined;
}

function ExportLine({ chosen, onCopy }: ExportLineProps) {
  const { format, scopes, scope, choices, isScenario } = chosen;
  return (
    <div className="export-line">
      <ChoiceLine
        label="How much of it"
        choices={scopes}
        value={scope.id}
        onChange={chosen.onScope}
        isDisabled={format.scopes.length === 1}
      />
      <SwitchLine isOn={choices.isRedacted} isDisabled={isScenario} onChange={chosen.onMask}>
        Mask secrets
      </SwitchLine>
      <Button
        className="button small"
        isDisabled={format.kind === 'record' || onCopy === undefined}
        onPress={() => onCopy?.()}
      >
        <Copy aria-hidden size={14} /> Copy
      </Button>
    </div>
  );
}
