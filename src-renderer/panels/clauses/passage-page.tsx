/** One passage: what it says in our words, where to read it, and everything that belongs to it. */
import { Copy } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { BookParameter, Passage } from '#shared/projections/clause-book/passage.ts';
import { turnTo } from '../../model/clauses/book-trail.ts';
import { useCopying } from '../../model/steady/use-copying.ts';
import { LessonLines } from './lesson-lines.tsx';
import { RuleLines } from './rule-lines.tsx';
import { RunMoments } from './run-moments.tsx';
import { markedSentences, TermSentence } from './term-words.tsx';

export function PassagePage({ passage }: { readonly passage: Passage }) {
  const { id, label, title, says, url, rules, parameters, mentions, terms } = passage;
  const [marked = [], ...teachings] = markedSentences([
    says,
    ...rules.map(({ teaching }) => teaching),
  ]);
  return (
    <>
      <header className="book-page-head">
        <p className="book-label">{label}</p>
        <h2>{title}</h2>
      </header>
      <TermSentence of={marked} className="book-says" />
      <Address url={url} isIssue={passage.kind === 'issue'} />
      <RunMoments clause={id} hasRules={rules.length > 0} />
      <RuleLines rules={rules} teachings={teachings} />
      <NoRules passage={passage} />
      <Parameters of={parameters} />
      <LessonLines mentions={mentions} />
      {mentions.length > 0 ? null : <p className="quiet-line">No lesson cites it.</p>}
      <TermLinks terms={terms} />
    </>
  );
}

interface AddressProps {
  readonly url: string;
  readonly isIssue: boolean;
}

/** To copy, for the workbench leads to no page of others. */
function Address({ url, isIssue }: AddressProps) {
  const { copy, said } = useCopying(url);
  return (
    <div className="book-address">
      <span className="book-address-of">
        {isIssue ? 'Where it is discussed' : 'In the specification'}
      </span>
      <div>
        <span className="wire">{url}</span>
        <Button className="button small icon" aria-label="Copy the address" onPress={copy}>
          <Copy aria-hidden size={14} />
        </Button>
      </div>
      <span className="quiet-line" role="status" aria-label="Copying the address">
        {said}
      </span>
    </div>
  );
}

function Parameters({ of }: { readonly of: readonly BookParameter[] }) {
  if (of.length === 0) return null;
  return (
    <section className="book-part" aria-label="Parameters">
      <h3>
        Parameters, members and headers <small>{of.length}</small>
      </h3>
      <ul className="book-chips">
        {of.map(({ name, means }) => (
          <li key={name}>
            <TooltipTrigger delay={200} closeDelay={0}>
              <Button className="book-chip wire">{name}</Button>
              <Tooltip className="tooltip card-tooltip" placement="top" offset={8}>
                {means}
              </Tooltip>
            </TooltipTrigger>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is not there is said, so that nobody looks for it. */
function NoRules({ passage: { kind, rules, parameters } }: { readonly passage: Passage }) {
  if (kind === 'issue' || rules.length > 0) return null;
  const why =
    parameters.length === 0
      ? 'it asks for nothing that could be checked here'
      : 'it says what stands on the wire';
  return <p className="quiet-line">No rule rests on it: {why}.</p>;
}

function TermLinks({ terms }: { readonly terms: readonly string[] }) {
  if (terms.length === 0) return null;
  return (
    <section className="book-part" aria-label="Terms">
      <h3>
        Terms <small>{terms.length}</small>
      </h3>
      <ul className="book-chips">
        {terms.map((term) => (
          <li key={term}>
            <Button className="book-chip" onPress={() => turnTo({ shelf: 'terms', id: term })}>
              {term}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
