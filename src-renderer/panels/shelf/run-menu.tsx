/** Which run this is, which others there are, and what can be done with it as a whole. */
import {
  ChevronDown,
  FileDown,
  FileUp,
  GitCompare,
  House,
  type LucideIcon,
  PenLine,
  Play,
  PlugZap,
} from 'lucide-react';
import { memo, useRef, useState } from 'react';
import { Button, Dialog, Popover } from 'react-aria-components';
import { useCommand, useCommands } from '../../commands/use-command.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { demoRun, outsideRun } from '../../model/runs/new-runs.ts';
import { useDispatch, useRunName } from '../../model/use-trace.ts';
import { later } from '../later.tsx';
import { useImports } from './import-desk.tsx';
import { RunTree } from './run-tree.tsx';

const ExportDialog = later(async () => (await import('./export-dialog.tsx')).ExportDialog);

interface RunMenuProps {
  readonly run: string;
  readonly onCompare: () => void;
  /** Shows the start page, with all runs. */
  readonly onStart: () => void;
}

interface Deed {
  readonly title: string;
  readonly Icon: LucideIcon;
  readonly keys?: string;
  readonly act: () => void;
}

export const RunMenu = memo(function RunMenu({ run, onCompare, onStart }: RunMenuProps) {
  const name = useRunName(run);
  const dispatch = useDispatch();
  const { choose } = useImports();
  const { carryOut } = useCommands();
  const [isOpen, setOpen] = useState(false);
  const [isExporting, setExporting] = useState(false);
  const exportIt = (): void => setExporting(true);
  useCommand('run.export', exportIt);
  useCommand('run.start-page', onStart);
  const deeds: readonly Deed[] = [
    { title: 'Export this run', Icon: FileDown, keys: 'X', act: exportIt },
    { title: 'Open a run file', Icon: FileUp, keys: 'O', act: choose },
    { title: 'Compare with another one', Icon: GitCompare, act: onCompare },
    { title: 'Write a lesson', Icon: PenLine, act: () => carryOut('authoring.open') },
    { title: 'New run of the poll demo', Icon: Play, act: () => void dispatch(demoRun) },
    { title: 'Listen for your own client', Icon: PlugZap, act: () => void dispatch(outsideRun) },
    { title: 'Start page', Icon: House, act: onStart },
  ];
  const close = (act: () => void): void => {
    setOpen(false);
    act();
  };
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <Button
        ref={button}
        className="button run-button"
        aria-label={`${name}: run menu`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPress={() => setOpen(!isOpen)}
      >
        <span>{name}</span>
        <ChevronDown aria-hidden size={14} />
      </Button>
      {/* Without a trigger of its own: labelled by one, the popover would be a nameless region. */}
      <Popover
        className="popover shelf-popover"
        placement="bottom start"
        triggerRef={button}
        isOpen={isOpen}
        onOpenChange={setOpen}
      >
        <Dialog aria-label="Runs and files" className="shelf-menu">
          <RunTree
            current={run}
            onOpen={(chosen) => close(() => void dispatch({ kind: 'run.open', run: chosen }))}
          />
          <Deeds deeds={deeds} onPress={close} />
        </Dialog>
      </Popover>
      {isExporting ? <RunExport onClose={() => setExporting(false)} /> : null}
    </>
  );
});

/** Only who exports needs to know what is looked at. */
function RunExport({ onClose }: { readonly onClose: () => void }) {
  const { view } = useLooking();
  return <ExportDialog view={view} onClose={onClose} />;
}

interface DeedsProps {
  readonly deeds: readonly Deed[];
  readonly onPress: (act: () => void) => void;
}

function Deeds({ deeds, onPress }: DeedsProps) {
  return (
    <div className="shelf-deeds">
      {deeds.map(({ title, Icon, keys, act }) => (
        <Button key={title} className="goal-choice shelf-deed" onPress={() => onPress(act)}>
          <Icon aria-hidden size={15} />
          <span>{title}</span>
          {keys === undefined ? null : <kbd aria-hidden>{keys}</kbd>}
        </Button>
      ))}
    </div>
  );
}
