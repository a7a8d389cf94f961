/** The bar above a run: which run, its time, the theme, the windows and the size for a projector. */
import { GitCompare, Keyboard, Moon, Search, Sun, SunMoon } from 'lucide-react';
import { memo } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { shownKey } from '../commands/command-keys.ts';
import { useCommands } from '../commands/use-command.ts';
import { useLooking } from '../model/moment/looking.ts';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';
import { RunMenu } from './shelf/run-menu.tsx';
import { TransportBar } from './time/transport-bar.tsx';
import { useTimeCommands } from './time/use-time-commands.ts';
import { useTransport } from './time/use-transport.ts';
import { LayoutMenu } from './windows/layout-menu.tsx';
import { PresentButton, RestoreButton } from './windows/size-buttons.tsx';

interface ConsoleHeaderProps {
  readonly onCompare: () => void;
  readonly onStart: () => void;
}

export function ConsoleHeader({ onCompare, onStart }: ConsoleHeaderProps) {
  const { view } = useLooking();
  const { model } = view;
  const transport = useTransport(view);
  useTimeCommands(transport);
  return (
    <header className="console-header" data-part="header">
      <div className="header-run">
        <RunMenu run={model.run} onCompare={onCompare} onStart={onStart} />
        <CompareButton onCompare={onCompare} />
      </div>
      <TransportBar view={view} transport={transport} />
      <div className="header-end">
        <PaletteButton />
        <KeysButton />
        <ThemeButton />
        <RestoreButton />
        <LayoutMenu run={model.run} setup={model.moment(null).setup} />
        <PresentButton />
      </div>
    </header>
  );
}

const PaletteButton = memo(function PaletteButton() {
  const { carryOut } = useCommands();
  return (
    <Button className="button small palette-button" onPress={() => carryOut('workbench.palette')}>
      <Search aria-hidden size={15} /> <span className="palette-word">Find</span>{' '}
      <kbd>{shownKey('Mod+k')}</kbd>
    </Button>
  );
});

const KeysButton = memo(function KeysButton() {
  const { carryOut } = useCommands();
  return (
    <Button className="button icon" aria-label="Keys" onPress={() => carryOut('workbench.keys')}>
      <Keyboard aria-hidden size={17} />
    </Button>
  );
});

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
