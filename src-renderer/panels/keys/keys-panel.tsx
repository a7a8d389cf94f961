/** Every key set of the run at the moment looked at, and which tokens used which key. */
import { useEffect, useRef } from 'react';
import type { HeldKey } from '#shared/projections/tokens/keys/held-key.ts';
import { isHeldAt } from '#shared/projections/tokens/keys/held-key.ts';
import {
  type KeySet,
  keySetsAt,
  signsAt,
  usesOfKey,
} from '#shared/projections/tokens/keys/key-sets.ts';
import { tokenLedgerOf } from '../../model/boards/token-ledger-of.ts';
import { useLooking } from '../../model/moment/looking.ts';
import { useWantedKey } from '../../model/wanted-key.ts';
import { KeyLine } from './key-line.tsx';
import { ownerTitle, sourceWords } from './set-words.ts';

export function KeysPanel() {
  const { view, onGo } = useLooking();
  const { moment, model } = view;
  const ledger = tokenLedgerOf(model);
  const wanted = useWantedKey();
  const place = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const line = place.current?.querySelector('summary');
    if (wanted?.key === undefined || line === null || line === undefined) return;
    line.focus({ preventScroll: true });
    line.scrollIntoView({ block: 'nearest' });
  }, [wanted]);
  const names = { lanes: model.diagram.lanes, setup: moment.setup };
  const sets = keySetsAt(ledger, moment.seq);
  if (sets.length === 0)
    return <p className="empty">The keys of the provider and of its clients appear here.</p>;
  return (
    <div className="keys-panel">
      {sets.map((set) => (
        <section
          key={JSON.stringify(set.name)}
          aria-label={`${ownerTitle(set.name, names)}, ${sourceWords(set.name, names)}`}
        >
          <h2>
            {ownerTitle(set.name, names)} <small>{sourceWords(set.name, names)}</small>
          </h2>
          {set.keys.map((held) => (
            <KeyLine
              key={`${held.since.seq} ${held.thumbprint ?? held.jwk.kid ?? ''}`}
              held={held}
              state={stateOf(set, held, moment.seq)}
              uses={usesOfKey(ledger, held, moment.seq)}
              seq={moment.seq}
              isWanted={wanted?.key === held}
              place={wanted?.key === held ? place : null}
              onGo={onGo}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function stateOf(set: KeySet, held: HeldKey, seq: number): string {
  if (!isHeldAt(held, seq)) return 'gone';
  if (set.name.source === 'published') return signsAt(set, held, seq) ? 'signs' : 'verifies only';
  return set.name.source === 'fetched' ? 'known' : 'in force';
}
