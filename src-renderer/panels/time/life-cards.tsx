/**
 * Tokens, codes and locks with their countdowns: no machine waits for these ends, the provider
 * compares them with its own clock. Each can be frozen, ended now and moved, like a timer.
 */
import { Snowflake } from 'lucide-react';
import {
  type Life,
  type Lives,
  lifeDue,
  lifeLeft,
  livingAt,
} from '#shared/projections/timers/lives.ts';
import type { LifeKind } from '#shared/protocol/life-name.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { timeBoardAt } from '../../model/boards/time-board-at.ts';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { Countdown } from './countdown.tsx';
import { RefusalNote } from './refusal-note.tsx';
import { TimerActs } from './timer-acts.tsx';

/** More than that nobody reads; the youngest are shown. */
const mostShown = 60;

interface LifeCardsProps {
  readonly view: RunView;
  readonly now: number;
  /** It is gone, and with it what had the keyboard. */
  readonly onFired: () => void;
}

export function LifeCards({ view, now, onFired }: LifeCardsProps) {
  const { lives } = timeBoardAt(view);
  const living = livingAt(lives, now);
  if (living.length === 0) return null;
  return (
    <section aria-label="Tokens, codes and locks" className="time-section">
      <h2 className="time-heading">
        Tokens, codes and locks <span className="time-count">{living.length}</span>
      </h2>
      <ul className="timer-list">
        {living.slice(-mostShown).map((life) => (
          <LifeCard
            key={life.timer}
            view={view}
            lives={lives}
            life={life}
            now={now}
            onFired={onFired}
          />
        ))}
      </ul>
      {living.length > mostShown ? (
        <p className="quiet-line">{living.length - mostShown} older ones are not shown.</p>
      ) : null}
      <p className="quiet-line">
        No machine waits for these: the provider compares each end with its own clock, which can be
        set below. An access token is sealed, its end stands inside and stays; what you do here is
        remembered by the provider, for 200 at most, and counts wherever it judges the token itself.
      </p>
    </section>
  );
}

interface LifeCardProps extends LifeCardsProps {
  readonly lives: Lives;
  readonly life: Life;
}

function LifeCard({ view, lives, life, now, onFired }: LifeCardProps) {
  const asking = useAsk();
  const sentence = sentenceOf(life);
  const due = lifeDue(lives, life);
  const isFrozen = due.kind === 'frozen';
  return (
    <li className={isFrozen ? 'timer-card token frozen' : 'timer-card token'} data-role="provider">
      <div className="timer-head">
        <PartyFace role="provider" title="Provider" />
        {life.about === undefined ? null : <TransactionBadge about={life.about} />}
      </div>
      <p className="timer-sentence">{sentence}</p>
      <Countdown
        of={sentence}
        leftMs={lifeLeft(lives, life, now)}
        totalMs={life.totalMs}
        isFrozen={isFrozen}
      >
        {due.kind === 'frozen' ? (
          <span className="frozen-word">
            <Snowflake aria-hidden size={13} /> frozen
          </span>
        ) : (
          <code className="timer-due">
            {life.isInHand ? 'moved to' : 'at'} {shownTime(due.at)}
          </code>
        )}
      </Countdown>
      <TimerActs
        run={view.model.run}
        of={{ timer: life.timer, sentence, due }}
        now={now}
        isPast={view.cursor !== null}
        onFired={onFired}
        asking={asking}
      />
      <RefusalNote sentence={asking.refusal} />
    </li>
  );
}

const things: Readonly<Record<LifeKind, string>> = {
  'access-token': 'access token',
  'refresh-token': 'refresh token',
  code: 'authorization code',
  lock: 'lock',
};

function sentenceOf({ kind, clientId, sub, of }: Life): string {
  // Of a run that goes on from another one, which has the rest.
  if (kind !== 'lock' && clientId === undefined)
    return `The ${things[kind]} of the grant ${of} ends.`;
  return kind === 'lock'
    ? `The lock of ${sub} after wrong user codes ends.`
    : `The ${things[kind]} of ${clientId} for ${sub} ends.`;
}
