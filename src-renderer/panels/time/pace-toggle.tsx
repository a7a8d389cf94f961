/** Lets time skip what nobody wants to wait for: then it is paced by events, not by the wall. */
import { FastForward } from 'lucide-react';
import { memo } from 'react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { Transport } from './use-transport.ts';

export const PaceToggle = memo(function PaceToggle({
  transport: { pacing, wallOnly },
}: {
  readonly transport: Transport;
}) {
  return (
    <TooltipTrigger delay={400}>
      <ToggleButton
        className="button icon"
        aria-label="Skip idle time"
        isSelected={pacing.pace === 'event'}
        isDisabled={wallOnly !== undefined}
        onChange={(isOn) => pacing.setPace(isOn ? 'event' : 'wall')}
      >
        <FastForward aria-hidden size={16} />
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        Skip idle time: go from event to event instead of waiting
      </Tooltip>
    </TooltipTrigger>
  );
});
