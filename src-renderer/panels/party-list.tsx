/** Who takes part: the state of each, what it waits for, and the way into its window. */
import { AppWindow } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { TransactionBadge } from '../drawing/transaction-badge.tsx';
import { partyLines, partyOfWindow } from '../model/sequence/party-lines.ts';
import { type RunView, useDispatch, useShownTime } from '../model/use-trace.ts';
import { shownSeconds, shownState } from '../model/words/shown-text.ts';
import { ProviderKeys } from './provider-keys.tsx';

export function PartyList({ view }: { readonly view: RunView }) {
  const now = useShownTime(view);
  const lanes = view.model.diagram.lanes.filter(({ role }) => role !== 'person');
  return (
    <ul className="parties" aria-label="Parties">
      {partyLines(lanes, view.moment).map((line) => (
        <li key={line.lane.party} className="party-card" data-role={line.lane.role}>
          <div className="party-card-head">
            <PartyFace role={line.lane.role} title={line.lane.title} />
            <OpenWindow lane={line.lane} run={view.model.run} />
          </div>
          {line.machines.length === 0 ? <p className="quiet-line">idle</p> : null}
          {line.machines.map(({ machine, timer }, place) => (
            // By place: another machine is written over the one before, which costs less than a new line.
            <p key={String(place)} className="party-state">
              {machine.about === undefined ? null : <TransactionBadge about={machine.about} />}
              <span>{shownState(machine.state)}</span>
              {timer === undefined ? null : (
                <span className="countdown">{shownSeconds(timer.dueAt - now)}</span>
              )}
            </p>
          ))}
          {line.lane.role === 'provider' ? <ProviderKeys view={view} /> : null}
        </li>
      ))}
    </ul>
  );
}

interface OpenWindowProps {
  readonly lane: Lane;
  readonly run: string;
}

const OpenWindow = memo(function OpenWindow({ lane, run }: OpenWindowProps) {
  const dispatch = useDispatch();
  const target = partyOfWindow(lane.party);
  if (target === undefined) return null;
  return (
    <Button
      className="button small"
      aria-label={`Open ${lane.title}`}
      onPress={() => void dispatch({ kind: 'window.open', run, ...target })}
    >
      <AppWindow aria-hidden size={15} /> Open
    </Button>
  );
});
