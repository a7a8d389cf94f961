/** Chooses how fast a virtual run's time goes. */
import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import { speeds } from './speeds.ts';
import type { Transport } from './use-transport.ts';

export const SpeedMenu = memo(function SpeedMenu({ transport }: { readonly transport: Transport }) {
  const { pacing, commands } = transport;
  const reason = commands.run.disabledReason;
  return (
    <Select
      aria-label="Speed"
      value={String(pacing.speed)}
      isDisabled={reason !== undefined}
      onChange={(key) => pacing.setSpeed(Number(key))}
    >
      <Button className="button speed">
        <SelectValue />
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover">
        <ListBox>
          {speeds.map((speed) => (
            <ListBoxItem key={speed} id={String(speed)} className="option" textValue={`×${speed}`}>
              ×{speed}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
});
