/** The rules that a request met, in the order in which it met them, each with its clause and why. */
import { Check, Circle, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { rulesOf } from '#shared/profiles/profiles.ts';
import { clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import type { EntryOf } from '#shared/trace/entry.ts';

type Judgement = EntryOf<'rules.judged'>;

export function RuleTable({ judgement }: { readonly judgement: Judgement | undefined }) {
  const refused = useRef<HTMLLIElement>(null);
  useEffect(() => refused.current?.scrollIntoView({ block: 'nearest' }), [judgement?.seq]);
  if (judgement === undefined) {
    return <p className="empty">No rule has judged this exchange; it is judged when it arrives.</p>;
  }
  const rules = rulesOf(judgement.profile, judgement.table);
  return (
    <ol className="rules" aria-label={`Rules of ${judgement.table}, profile ${judgement.profile}`}>
      {rules.map(({ name, clause, teaching }) => {
        const verdict = verdictOf(judgement, name);
        return (
          <li key={name} ref={verdict === 'refused' ? refused : null} className={`rule ${verdict}`}>
            <VerdictSign verdict={verdict} />
            <div>
              <p className="rule-name">
                {name} <span className="hidden-but-read">{verdict}</span>
              </p>
              <p className="rule-why">{teaching}</p>
              {verdict === 'refused' ? (
                <p className="rule-why">{clauses[clause].paraphrase}</p>
              ) : null}
              <a href={clauses[clause].url} target="_blank" rel="noreferrer" className="clause">
                {clauseLabel(clause)}
              </a>
            </div>
          </li>
        );
      })}
    </ol>
  );
}

type Verdict = 'passed' | 'refused' | 'unreached';

function verdictOf({ passed, refusal }: Judgement, name: string): Verdict {
  if (refusal?.rule === name) return 'refused';
  return passed.includes(name) ? 'passed' : 'unreached';
}

function VerdictSign({ verdict }: { readonly verdict: Verdict }) {
  if (verdict === 'passed') return <Check aria-hidden size={16} className="tone-ok" />;
  if (verdict === 'refused') return <X aria-hidden size={16} className="tone-refused" />;
  return <Circle aria-hidden size={12} className="tone-waiting" />;
}
