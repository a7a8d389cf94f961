/** Every call that reached the client's notification endpoint, and how the client judged it. */
import { Check, X } from 'lucide-react';
import { TransactionBadge } from '../../../drawing/transaction-badge.tsx';
import type {
  CallbackLine,
  CallbackVerdict,
  ClientKnowledge,
} from '../../../model/story/client-knowledge.ts';
import { shownTime } from '../../../model/words/shown-text.ts';

export function CallbackLog({ knowledge }: { readonly knowledge: ClientKnowledge }) {
  const { mode, callbacks } = knowledge;
  return (
    <section className="knowledge-part" aria-label="Its callback endpoint">
      <h3>Its callback endpoint</h3>
      {callbacks.length === 0 ? <p className="quiet-line">{emptyWords[mode]}</p> : null}
      <ol className="rules">
        {callbacks.map((line) => (
          <Line key={line.seq} line={line} />
        ))}
      </ol>
    </section>
  );
}

const emptyWords = {
  poll: 'This client polls: it has no endpoint, and nobody calls it.',
  ping: 'No call yet. The provider will ping when the person has decided.',
  push: 'No call yet. The provider will push the tokens here.',
} as const;

function Line({ line: { at, what, about, verdict } }: { readonly line: CallbackLine }) {
  return (
    <li className={`rule ${verdict?.isTaken === false ? 'refused' : 'passed'}`}>
      <VerdictSign verdict={verdict} />
      <div>
        <p className="rule-name">
          <span className="wire">{shownTime(at)}</span> {what}{' '}
          {about === undefined ? null : <TransactionBadge about={about} />}
        </p>
        <p className="rule-why">
          {verdict === undefined ? 'Not answered yet.' : `${verdict.status}: ${verdict.words}`}
        </p>
      </div>
    </li>
  );
}

function VerdictSign({ verdict }: { readonly verdict: CallbackVerdict | undefined }) {
  if (verdict === undefined) return <span className="rule-sign" aria-hidden />;
  return verdict.isTaken ? (
    <Check aria-label="taken" size={16} className="tone-ok" />
  ) : (
    <X aria-label="turned away" size={16} className="tone-refused" />
  );
}
