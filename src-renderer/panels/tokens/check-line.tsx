/** One check of a token: whether it holds, and, opened, the values, the clocks and the party's verdict. */
import { Check, ChevronRight, CircleHelp, Minus, TriangleAlert, X } from 'lucide-react';
import type { TokenCheck, TwoClocks } from '#shared/projections/tokens/verification/check.ts';
import type { Conclusion } from '#shared/projections/tokens/verification/conclusion.ts';
import { shownSkew } from '../../model/words/shown-skew.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { ClauseLink } from '../clauses/clause-link.tsx';
import { HashWorkView } from './hash-work-view.tsx';

interface CheckLineProps {
  readonly check: TokenCheck;
  /** Who reads the token, by title. */
  readonly reader: string;
  readonly onGo: (seq: number) => void;
}

export function CheckLine({ check, reader, onGo }: CheckLineProps) {
  const { id, state, sentence, conclusion, clocks, work, clause } = check;
  const differs = conclusion?.differs === true;
  return (
    <details className="token-check" data-check={id} data-state={state}>
      <summary>
        <StateSign state={state} />
        <span>
          <strong className="wire">{id}</strong>{' '}
          <span className="hidden-but-read">{stateWords[state]}.</span> {sentence}
          {differs ? <Difference conclusion={conclusion} reader={reader} /> : null}
        </span>
        <ChevronRight aria-hidden size={13} className="turning" />
      </summary>
      <div className="token-check-inside">
        <Compared check={check} />
        {clocks === undefined ? null : <Clocks clocks={clocks} reader={reader} />}
        {work === undefined ? null : <HashWorkView work={work} found={check.found} name={id} />}
        <ConclusionLine check={check} reader={reader} onGo={onGo} />
        <ClauseLink clause={clause} />
      </div>
    </details>
  );
}

const stateWords = {
  holds: 'Holds',
  fails: 'Does not hold',
  unknown: 'Not known',
  'not asked': 'Not asked',
} as const;

export function StateSign({ state }: Pick<TokenCheck, 'state'>) {
  if (state === 'holds') return <Check aria-hidden size={16} className="tone-ok" />;
  if (state === 'fails') return <X aria-hidden size={16} className="tone-refused" />;
  if (state === 'unknown') return <CircleHelp aria-hidden size={15} className="tone-waiting" />;
  return <Minus aria-hidden size={15} className="tone-waiting" />;
}

function Difference({
  conclusion: { passed, because },
  reader,
}: {
  readonly conclusion: Conclusion;
  readonly reader: string;
}) {
  return (
    <span className="token-check-difference">
      <TriangleAlert aria-hidden size={13} /> {reader} {passed ? 'let it pass' : 'refused it'}.{' '}
      {because}
    </span>
  );
}

function Compared({ check: { found, expected } }: { readonly check: TokenCheck }) {
  if (found === undefined || expected === undefined) return null;
  return (
    <dl className="two-values">
      <dt>Found</dt>
      <dd className="wire value">{found}</dd>
      <dt>Expected</dt>
      <dd className="wire value">{expected}</dd>
    </dl>
  );
}

function Clocks({ clocks, reader }: { readonly clocks: TwoClocks; readonly reader: string }) {
  const { run, own, skewMs, holdsByOwn } = clocks;
  return (
    <dl className="two-values">
      <dt>Now, by the run</dt>
      <dd className="wire value">{run}</dd>
      <dt>Now, by {reader}</dt>
      <dd>
        <span className="wire value">{own}</span>{' '}
        {skewMs === 0 ? '(its clock is right)' : `(its clock is ${shownSkew(skewMs)})`};{' '}
        {holdsByOwn ? 'it holds by that.' : 'it does not hold by that.'}
      </dd>
    </dl>
  );
}

function ConclusionLine({ check: { conclusion }, reader, onGo }: CheckLineProps) {
  if (conclusion === undefined)
    return <p className="quiet-line">{reader} has said nothing about this by now.</p>;
  const { passed, seq, at } = conclusion;
  return (
    <p className="quiet-line">
      {reader} itself:{' '}
      <button type="button" className="link" onClick={() => onGo(seq)}>
        {passed ? 'passed' : 'refused'} at {shownTime(at)}
      </button>
    </p>
  );
}
