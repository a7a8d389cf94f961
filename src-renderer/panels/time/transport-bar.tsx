/**
 * The controls of a run's time: run and pause, step forth and back, go to the first and the newest
 * moment. What cannot be done now is disabled and says why.
 */
import {
  ChevronFirst,
  ChevronLast,
  type LucideIcon,
  Pause,
  Play,
  StepBack,
  StepForward,
} from 'lucide-react';
import { memo } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { RunView } from '../../model/use-trace.ts';
import { useShownTime } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { ClockPill } from './clock-pill.tsx';
import { GrainMenu } from './grain-menu.tsx';
import { PaceToggle } from './pace-toggle.tsx';
import { SpeedMenu } from './speed-menu.tsx';
import { UntilMenu } from './until-menu.tsx';
import { grainWords, type Transport } from './use-transport.ts';

interface TransportBarProps {
  readonly view: RunView;
  readonly transport: Transport;
}

export function TransportBar({ view, transport }: TransportBarProps) {
  const { commands } = transport;
  return (
    <div className="transport" role="toolbar" aria-label="Time">
      <CommandButton command={commands.first} Icon={ChevronFirst} />
      <CommandButton command={commands.back} Icon={StepBack} />
      <CommandButton
        command={transport.isRunning ? commands.pause : commands.run}
        Icon={transport.isRunning ? Pause : Play}
        isPrimary
      />
      <span className="joined">
        <CommandButton
          command={commands.step}
          Icon={StepForward}
          hint={view.cursor === null ? `Step ${grainWords[transport.pacing.grain]}` : undefined}
        />
        <GrainMenu pacing={transport.pacing} />
      </span>
      <CommandButton command={commands.live} Icon={ChevronLast} />
      <UntilMenu transport={transport} />
      <SpeedMenu transport={transport} />
      <PaceToggle transport={transport} />
      <Clock view={view} />
      <ClockPill view={view} pacing={transport.pacing} />
    </div>
  );
}

interface CommandButtonProps {
  readonly command: Transport['commands']['run'];
  readonly Icon: LucideIcon;
  readonly isPrimary?: boolean;
  /** What it does just now, where its title does not say all. */
  readonly hint?: string | undefined;
}

const CommandButton = memo(function CommandButton({
  command,
  Icon,
  isPrimary = false,
  hint,
}: CommandButtonProps) {
  const { title, keys, disabledReason } = command;
  const isDisabled = disabledReason !== undefined;
  return (
    <TooltipTrigger delay={400}>
      <Button
        className={`button icon${isPrimary ? ' primary' : ''}`}
        aria-label={title}
        aria-disabled={isDisabled}
        onPress={() => {
          if (!isDisabled) command.carryOut();
        }}
      >
        <Icon aria-hidden size={18} />
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {isDisabled ? disabledReason : (hint ?? title)}
        {keys === '' ? null : <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
});

function Clock({ view }: { readonly view: RunView }) {
  const time = shownTime(useShownTime(view));
  return (
    <output className="clock" aria-label="Time of the run">
      {time}
    </output>
  );
}
