/** The bar above a run: which run, its time, the theme, and the size for a projector. */
import { ChevronDown, GitCompare, MonitorUp, Moon, Sun, SunMoon } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import {
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import { useLooking } from '../model/looking.ts';
import { demoRun, outsideRun } from '../model/new-runs.ts';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';
import { KeysHelp } from './keys-help.tsx';
import { TransportBar } from './time/transport-bar.tsx';
import { useTransport, useTransportKeys } from './time/use-transport.ts';

interface ConsoleHeaderProps {
  readonly onCompare: () => void;
}

export function ConsoleHeader({ onCompare }: ConsoleHeaderProps) {
  const { view } = useLooking();
  const transport = useTransport(view);
  useTransportKeys(transport);
  return (
    <header className="console-header" data-part="header">
      <div className="header-run">
        <RunMenu chosen={view.model.run} onCompare={onCompare} />
        <CompareButton onCompare={onCompare} />
      </div>
      <TransportBar view={view} transport={transport} />
      <div className="header-end">
        <KeysHelp transport={transport} />
        <ThemeButton />
        <PresentButton />
      </div>
    </header>
  );
}

const newVirtual = 'new-virtual';
const newWall = 'new-wall';
const compare = 'compare';

const CompareButton = memo(function CompareButton({
  onCompare,
}: Pick<ConsoleHeaderProps, 'onCompare'>) {
  return (
    <TooltipTrigger delay={400}>
      <Button className="button icon" aria-label="Compare with another run" onPress={onCompare}>
        <GitCompare aria-hidden size={17} />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        Compare with another run <kbd>C</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
});

interface RunMenuProps {
  readonly chosen: string;
  readonly onCompare: () => void;
}

const RunMenu = memo(function RunMenu({ chosen, onCompare }: RunMenuProps) {
  const runs = useWorkbench((state) => state.runs);
  const dispatch = useDispatch();
  const choose = (key: string): void => {
    if (key === newVirtual) void dispatch(demoRun);
    else if (key === newWall) void dispatch(outsideRun);
    else if (key === compare) onCompare();
    else void dispatch({ kind: 'run.open', run: key });
  };
  const items = [
    ...runs.map(({ run, name, createdAt }) => ({
      id: run,
      name,
      hint: new Date(createdAt).toLocaleString(),
    })),
    { id: newVirtual, name: 'New run of the poll demo', hint: '' },
    { id: newWall, name: 'Listen for your own client', hint: '' },
    { id: compare, name: 'Compare with another run', hint: '' },
  ];
  return (
    <Select
      aria-label="Run"
      value={chosen}
      onChange={(key) => choose(String(key))}
      className="run-menu"
    >
      <Button className="button run-button">
        <SelectValue>{runs.find(({ run }) => run === chosen)?.name ?? 'Run'}</SelectValue>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover">
        <ListBox items={items}>
          {({ id, name, hint }) => (
            <ListBoxItem id={id} className="option" textValue={name}>
              {name} <small>{hint}</small>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
});

const themeOrder = ['system', 'light', 'dark'] as const;
const themeIcons = { system: SunMoon, light: Sun, dark: Moon };

const ThemeButton = memo(function ThemeButton() {
  const theme = useWorkbench((state) => state.theme);
  const dispatch = useDispatch();
  const Icon = themeIcons[theme];
  const next = themeOrder[(themeOrder.indexOf(theme) + 1) % themeOrder.length] ?? 'system';
  return (
    <Button
      className="button icon"
      aria-label={`Theme: ${theme}. Change to ${next}.`}
      onPress={() => void dispatch({ kind: 'theme.choose', theme: next })}
    >
      <Icon aria-hidden size={17} />
    </Button>
  );
});

/** Makes everything larger for a room. */
const PresentButton = memo(function PresentButton() {
  const [isPresenting, present] = useState(false);
  useEffect(() => {
    document.documentElement.dataset['presenting'] = String(isPresenting);
  }, [isPresenting]);
  return (
    <ToggleButton className="button" isSelected={isPresenting} onChange={present}>
      <MonitorUp aria-hidden size={16} /> Present
    </ToggleButton>
  );
});
