/**
 * Random faults and random hands on messages under way: every invariant holds after every step, no
 * party ever stumbles over what it is sent, and the inputs make the run again byte for byte.
 * FULL=1 makes 2,000 runs.
 */
import { describe, expect, it } from 'vitest';
import type { Entry } from '#shared/trace/entry.ts';
import { losses } from '#shared/trace/network-entries.ts';
import { createInvariants } from '#test/support/core/invariants.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { randomNetworkRun } from '#test/support/in-flight/random-network-run.ts';

const runs = process.env['FULL'] === undefined ? 300 : 2000;

function made(seed: number): readonly Entry[] {
  try {
    return randomNetworkRun(seed, createInvariants());
  } catch (cause) {
    throw new Error(`Random network run ${seed} broke.`, { cause });
  }
}

/** What happened in a run, in words that can be counted. */
function happenings(entry: Entry): readonly string[] {
  if (entry.kind === 'fault.applied') return [`rule: ${entry.act}`];
  if (entry.kind === 'message.lost') return [`lost: ${entry.how}`];
  if (entry.kind === 'message.held') return [`held: ${entry.why}`];
  if (entry.kind === 'message.released') return [`released: ${entry.why}`];
  if (entry.kind === 'sign-in.ended') return [`sign-in: ${entry.state}`];
  if (entry.kind === 'intent.given') return [`hand: ${entry.intent.kind}`];
  return [];
}

const expected = [
  ...['latency', 'drop', 'reset', 'empty', 'garbage', 'error', 'duplicate', 'replay', 'hold'].map(
    (act) => `rule: ${act}`,
  ),
  ...losses.map((how) => `lost: ${how}`),
  ...['hand', 'rule', 'offline', 'signature'].map((why) => `held: ${why}`),
  ...['hand', 'limit', 'online', 'signature'].map((why) => `released: ${why}`),
  ...['signedIn', 'denied', 'expired', 'refused', 'failed'].map((state) => `sign-in: ${state}`),
  ...[
    'held',
    'released',
    'edited',
    'delayed',
    'dropped',
    'duplicated',
    'reordered',
    'replayed',
  ].map((what) => `hand: message.${what}`),
];

describe('random networks', () => {
  it(`hurt no invariant, and ${runs} runs replay byte for byte`, () => {
    let entries = 0;
    const counts = new Map<string, number>();
    for (let seed = 1; seed <= runs; seed += 1) {
      const recorded = made(seed);
      const difference = firstDifference(replayed(recorded).entries, recorded);
      expect(difference, `seed ${seed}`).toBeUndefined();
      entries += recorded.length;
      for (const what of recorded.flatMap(happenings))
        counts.set(what, (counts.get(what) ?? 0) + 1);
    }
    console.log(`replayed ${runs} random networks with ${entries} entries`);
    console.log([...counts].map(([what, count]) => `${what} ${count}`).join(', '));
    expect(expected.filter((what) => !counts.has(what))).toEqual([]);
  }, 240_000);
});
