/**
 * A hostile provider and a party that plays against it, opened together and closed with the test: what
 * the tests of the hostile suite begin with, and how they wait without sleeping.
 */
import { expect, onTestFinished } from 'vitest';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { type HostileProvider, openHostileProvider, type Script } from './hostile-provider.ts';
import { createTestClock, openPartyRun, type PartyRun } from './party-run.ts';

/** What a provider plays, once it is known what it can sign. */
export type Play = (provider: HostileProvider) => Script;

export interface HostileGame {
  readonly provider: HostileProvider;
  readonly run: PartyRun;
  readonly now: () => number;
  /** How often that path was called. */
  readonly callsTo: (path: string) => number;
  /** Waits until the acknowledgement has been taken in, whatever came of it. */
  readonly asked: () => Promise<void>;
  /** Lets that much time pass before each of some polls, and waits for their answers. */
  readonly polled: (times: number, afterMs: number) => Promise<void>;
}

/** Every call of a sign-in before its first poll: discovery, and the request itself. */
const callsBefore = 2;

/** The till presses «Sign in» against a provider that plays this. */
export async function playHostile(
  play: Play = () => ({}),
  client: Partial<ClientInput> = {},
  onOpened: (callbackUrl: string) => void = () => undefined,
): Promise<HostileGame> {
  const clock = createTestClock();
  const provider = await openHostileProvider(clock);
  provider.play(play(provider));
  const run = await openPartyRun({
    issuer: provider.issuer,
    clock,
    client: { id_token_signed_response_alg: 'PS256', ...client },
  });
  onTestFinished(async () => {
    // What came over real sockets is on record, and the record alone makes it again.
    expect(run.firstDifference()).toBeUndefined();
    await run.close();
    provider.close();
  });
  const answers = (): number => run.ofKind('call.ended').length;
  onOpened(run.callbackUrl);
  await run.press();
  return {
    provider,
    run,
    now: clock.now,
    callsTo: (path) => provider.arrived.filter((call) => call.path === path).length,
    asked: () => run.until(() => answers() >= callsBefore),
    polled: async (times, afterMs) => {
      await run.until(() => answers() >= callsBefore);
      for (let poll = 0; poll < times; poll += 1) {
        const before = answers();
        await run.advance(afterMs);
        await run.until(() => answers() > before);
      }
    },
  };
}
