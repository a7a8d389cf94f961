/** One key of a set: what it is, for how long it stood there, and the tokens that it signed. */
import { ChevronRight } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { thumbprintWork } from '#shared/projections/hash-work/thumbprint-work.ts';
import type { HeldKey } from '#shared/projections/tokens/keys/held-key.ts';
import { tokenTitle } from '#shared/projections/tokens/token-kind.ts';
import type { TokenUse } from '#shared/projections/tokens/token-ledger.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { HashWorkView } from '../tokens/hash-work-view.tsx';

interface KeyLineProps {
  readonly held: HeldKey;
  /** «signs», «verifies only», «gone». */
  readonly state: string;
  readonly uses: readonly TokenUse[];
  readonly seq: number;
  readonly isWanted: boolean;
  readonly place: Ref<HTMLDetailsElement>;
  readonly onGo: (seq: number) => void;
}

export function KeyLine({ held, state, uses, seq, isWanted, place, onGo }: KeyLineProps) {
  const { jwk, thumbprint, since, until } = held;
  const isOver = until !== undefined && until.seq <= seq;
  return (
    <details className={`key-line${isWanted ? ' wanted' : ''}`} ref={place} open={isWanted}>
      <summary>
        <ChevronRight aria-hidden size={13} className="turning" />
        <span className="wire key-kid">{jwk.kid ?? 'no kid'}</span>
        <span className="wire key-facts">{factsOf(jwk)}</span>
        <span className="wire key-print" title={`RFC 7638 thumbprint: ${thumbprint ?? 'none'}`}>
          <span className="hidden-but-read">thumbprint </span>
          {thumbprint ?? 'no thumbprint'}
        </span>
        <span className="key-since">
          {state} · since {shownTime(since.at)}
          {isOver ? `, until ${shownTime(until.at)}` : ''}
        </span>
        <span className="key-uses">{countOf(uses.length)}</span>
      </summary>
      <Inside held={held} uses={uses} onGo={onGo} />
    </details>
  );
}

function Inside({ held, uses, onGo }: Pick<KeyLineProps, 'held' | 'uses' | 'onGo'>) {
  const { jwk, thumbprint } = held;
  const work = useMemo(() => thumbprintWork(jwk), [jwk]);
  return (
    <div className="key-inside">
      <Uses uses={uses} onGo={onGo} />
      {work === undefined ? null : (
        <details>
          <summary>Thumbprint, worked out</summary>
          <p className="quiet-line">
            Only {work.members.join(', ')} count, in this order and without a space
            {work.leftOut.length === 0 ? '' : `; ${work.leftOut.join(', ')} are left out`}:
          </p>
          <p className="raw">{work.text}</p>
          <HashWorkView work={work} found={thumbprint} name="thumbprint" />
        </details>
      )}
      <details>
        <summary>The key as JSON</summary>
        <pre className="raw">{JSON.stringify(jwk, null, 2)}</pre>
      </details>
    </div>
  );
}

const mostShown = 40;

function Uses({ uses, onGo }: Pick<KeyLineProps, 'uses' | 'onGo'>) {
  if (uses.length === 0)
    return <p className="quiet-line">Nothing that was sent by now is signed with it.</p>;
  const newest = uses.slice(-mostShown);
  return (
    <>
      <ul className="key-tokens" aria-label="Tokens of this key">
        {newest.map(({ seq, since, at, kind }, index) => (
          <li key={`${since}-${String(index)}`}>
            <button type="button" className="link" onClick={() => onGo(seq)}>
              {tokenTitle(kind)} at {shownTime(at)}
            </button>
          </li>
        ))}
      </ul>
      {newest.length === uses.length ? null : (
        <p className="quiet-line">These are the newest {mostShown} of them.</p>
      )}
    </>
  );
}

function countOf(count: number): string {
  if (count === 0) return 'no token yet';
  return count === 1 ? '1 token' : `${count} tokens`;
}

function factsOf({ kty, alg, use, ...rest }: HeldKey['jwk']): string {
  const curve = typeof rest['crv'] === 'string' ? ` ${rest['crv']}` : '';
  return [`${kty}${curve}`, alg, typeof use === 'string' ? use : undefined]
    .filter((part) => part !== undefined)
    .join(' · ');
}
