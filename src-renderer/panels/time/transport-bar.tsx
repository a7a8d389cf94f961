/**
 * The controls of a run's time: run and pause, step forth and back, go to the first and the newest
 * moment. What cannot be done now is disabled and says why.
 */
import { ChevronFirst, ChevronLast, Pause, Play, StepBack, StepForward } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { shownTime } from '../../model/shown-text.ts';
import type { RunView } from '../../model/use-trace.ts';
import { useShownTime } from '../../model/use-trace.ts';
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
      <CommandButton command={commands.first} icon={<ChevronFirst aria-hidden size={18} />} />
      <CommandButton command={commands.back} icon={<StepBack aria-hidden size={18} />} />
      <CommandButton
        command={transport.isRunning ? commands.pause : commands.run}
        icon={
          transport.isRunning ? <Pause aria-hidden size={18} /> : <Play aria-hidden size={18} />
        }
        isPrimary
      />
      <span className="joined">
        <CommandButton
          command={commands.step}
          icon={<StepForward aria-hidden size={18} />}
          hint={view.cursor === null ? `Step ${grainWords[transport.pacing.grain]}` : undefined}
        />
        <GrainMenu pacing={transport.pacing} />
      </span>
      <CommandButton command={commands.live} icon={<ChevronLast aria-hidden size={18} />} />
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
  readonly icon: ReactNode;
  readonly isPrimary?: boolean;
  /** What it does just now, where its title does not say all. */
  readonly hint?: string | undefined;
}

function CommandButton({ command, icon, isPrimary = false, hint }: CommandButtonProps) {
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
        {icon}
      </Button>
      <Tooltip className="tooltip" offset={6}>
        {isDisabled ? disabledReason : (hint ?? title)}
        {keys === '' ? null : <kbd>{keys}</kbd>}
      </Tooltip>
    </TooltipTrigger>
  );
}

function Clock({ view }: { readonly view: RunView }) {
  const time = shownTime(useShownTime(view));
  return (
    <output className="clock" aria-label="Time of the run">
      {time}
    </output>
  );
}
