/** Which clauses of the list are shown: all, those that the run has asked, those by which it refused. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { type RunFilter as Filter, runFilters } from './book-entries.ts';

const words: Readonly<Record<Filter, string>> = { all: 'All', asked: 'Asked', refused: 'Refused' };

interface RunFilterProps {
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
}

export function RunFilter({ filter, onFilter }: RunFilterProps) {
  return (
    <ToggleButtonGroup
      className="look-toggle book-filter"
      aria-label="Which clauses"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[filter]}
      onSelectionChange={(keys) => onFilter(runFilters.find((one) => keys.has(one)) ?? 'all')}
    >
      {runFilters.map((one) => (
        <ToggleButton
          key={one}
          id={one}
          className="button small"
          aria-label={one === 'all' ? words.all : `${words[one]} in this run`}
        >
          {words[one]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
