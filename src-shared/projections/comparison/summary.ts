/** Where two runs part, in one sentence: «The runs part at the second token request: …». */
import { placeAnywhere } from '../../profiles/places.ts';
import type { Entry } from '../../trace/entry.ts';
import { actionTitles } from '../figure/deed-rows.ts';
import type { ComparisonRow, Difference } from './comparison-row.ts';
import { isArrow } from './entry-nature.ts';

interface Compared {
  readonly left: readonly Entry[];
  readonly right: readonly Entry[];
  readonly natures: readonly [left: readonly string[], right: readonly string[]];
  readonly rows: readonly ComparisonRow[];
  readonly shared: number;
}

/** The sentence for a comparison. */
export function summaryOf(compared: Compared): string {
  const { rows, shared } = compared;
  const parting = rows.find(({ verdict }) => verdict !== 'same');
  if (parting === undefined) {
    return shared === rows.length
      ? 'The two runs are the same, to the letter.'
      : 'The two runs are the same; only identifiers and the time of day differ.';
  }
  // A person looks for what has an arrow; states and timers only follow from it.
  const told = rows.find(({ verdict, isMessage }) => verdict !== 'same' && isMessage) ?? parting;
  return `The runs part at ${placeOf(compared, told)}${endingOf(told)}`;
}

function endingOf({ verdict, differences }: ComparisonRow): string {
  const told = mostTelling(differences).map(
    ({ field, left, right }) =>
      `${field} is ${side(left)} on the left and ${side(right)} on the right`,
  );
  const fields = told.length === 0 ? '' : `: ${told.join('; ')}`;
  if (verdict === 'missing') return `, which only the left run has${fields}.`;
  if (verdict === 'extra') return `, which only the right run has${fields}.`;
  return `${fields}.`;
}

function side(value: string | undefined): string {
  return value ?? 'absent';
}

const telling: readonly string[] = ['status', 'error', 'outcome', 'decision'];
const mostTold = 2;

function mostTelling(differences: readonly Difference[]): readonly Difference[] {
  const rank = ({ field }: Difference): number => {
    const place = telling.indexOf(field);
    return place < 0 ? telling.length : place;
  };
  return differences.toSorted((one, other) => rank(one) - rank(other)).slice(0, mostTold);
}

/** «the second token request», «the answer to the first token request» */
function placeOf({ left, right, natures }: Compared, row: ComparisonRow): string {
  const [entries, own, seq] =
    row.left === undefined
      ? ([right, natures[1], row.right] as const)
      : ([left, natures[0], row.left] as const);
  const place = entries.findIndex((entry) => entry.seq === seq);
  const entry = entries[place];
  const nature = own[place] ?? '';
  if (entry === undefined) return 'an entry';
  const nth = ordinal(own.slice(0, place + 1).filter((one) => one === nature).length);
  return isArrow(entry) ? arrowName(entry, nature, nth) : `the ${nth} «${nature.trim()}»`;
}

const requestNames: Readonly<Record<string, string>> = {
  'POST backchannelAuthentication': 'authentication request',
  'POST token': 'token request',
  'GET jwks': 'request for the keys',
};

function requestName(subject: string): string {
  const [method = '', path = ''] = subject.split(' ');
  return requestNames[`${method} ${placeAnywhere(path) ?? ''}`] ?? subject;
}

function arrowName(entry: Entry, nature: string, nth: string): string {
  if (entry.kind === 'intent.given')
    return `the ${nth} time somebody ${actionTitles[entry.intent.kind]}`;
  const subject = /(?:POST|GET|PUT|DELETE|PATCH|HEAD) \S+$/.exec(nature)?.[0];
  if (subject === undefined) return `the ${nth} ${/note: (.*)$/.exec(nature)?.[1] ?? 'message'}`;
  const request = requestName(subject);
  if (nature.includes('answer to ')) return `the answer to the ${nth} ${request}`;
  return entry.kind === 'call.ended' ? `the end of the ${nth} ${request}` : `the ${nth} ${request}`;
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

function ordinal(count: number): string {
  const known = ordinals[count - 1];
  if (known !== undefined) return known;
  const isTeen = Math.floor(count / 10) % 10 === 1;
  const ending = isTeen ? undefined : ['th', 'st', 'nd', 'rd'][count % 10];
  return `${count}${ending ?? 'th'}`;
}
