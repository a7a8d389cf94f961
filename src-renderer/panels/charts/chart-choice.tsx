/** Chooses whose charts are shown. */
import { Check, ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { PartyFace } from '../../drawing/party-face.tsx';
import { chartCards } from './chart-cards.ts';

interface ChartChoiceProps {
  readonly hidden: ReadonlySet<string>;
  readonly onChange: (hidden: readonly string[]) => void;
}

export function ChartChoice({ hidden, onChange }: ChartChoiceProps) {
  const shown = chartCards.map(({ name }) => name).filter((name) => !hidden.has(name));
  const words =
    shown.length === chartCards.length
      ? 'All charts'
      : `${shown.length} of ${chartCards.length} charts`;
  return (
    <MenuTrigger>
      <Button className="button small">
        {words} <ChevronDown aria-hidden size={12} />
      </Button>
      <Popover className="popover wide">
        <Menu
          aria-label="Charts shown"
          className="filter-menu"
          selectionMode="multiple"
          selectedKeys={shown}
          onSelectionChange={(keys) =>
            onChange(
              chartCards
                .map(({ name }) => name)
                .filter((name) => keys !== 'all' && !keys.has(name)),
            )
          }
        >
          {chartCards.map(({ name, role, title }) => (
            <MenuItem key={name} id={name} className="option" textValue={title}>
              {({ isSelected }) => (
                <>
                  <span className="menu-tick">
                    {isSelected ? <Check aria-hidden size={14} /> : null}
                  </span>
                  <PartyFace role={role} title={title} />
                </>
              )}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
