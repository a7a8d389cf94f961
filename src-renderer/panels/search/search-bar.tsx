/** The search over the list of messages: its field, what it has found, and what can be made of it. */
import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo, type Ref } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import type { Match } from '#shared/trace/match/match.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';
import { breakpointOn, withBreakpoint } from '../../model/breakpoints/breakpoint-list.ts';
import { useLooking } from '../../model/moment/looking.ts';
import type { RunModel } from '../../model/run-model.ts';
import { useSearching } from '../../model/search/searching.ts';
import { wantRule } from '../../model/search/wanted-rule.ts';
import { ActMenu, type Deed } from '../in-flight/act-menu.tsx';
import { SearchFault } from './search-fault.tsx';
import { SearchField } from './search-field.tsx';

interface SearchBarProps {
  readonly model: RunModel;
  readonly field: Ref<HTMLInputElement>;
}

/** Not drawn anew by every step: it has nothing of the moment. */
export const SearchBar = memo(function SearchBar({ model, field }: SearchBarProps) {
  const { text, match, fault, onText } = useSearching();
  return (
    <search className="search" aria-label="Messages of the run">
      <div className="search-bar">
        <SearchField model={model} field={field} />
        <FoundCount />
        <Ways />
        <Hits />
        <Make match={match} />
      </div>
      {fault === undefined ? (
        <p className="search-words">
          {match === undefined ? '' : `Looks for ${describeMatch(match)}.`}
        </p>
      ) : (
        <SearchFault text={text} fault={fault} onText={onText} />
      )}
    </search>
  );
});

/** «7 of 41», or how many there are while nothing is looked for. */
function FoundCount() {
  const { match, count, of } = useSearching();
  const many = `${of} ${of === 1 ? 'message' : 'messages'}`;
  return (
    <p className="search-count" role="status" aria-label="Messages found">
      {match === undefined ? many : `${count} of ${of}`}
    </p>
  );
}

function Ways() {
  const { way, onWay } = useSearching();
  return (
    <ToggleButton
      className="button small"
      isSelected={way === 'filter'}
      onChange={(only) => onWay(only ? 'filter' : 'highlight')}
    >
      Only these
    </ToggleButton>
  );
}

function Hits() {
  const { count, onHit } = useSearching();
  const isDisabled = count === 0;
  return (
    <div className="search-hits" role="group" aria-label="From hit to hit">
      <Button
        className="button small icon"
        aria-label="Previous hit"
        isDisabled={isDisabled}
        onPress={() => onHit(-1)}
      >
        <ChevronUp aria-hidden size={14} />
      </Button>
      <Button
        className="button small icon"
        aria-label="Next hit"
        isDisabled={isDisabled}
        onPress={() => onHit(1)}
      >
        <ChevronDown aria-hidden size={14} />
      </Button>
    </div>
  );
}

function Make({ match }: { readonly match: Match | undefined }) {
  return match === undefined ? <MakeMenu deeds={none} /> : <MakeOf match={match} />;
}

const none: readonly Deed[] = [];

function MakeOf({ match }: { readonly match: Match }) {
  return <MakeMenu deeds={useDeeds(match)} />;
}

function MakeMenu({ deeds }: { readonly deeds: readonly Deed[] }) {
  return (
    <ActMenu label="Make of this search" isDisabled={deeds.length === 0} deeds={deeds}>
      Make
    </ActMenu>
  );
}

/** The match goes on as it is: they all read one language. */
function useDeeds(match: Match): readonly Deed[] {
  const { view, breakpoints } = useLooking();
  const isPast = view.cursor !== null;
  const held = breakpointOn(breakpoints.list, match);
  const breakpoint: Deed = {
    id: 'breakpoint',
    word: 'A breakpoint',
    sentence:
      held === undefined
        ? 'The run pauses when this comes again.'
        : 'There is one already: it is in the list of breakpoints.',
    carryOut: () => {
      if (held === undefined)
        breakpoints.change((all) => withBreakpoint(all, { on: match, title: '', once: false }));
    },
  };
  const rule: Deed = {
    id: 'rule',
    word: 'A fault rule …',
    sentence: isPast
      ? 'Return to now first: the past cannot be changed.'
      : 'The network loses, delays, doubles or spoils what this finds.',
    carryOut: () => {
      if (!isPast) wantRule(printMatch(match));
    },
  };
  return [breakpoint, rule];
}
