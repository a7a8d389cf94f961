/** One message on its way: who to whom, what, how long yet, and what can be done. */
import { ArrowRight, Hand, Send, Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Lane } from '#shared/projections/lanes.ts';
import type { NamedFlight } from '#shared/projections/network-board/flights.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownDuration } from '../../model/words/shown-duration.ts';

interface FlightLineProps {
  readonly flight: NamedFlight;
  readonly lanes: readonly Lane[];
  readonly now: number;
  readonly isSelected: boolean;
  readonly onSelect: (seq: number) => void;
  readonly children: ReactNode;
}

export function FlightLine(props: FlightLineProps) {
  const { flight, lanes, now, isSelected, onSelect, children } = props;
  const { title, detail, tone, way, about, marks, seq } = flight;
  const face = (party: string) => {
    const lane = lanes.find((one) => one.party === party);
    return lane === undefined ? <span>{party}</span> : <PartyFace {...lane} />;
  };
  return (
    <li className={`flight ${way.kind}${isSelected ? ' selected' : ''}`}>
      <p className="flight-ends">
        {face(flight.from)}
        <ArrowRight aria-label="to" size={14} />
        {face(flight.to)}
      </p>
      <p className="flight-title">
        <button type="button" className={`link wire tone-${tone}`} onClick={() => onSelect(seq)}>
          {title}
        </button>
        {about === undefined ? null : <TransactionBadge about={about} />}
        <span className="quiet-line">
          {[detail, ...new Set(marks)].filter(Boolean).join(' · ')}
        </span>
      </p>
      <Countdown way={way} now={now} />
      {children}
    </li>
  );
}

const holders = {
  hand: 'held',
  rule: 'held by a rule',
  breakpoint: 'held at a breakpoint',
  signature: 'being signed',
  frozen: 'frozen',
} as const;

function Countdown({ way, now }: { readonly way: NamedFlight['way']; readonly now: number }) {
  const end = way.kind === 'held' ? way.until : way.arrivesAt;
  return (
    <p className={`flight-way ${way.kind}`}>
      <span className="flight-left">
        <WayIcon way={way} />
        {end === null ? waitingWords(way) : wordsOf(way, end - now)}
      </span>
      {end === null ? null : (
        <span className="flight-track" aria-hidden>
          <span style={{ width: `${partDone(way.since, end, now)}%` }} />
        </span>
      )}
    </p>
  );
}

function WayIcon({ way }: { readonly way: NamedFlight['way'] }) {
  if (way.kind === 'travelling') return <Send aria-hidden size={14} />;
  return way.why === 'frozen' ? (
    <Snowflake aria-hidden size={14} />
  ) : (
    <Hand aria-hidden size={14} />
  );
}

/** Of what no time ends. */
function waitingWords(way: NamedFlight['way']): string {
  return way.kind === 'held' && way.why === 'frozen'
    ? `frozen with ${shownDuration(way.remainingMs ?? 0)} left`
    : 'waits: its device is offline';
}

function wordsOf(way: NamedFlight['way'], leftMs: number): string {
  const left = shownDuration(leftMs);
  if (way.kind === 'travelling') return leftMs > 0 ? `arrives in ${left}` : 'arrives now';
  const holder = way.why === 'offline' ? 'held' : holders[way.why];
  return `${holder}, goes on in ${left}`;
}

function partDone(from: number, to: number, now: number): number {
  if (to <= from) return 100;
  return Math.round((100 * Math.min(Math.max(now - from, 0), to - from)) / (to - from));
}
