/** «paused», «running», what it runs to, or «in the past»: told by word, sign and colour. */
import { X } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { RunView } from '../../model/use-trace.ts';
import { goalWords } from '../../model/words/goal-words.ts';
import type { Pacing } from './use-pacing.ts';

interface ClockPillProps {
  readonly view: RunView;
  readonly pacing: Pacing;
}

export function ClockPill({ view: { cursor, moment }, pacing: { goal, giveUp } }: ClockPillProps) {
  if (cursor !== null) return <span className="pill past">◂ in the past</span>;
  const { state } = moment.clock;
  const word = state === 'running' ? '▸ running' : '‖ paused';
  if (goal === null) return <span className={`pill ${state}`}>{word}</span>;
  return (
    <span className={`pill goal-pill ${state}`}>
      <span className="goal-words" title={goalWords(goal)}>
        {state === 'running' ? '▸' : '‖'} until {goalWords(goal)}
      </span>
      <TooltipTrigger delay={400}>
        <Button className="pill-button" aria-label="Give this goal up and pause" onPress={giveUp}>
          <X aria-hidden size={13} />
        </Button>
        <Tooltip className="tooltip" offset={6}>
          Give this goal up and pause
        </Tooltip>
      </TooltipTrigger>
    </span>
  );
}
