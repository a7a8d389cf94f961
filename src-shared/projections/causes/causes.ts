/**
 * Why? From any entry back to the person, the parameter, the rule or the timer that made it. The
 * record is a graph; here it is a list, nearest cause first, in which each link names its own causes.
 */
import type { Entry } from '../../trace/entry.ts';
import type { CauseLink } from './cause-link.ts';
import { directCauses, representative } from './direct-causes.ts';
import { entryWords } from './entry-words.ts';
import type { NamedValue } from './named-values.ts';
import { clauseWords, type RuleBook } from './refusal-words.ts';
import type { TraceIndex } from './trace-index.ts';
import { valuesBehind } from './values-behind.ts';

export interface Explanation {
  /** What was asked about and why it came to be, in a few sentences. */
  readonly sentence: string;
  /** What was asked about, then its causes, nearest first. */
  readonly links: readonly CauseLink[];
  /** How many links between the last ones were left out, because there are too many to show. */
  readonly omitted: number;
}

/** How many links a screen shows at most, and how many entries are followed back. */
const mostLinks = 24;
const mostFollowed = 20_000;

/** Explains one entry; undefined where this window has no such entry. */
export function causesOf(
  index: TraceIndex,
  seq: number,
  book: RuleBook,
  most = mostLinks,
): Explanation | undefined {
  const asked = index.bySeq.get(seq);
  if (asked === undefined) return undefined;
  const links = linksFrom(index, representative(index, asked), book);
  const kept = bounded(links, most);
  const shown = new Set(kept.map(({ id }) => id));
  return {
    sentence: summaryOf(links),
    links: kept.map((link) => ({ ...link, causes: link.causes.filter((id) => shown.has(id)) })),
    omitted: links.length - kept.length,
  };
}

/** Every link there is, breadth first: what is nearer stands before what is farther away. */
function linksFrom(index: TraceIndex, root: Entry, book: RuleBook): readonly CauseLink[] {
  const links = new Map<string, CauseLink>();
  const queue = [root];
  const met = new Set([root.seq]);
  for (const entry of queue) {
    const causes = newestFirst(directCauses(index, entry));
    const values = valuesBehind(index, entry);
    links.set(String(entry.seq), {
      ...stampOf(entry),
      ...entryWords(index, entry, book),
      ...namedIn(entry),
      causes: [...values.map(idOf), ...causes.map(({ seq }) => String(seq))],
    });
    for (const value of values) addValue(index, links, value);
    for (const cause of [...causes, ...carriersOf(index, values)]) {
      if (met.has(cause.seq) || met.size >= mostFollowed) continue;
      met.add(cause.seq);
      queue.push(cause);
    }
  }
  return [...links.values()];
}

function stampOf({ seq, at, party }: Entry): Pick<CauseLink, 'id' | 'seq' | 'at' | 'party'> {
  return { id: String(seq), seq, at, party };
}

/** A refusal names its rule, its error and its clause. */
function namedIn(entry: Entry): Pick<CauseLink, 'named'> {
  if (entry.kind !== 'rules.judged' || entry.refusal === undefined) return {};
  const { rule, error, clause } = entry.refusal;
  return { named: { name: rule, value: error, clause: clauseWords(clause) } };
}

function newestFirst(entries: readonly Entry[]): readonly Entry[] {
  return entries.toSorted((left, right) => right.seq - left.seq);
}

function idOf({ seq, name }: NamedValue): string {
  return `${seq}:${name}`;
}

/** A parameter leads on to the message that carried it; a setting is where a chain begins. */
function addValue(index: TraceIndex, links: Map<string, CauseLink>, value: NamedValue): void {
  const id = idOf(value);
  const carrier = index.bySeq.get(value.seq);
  if (carrier === undefined || links.has(id)) return;
  const { name, clause, sentence, origin } = value;
  links.set(id, {
    ...stampOf(carrier),
    id,
    kind: 'parameter',
    title: `${name}: ${value.value}`,
    sentence,
    causes: origin === 'message' ? [String(value.seq)] : [],
    named: { name, value: value.value, clause },
  });
}

function carriersOf(index: TraceIndex, values: readonly NamedValue[]): readonly Entry[] {
  return values.flatMap(({ seq, origin }) =>
    origin === 'message' ? (index.bySeq.get(seq) ?? []) : [],
  );
}

/** The nearest links, and where the chain begins, which is what a person wants to know most. */
function bounded(links: readonly CauseLink[], most: number): readonly CauseLink[] {
  if (links.length <= most) return links;
  const beginnings = links.filter(isBeginning).slice(-2);
  const near = links.slice(0, Math.max(1, most - beginnings.length));
  return [...near, ...beginnings.filter((link) => !near.includes(link))];
}

function isBeginning({ kind, causes }: CauseLink): boolean {
  return causes.length === 0 && kind !== 'parameter';
}

/** What it is; what nearest explains it; and who or what began it all. */
function summaryOf(links: readonly CauseLink[]): string {
  const [root, ...causes] = links;
  if (root === undefined) return '';
  const reason = causes.find((link) => explains(root, link));
  const beginning = causes.findLast(isBeginning);
  const told = [root, reason, beginning].filter((link) => link !== undefined);
  return [...new Set(told.map(({ sentence }) => sentence))].join(' ');
}

/** A refusal explains itself, and a timer is explained by its length; a message only passes on. */
function explains(root: CauseLink, { kind, id }: CauseLink): boolean {
  if (root.kind === 'rule') return false;
  if (kind === 'parameter') return root.kind === 'timer' && root.causes.includes(id);
  return kind !== 'message';
}
