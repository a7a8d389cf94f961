/** Filters the sequence by who takes part and by what came of it, and brings hidden lanes back. */
import { Check, ChevronDown, Filter } from 'lucide-react';
import { memo } from 'react';
import {
  Button,
  Header,
  Menu,
  MenuItem,
  MenuSection,
  MenuTrigger,
  Popover,
} from 'react-aria-components';
import {
  type FigureChoice,
  type Status,
  statuses,
} from '#shared/projections/figure/figure-choice.ts';
import { lanesOf } from '#shared/projections/lanes.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import type { Figure } from '../../model/sequence/use-figure.ts';

const statusWords: Readonly<Record<Status, string>> = {
  ok: 'It worked',
  waiting: 'Still waiting',
  refused: 'It was refused',
  lost: 'It was lost',
};

interface FilterMenuProps extends Pick<Figure, 'choice' | 'choose'> {
  readonly setup: RunSetup | undefined;
}

export const FilterMenu = memo(function FilterMenu(props: FilterMenuProps) {
  const { parties, statuses: wanted } = props.choice;
  const count = parties.length + wanted.length;
  const words = count === 0 ? 'Filter' : `Filter: ${count} chosen`;
  return (
    <MenuTrigger>
      <Button className="button small" aria-label={words} data-selected={count > 0 || undefined}>
        <Filter aria-hidden size={14} />
        {count === 0 ? 'Filter' : count} <ChevronDown aria-hidden size={12} />
      </Button>
      <Popover className="popover wide">
        <Filters {...props} />
      </Popover>
    </MenuTrigger>
  );
});

function Filters({ choice, choose, setup }: FilterMenuProps) {
  const lanes = setup === undefined ? [] : lanesOf(setup);
  const change = (part: Partial<FigureChoice>): void => choose({ ...choice, ...part });
  const partiesIn = (keys: 'all' | Iterable<unknown>) =>
    lanes.filter(({ party }) => isIn(keys, party)).map(({ party }) => party);
  return (
    <Menu aria-label="Filter the sequence" className="filter-menu">
      <MenuSection
        selectionMode="multiple"
        selectedKeys={choice.statuses}
        onSelectionChange={(keys) =>
          change({ statuses: statuses.filter((status) => isIn(keys, status)) })
        }
      >
        <Header className="menu-head">Only what came to this</Header>
        {statuses.map((status) => (
          <MenuItem key={status} id={status} className="option" textValue={statusWords[status]}>
            {({ isSelected }) => (
              <>
                <Tick isOn={isSelected} />
                {statusWords[status]}
              </>
            )}
          </MenuItem>
        ))}
      </MenuSection>
      <MenuSection
        selectionMode="multiple"
        selectedKeys={choice.parties}
        onSelectionChange={(keys) => change({ parties: partiesIn(keys) })}
      >
        <Header className="menu-head">Only messages of</Header>
        {lanes.map(({ party, role, title }) => (
          <MenuItem key={party} id={party} className="option" textValue={title}>
            {({ isSelected }) => (
              <>
                <Tick isOn={isSelected} />
                <PartyFace role={role} title={title} />
              </>
            )}
          </MenuItem>
        ))}
      </MenuSection>
    </Menu>
  );
}

function isIn(keys: 'all' | Iterable<unknown>, one: string): boolean {
  return keys === 'all' || [...keys].includes(one);
}

function Tick({ isOn }: { readonly isOn: boolean }) {
  return <span className="menu-tick">{isOn ? <Check aria-hidden size={14} /> : null}</span>;
}
