/**
 * What somebody did in a part of a recorded run, as the deeds of a beat. What a deed is about is known
 * only in the run: it is the newest of its kind, or is filled in from where it first stood.
 */
import type { PartyIntent } from '../../intents.ts';
import type { Entry } from '../../trace/entry.ts';
import { isOfTheTrainer } from '../../trace/run-file/scenario-of.ts';
import type { BeatStretch, RunRecord } from './run-record.ts';

/** As it stands in a file. */
export interface WrittenDeed {
  readonly after: number;
  readonly intent: Readonly<Record<string, unknown>>;
  readonly fills?: Readonly<Record<string, WrittenFill>>;
}

interface WrittenFill {
  readonly match: string;
  readonly ordinal: number;
  readonly take: string;
}

/** These name one thing of one run. */
const known = ['prompt', 'authReqId', 'signIn', 'message', 'timer', 'exchange', 'wire'] as const;

/** The deeds after the beat before, up to the moment of this one. */
export function deedsBetween(
  { entries }: RunRecord,
  { after, beganMs, moment }: BeatStretch,
): readonly WrittenDeed[] {
  return entries.slice(after + 1, moment.last + 1).flatMap((entry) => {
    if (entry.kind !== 'intent.given' || isOfTheTrainer(entry.intent)) return [];
    const before = entries.slice(0, entry.seq);
    return [{ after: entry.at - beganMs, ...written(entry.intent, before) }];
  });
}

function written(intent: PartyIntent, before: readonly Entry[]): Omit<WrittenDeed, 'after'> {
  const { run: _, ...given } = intent as Record<string, unknown>;
  const fills: Record<string, WrittenFill> = {};
  for (const name of known) {
    if (given[name] === undefined) continue;
    if (isNewest(name, given, before)) {
      delete given[name];
      continue;
    }
    const fill = fillOf(name, given[name], before);
    if (fill === undefined) continue;
    const called = name.toLowerCase();
    fills[called] = fill;
    given[name] = `{{${called}}}`;
  }
  return Object.keys(fills).length === 0 ? { intent: given } : { intent: given, fills };
}

/** Left out, the newest is meant: of that device, of that party, or of all. */
function isNewest(
  name: (typeof known)[number],
  given: Readonly<Record<string, unknown>>,
  before: readonly Entry[],
): boolean {
  const value = given[name];
  const { kind, device, relyingParty } = given;
  if (name === 'prompt' && String(kind).startsWith('prompt.')) {
    const party = `authentication-device/${String(device)}`;
    return newestOf(before, 'prompt.arrived', party)?.['prompt'] === value;
  }
  if (name === 'signIn' && kind === 'user-code.entered') {
    const party = `relying-party/${String(relyingParty)}`;
    return newestOf(before, 'sign-in.began', party)?.['signIn'] === value;
  }
  if (name !== 'authReqId' || kind !== 'request.decided') return false;
  return newestOf(before, 'request.opened')?.['authReqId'] === value;
}

function newestOf(
  before: readonly Entry[],
  kind: Entry['kind'],
  party?: string,
): Readonly<Record<string, unknown>> | undefined {
  return before.findLast(
    (entry) => entry.kind === kind && (party === undefined || entry.party === party),
  );
}

/** From the first entry that has it, counted among those of its kind. */
function fillOf(name: string, value: unknown, before: readonly Entry[]): WrittenFill | undefined {
  const text = JSON.stringify(value);
  const source = before.find((entry) => {
    const held: Readonly<Record<string, unknown>> = entry;
    return Object.hasOwn(held, name) && JSON.stringify(held[name]) === text;
  });
  if (source === undefined) return undefined;
  const same = before.filter(({ kind, seq }) => kind === source.kind && seq <= source.seq);
  return { match: `kind:${source.kind}`, ordinal: same.length, take: `field.${name}` };
}
