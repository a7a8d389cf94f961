/** Chooses how far a step goes: to the next thing planned, message, or move of a chart. */
import { ChevronDown } from 'lucide-react';
import { memo } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import type { Grain } from '#shared/intents/clock-intents.ts';
import type { Pacing } from './use-pacing.ts';

const grains: readonly { readonly id: Grain; readonly word: string; readonly why: string }[] = [
  { id: 'item', word: 'One thing', why: 'Whatever is planned next: an arrival or a timer.' },
  { id: 'message', word: 'One message', why: 'On until somebody has sent something.' },
  { id: 'transition', word: 'One move', why: 'On until a party has changed its state.' },
];

export const GrainMenu = memo(function GrainMenu({
  pacing: { grain, setGrain },
}: {
  readonly pacing: Pacing;
}) {
  return (
    <MenuTrigger>
      <Button className="button icon grain" aria-label="How far a step goes">
        <ChevronDown aria-hidden size={13} />
      </Button>
      <Popover className="popover time-popover">
        <Menu
          aria-label="How far a step goes"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[grain]}
          onAction={(key) => setGrain(grains.find(({ id }) => id === key)?.id ?? 'item')}
        >
          {grains.map(({ id, word, why }) => (
            <MenuItem key={id} id={id} className="option time-option" textValue={word}>
              <Text slot="label">{word}</Text>
              <Text slot="description">{why}</Text>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
});
