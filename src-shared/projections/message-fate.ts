/**
 * What the network did to a message, in the words of a diagram: held, edited, late, lost, doubled. From
 * the record alone; the words are put beside the arrow they are about.
 */
import type { Entry, EntryOf } from '../trace/entry.ts';
import type { Loss } from '../trace/network-entries.ts';

export type FateEntry = EntryOf<
  | 'fault.applied'
  | 'message.lost'
  | 'message.recalled'
  | 'message.held'
  | 'message.released'
  | 'message.edited'
  | 'message.moved'
  | 'message.ignored'
>;

/** Every kind of them. */
export const fateKinds: ReadonlySet<FateEntry['kind']> = new Set([
  'fault.applied',
  'message.lost',
  'message.recalled',
  'message.held',
  'message.released',
  'message.edited',
  'message.moved',
  'message.ignored',
]);

const kinds: ReadonlySet<string> = fateKinds;

/** True for what says more of a message that was sent before. */
export function isFate(entry: Entry): entry is FateEntry {
  return kinds.has(entry.kind);
}

const losses: Readonly<Record<Loss, string>> = {
  dropped: 'lost on the way',
  reset: 'connection reset',
  'answered on the way': 'answered on the way',
  offline: 'lost: the device is offline',
  'given up': 'given up: nobody waits any more',
  'hung up': 'never handed on: the client hung up',
};

const holds: Readonly<Record<EntryOf<'message.held'>['why'], string>> = {
  hand: 'held',
  rule: 'held by a rule',
  breakpoint: 'held at a breakpoint',
  offline: 'waits: the device is offline',
  signature: 'held until it is signed',
  frozen: 'frozen',
};

const releases: Readonly<Record<EntryOf<'message.released'>['why'], string>> = {
  hand: 'released',
  limit: 'released: the limit of the hold',
  online: 'goes on: the device is online',
  signature: 'signed, goes on',
};

/** What became of it, in a few words. */
export function fateText(entry: FateEntry): string {
  switch (entry.kind) {
    case 'fault.applied':
      return `${entry.title === '' ? entry.rule : entry.title}: ${actText(entry)}`;
    case 'message.lost':
      return losses[entry.how];
    case 'message.recalled':
      return 'called back';
    case 'message.held':
      return holds[entry.why];
    case 'message.released':
      return releases[entry.why];
    case 'message.edited':
      return 'edited on the way';
    case 'message.moved':
      return movedText(entry);
    default:
      return entry.reason;
  }
}

function movedText({ before, arrivesAt, at }: EntryOf<'message.moved'>): string {
  if (before !== undefined) return 'put before another message';
  return arrivesAt <= at ? 'let arrive now' : 'delayed';
}

function actText({ act, ms, times, status, error, legal }: EntryOf<'fault.applied'>): string {
  switch (act) {
    case 'latency':
      return `${ms ?? 0} ms late`;
    case 'replay':
      return 'an earlier one comes again';
    case 'duplicate':
      return `${(times ?? 1) + 1} times`;
    case 'error':
      return `${status ?? ''} ${error ?? ''}${legal === true ? '' : ', which no honest endpoint says here'}`;
    default:
      return act;
  }
}

/** What a trainer does to the network, as a diagram says it. */
export const networkActions = {
  'faults.set': 'sets the fault rules',
  'device.switched': 'switches a device',
  'message.held': 'holds a message',
  'message.released': 'releases a message',
  'message.edited': 'edits a message',
  'message.delayed': 'delays a message',
  'message.dropped': 'drops a message',
  'message.duplicated': 'doubles a message',
  'message.reordered': 'puts a message before another',
  'message.replayed': 'sends a message again',
} as const;
