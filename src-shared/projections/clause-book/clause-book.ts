/**
 * Every clause with the rules that implement it, the parameters whose cards cite it and the lessons
 * that show it; beside them the other passages that lessons cite, and the glossary. What lessons say
 * is handed in, for there may be lessons of somebody else.
 */
import { type ClauseId, clauseLabel, clauses } from '../../protocol/rules/clauses.ts';
import { allCards } from '../parameter-cards/find-card.ts';
import { rulesByClause } from './clause-rules.ts';
import { type TermReader, termReader } from './marked-terms.ts';
import type {
  BookParameter,
  ClauseBook,
  LessonMentions,
  Mention,
  Passage,
  TermPage,
} from './passage.ts';
import { inReadingOrder } from './reading-order.ts';

/** A passage that lessons cite beside the clauses. */
export interface CitedSource
  extends Pick<Passage, 'kind' | 'document' | 'section' | 'title' | 'label' | 'says' | 'url'> {
  readonly id: string;
}

export interface BookParts {
  /** Each term with its meaning. */
  readonly glossary: Readonly<Record<string, string>>;
  readonly sources: readonly CitedSource[];
  readonly lessons: readonly LessonMentions[];
}

/** The book, in the order in which it is read. */
export function clauseBook({ glossary, sources, lessons }: BookParts): ClauseBook {
  const cited = byName(lessons.flatMap(({ cites }) => cites));
  const marked = byName(lessons.flatMap(({ marks }) => marks));
  const read = termReader(Object.keys(glossary));
  const passages = inReadingOrder([...clausePages(), ...sources.map(sourcePage)]).map(
    (passage) => ({
      ...passage,
      mentions: cited.get(passage.id) ?? [],
      terms: termsIn(read, passage),
    }),
  );
  return { passages, terms: termPages(glossary, passages, marked) };
}

type Bare = Omit<Passage, 'mentions' | 'terms'>;

function clausePages(): readonly Bare[] {
  const rules = rulesByClause();
  const parameters = parametersByClause();
  return (Object.keys(clauses) as ClauseId[]).map((id) => {
    const { document, section, title, paraphrase, url } = clauses[id];
    return {
      kind: 'clause',
      id,
      document,
      section,
      title,
      label: clauseLabel(id),
      says: paraphrase,
      url,
      rules: rules.get(id) ?? [],
      parameters: parameters.get(id) ?? [],
    };
  });
}

const sourcePage = (source: CitedSource): Bare => ({ ...source, rules: [], parameters: [] });

/** Each name once a clause, also where several places have a card of it. */
function parametersByClause(): ReadonlyMap<string, readonly BookParameter[]> {
  const found = new Map<string, Map<string, BookParameter>>();
  for (const { name, means, clause } of allCards()) {
    const named = found.get(clause) ?? new Map<string, BookParameter>();
    if (!named.has(name)) named.set(name, { name, means });
    found.set(clause, named);
  }
  return new Map([...found].map(([clause, named]) => [clause, [...named.values()]]));
}

function termsIn(read: TermReader, { says, title, rules }: Bare): readonly string[] {
  const found = new Set<string>();
  for (const sentence of [title, says, ...rules.map(({ teaching }) => teaching)])
    read(sentence, found);
  return [...found].toSorted((left, right) => left.localeCompare(right, 'en'));
}

function termPages(
  glossary: BookParts['glossary'],
  passages: readonly Passage[],
  marked: ReadonlyMap<string, readonly Mention[]>,
): readonly TermPage[] {
  return Object.entries(glossary)
    .map(([term, meaning]) => ({
      term,
      meaning,
      passages: passages.filter(({ terms }) => terms.includes(term)).map(({ id }) => id),
      mentions: marked.get(term) ?? [],
    }))
    .toSorted((left, right) => left.term.localeCompare(right.term, 'en'));
}

function byName(
  all: readonly (readonly [name: string, mention: Mention])[],
): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>();
  for (const [name, mention] of all) {
    const held = found.get(name);
    if (held === undefined) found.set(name, [mention]);
    else held.push(mention);
  }
  return found;
}
