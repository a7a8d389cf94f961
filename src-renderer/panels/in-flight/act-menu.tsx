/** A small button that opens a list of deeds. */
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';

export interface Deed {
  readonly id: string;
  readonly word: string;
  readonly sentence?: string;
  readonly carryOut: () => void;
}

interface ActMenuProps {
  /** Said by a screen reader; begins with the words on the button. */
  readonly label: string;
  readonly isDisabled: boolean;
  readonly deeds: readonly Deed[];
  readonly children: ReactNode;
}

export function ActMenu({ label, isDisabled, deeds, children }: ActMenuProps) {
  return (
    <MenuTrigger>
      <Button className="button small" aria-label={label} isDisabled={isDisabled}>
        {children} <ChevronDown aria-hidden size={12} />
      </Button>
      <Popover className="popover">
        <Menu onAction={(key) => deeds.find(({ id }) => id === key)?.carryOut()}>
          {deeds.map(({ id, word, sentence }) => (
            <MenuItem key={id} id={id} className="option stacked" textValue={word}>
              <Text slot="label">{word}</Text>
              {sentence === undefined ? null : <Text slot="description">{sentence}</Text>}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
