/**
 * Everything that can be done to a message, done to every message of a sign-in in every delivery mode
 * and both directions: each run ends as the clauses say, every invariant holds after every step, and
 * the inputs make the run again byte for byte.
 */
import { describe, expect, it } from 'vitest';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { expectedEnds } from '#test/support/in-flight/expected-ends.ts';
import { actsOn, kindsOfMode, signInWith } from '#test/support/in-flight/told-sign-in.ts';

const modes = ['poll', 'ping', 'push'] as const;

describe.each(modes)('a sign-in by %s', (mode) => {
  it('goes well when nothing is done to its messages', () => {
    expect(signInWith(mode, undefined, '').ends.signIn).toBe('signedIn');
  });

  describe.each(kindsOfMode[mode])('with its %s', (kind) => {
    it.each(actsOn(mode, kind))('treated by: %s', (act) => {
      const { simulation, ends } = signInWith(mode, kind, act);
      const { why, ends: expected } = expectedEnds(mode, kind, act);
      expect({ why, ...ends }).toEqual({ why, ...expected });
      const again = replayed(simulation.entries);
      expect(firstDifference(simulation.entries, again.entries)).toBeUndefined();
    });
  });
});
