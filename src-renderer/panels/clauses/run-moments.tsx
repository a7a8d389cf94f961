/** Where the open run has shown a clause: refusals first, each leading to its moment. */
import { Check, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { ClauseMoment } from '#shared/projections/clause-book/run-clauses.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { type BookRun, useBookParts } from './book-run.ts';

const fewest = 5;

interface RunMomentsProps {
  readonly clause: string;
  /** Clauses on which no rule rests are never asked. */
  readonly hasRules: boolean;
}

export function RunMoments({ clause, hasRules }: RunMomentsProps) {
  const { run } = useBookParts();
  if (run === undefined || !hasRules) return null;
  const { refused, passed } = run.clauses.get(clause) ?? { refused: [], passed: [] };
  return (
    <section className="book-part" aria-label="In this run">
      <h3>
        In this run <small>{countWords(refused.length, passed.length)}</small>
      </h3>
      {refused.length + passed.length === 0 ? (
        <p className="quiet-line">Moments appear here once a rule of this clause is asked.</p>
      ) : null}
      <MomentList key={`${clause} refused`} name="Refused" moments={refused} run={run} />
      <MomentList key={`${clause} passed`} name="Passed" moments={passed} run={run} />
    </section>
  );
}

function countWords(refused: number, passed: number): string {
  if (refused + passed === 0) return 'not asked yet';
  const parts = [
    ...(refused === 0 ? [] : [`${refused} refused`]),
    ...(passed === 0 ? [] : [`${passed} passed`]),
  ];
  return parts.join(', ');
}

interface MomentListProps {
  readonly name: string;
  readonly moments: readonly ClauseMoment[];
  readonly run: BookRun;
}

function MomentList({ name, moments, run }: MomentListProps) {
  const [isWhole, showAll] = useState(false);
  if (moments.length === 0) return null;
  const shown = isWhole ? moments : moments.slice(0, fewest);
  const rest = moments.length - shown.length;
  return (
    <>
      <ul className="book-moments" aria-label={`${name} in this run`}>
        {shown.map((moment) => (
          <li key={moment.seq}>
            <MomentButton moment={moment} run={run} />
          </li>
        ))}
      </ul>
      {rest === 0 ? null : (
        <Button className="link" onPress={() => showAll(true)}>
          {rest} more {name.toLowerCase()}
        </Button>
      )}
    </>
  );
}

function MomentButton({ moment, run }: Pick<MomentListProps, 'run'> & { moment: ClauseMoment }) {
  const { refusal, passed, at, seq } = moment;
  const { title, from } = run.askedIn(moment);
  const said = refusal === undefined ? passedWords(passed) : refusal.rule;
  return (
    <Button
      className={`book-moment${seq > run.seq ? ' later' : ''}`}
      aria-label={`Show ${title} of ${from} at ${shownTime(at)}: ${said}${refusal === undefined ? '' : `, ${refusal.error}`}`}
      {...(seq === run.seq ? { 'aria-current': 'step' } : {})}
      onPress={() => run.onGo(moment)}
    >
      {refusal === undefined ? (
        <Check aria-hidden size={14} className="tone-ok" />
      ) : (
        <X aria-hidden size={14} className="tone-refused" />
      )}
      <span className="wire book-when">{shownTime(at)}</span>
      <span className="book-what">
        <span>
          <span className="wire">{title}</span> <span className="book-from">{from}</span>
        </span>
        <span className="book-said">
          {said}
          {refusal === undefined ? null : (
            <>
              {' '}
              · <span className="wire">{refusal.error}</span>
            </>
          )}
        </span>
      </span>
    </Button>
  );
}

function passedWords(passed: readonly string[]): string {
  const [only] = passed;
  return passed.length === 1 && only !== undefined ? only : `${passed.length} rules of it passed`;
}
