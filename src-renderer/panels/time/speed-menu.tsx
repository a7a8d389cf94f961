/** Chooses how fast a virtual run's time goes. */
import { ChevronDown } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { Transport } from './use-transport.ts';

const speeds = [0.1, 0.5, 1, 2, 5, 10, 100, 1000];

export function SpeedMenu({ transport }: { readonly transport: Transport }) {
  const reason = transport.commands.run.disabledReason;
  return (
    <Select
      aria-label="Speed"
      value={String(transport.speed)}
      isDisabled={reason !== undefined}
      onChange={(key) => transport.setSpeed(Number(key))}
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
}
