/**
 * What a new beat begins with: the most telling entry of the moment, a line that finds it, a sentence
 * bound to that line, and a clause to start from. Why it is so is for the author to say.
 */
import type { Entry } from '../../trace/entry.ts';
import { describeMatch } from '../../trace/match/text/describe-match.ts';
import { parseMatch } from '../../trace/match/text/match-text.ts';
import { citation } from '../sentence.ts';
import { type Draft, type DraftBeat, emptySentence } from './draft.ts';
import { linesFor, tellingEntries } from './proposed-lines.ts';
import { type RunRecord, type RunStep, stepOf } from './run-record.ts';

export type Proposal =
  | { readonly kind: 'beat'; readonly beat: DraftBeat }
  | { readonly kind: 'none'; readonly sentence: string };

interface Looked {
  /** The moment that is looked at. */
  readonly moment: number;
  /** What is chosen, if anything is; it counts where it is of the same step. */
  readonly chosen: number | undefined;
}

/** The moment as a beat, or why it can be none. */
export function proposedBeat(
  record: RunRecord,
  beats: Draft['beats'],
  { moment, chosen }: Looked,
): Proposal {
  const step = stepOf(record, moment);
  if (step === undefined || step.first === 0)
    return none('Nothing has happened at this moment; go to one where something has.');
  const held = beats.find(({ mark }) => stepOf(record, mark) === step);
  if (held !== undefined) return none(`This moment is the beat «${held.title}» already.`);
  const found = tellingEntries(record, step);
  const entry = found.find(({ seq }) => seq === chosen) ?? found[0];
  const line = entry === undefined ? undefined : linesFor(record, entry)[0];
  if (entry === undefined || line === undefined)
    return none('Nothing of this moment can be waited for; go to one with a message.');
  return { kind: 'beat', beat: beatOn(record, step, entry, line) };
}

function none(sentence: string): Proposal {
  return { kind: 'none', sentence };
}

const longestTitle = 100;

function beatOn(record: RunRecord, step: RunStep, { seq, kind }: Entry, line: string): DraftBeat {
  const words = wordsOf(line);
  const cites = clausesOf(record, step, line);
  const isMessage = kind === 'message.sent' || kind === 'message.received';
  return {
    mark: seq,
    title: opening(words).slice(0, longestTitle),
    until: line,
    text: [{ ...emptySentence, text: `Here comes ${escaped(words)}.`, line }],
    // What no clause is known for, the moment itself has to show.
    why: { ...emptySentence, cites, line: cites.length === 0 ? line : '' },
    look: [{ panel: isMessage ? 'sequence' : 'timeline', line }],
    notes: '',
  };
}

function wordsOf(line: string): string {
  const read = parseMatch(line);
  return read.kind === 'read' ? describeMatch(read.match) : line;
}

const opening = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const escaped = (words: string): string => words.replaceAll(/[\\*`[\]]/g, String.raw`\$&`);

/** Where it was refused, the clause that was broken; else the one about what was asked there. */
function clausesOf({ entries }: RunRecord, { first, last }: RunStep, line: string) {
  const refused = entries
    .slice(first, last + 1)
    .flatMap((entry) => (entry.kind === 'rules.judged' ? (entry.refusal?.clause ?? []) : []));
  const [, endpoint = ''] = /endpoint:([a-z-]+)/.exec(line) ?? [];
  const usual = line.startsWith('error:') ? 'ciba-core-11' : usualClauses.get(endpoint);
  const found = [...refused, ...(usual === undefined ? [] : [usual])];
  return found.filter((one) => citation.safeParse(one).success).slice(0, 1);
}

const usualClauses: ReadonlyMap<string, string> = new Map([
  ['backchannel-authentication', 'ciba-core-7.3'],
  ['token', 'ciba-core-10.1'],
  ['notification', 'ciba-core-10.2'],
]);
