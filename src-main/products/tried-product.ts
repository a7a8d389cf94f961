/**
 * A product tried out without windows or sockets: an outside client asks, a person decides, time goes
 * by, and everything is on the record. Each exchange has the name of what it tries out.
 */
import { judgeIntent } from '#shared/kernel/judge-intent.ts';
import { answeredCalls } from '#shared/projections/vendor-comparison/answered-calls.ts';
import { bodyObject, type HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { createVirtualPlayer } from '../play/virtual-player.ts';
import { createSigner, type Signer } from '../signing/signer.ts';
import { makeSigningKey, publicHalf } from '../signing/signing-keys.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { triedSeed } from './product-setup.ts';

/** One key, and who signs with it; made once for any number of products. */
export interface TrialKey {
  readonly key: ReturnType<typeof publicHalf>;
  readonly signer: Signer;
}

/** Makes that key, the same each time. */
export async function trialKey(): Promise<TrialKey> {
  const made = await makeSigningKey('ES256', triedSeed);
  return { key: publicHalf(made), signer: await createSigner([made]) };
}

export interface TriedRun {
  /** Everything that happened so far. */
  readonly entries: readonly Entry[];
  /** Sends it as an outside client would, and answers what came back. */
  readonly ask: (
    exchange: string,
    request: HttpRequest,
  ) => Promise<Readonly<Record<string, unknown>>>;
  readonly decide: (authReqId: string, decision: 'approve' | 'deny') => Promise<void>;
  /** Lets time go by, and with it whatever falls due. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Begins such a run. */
export function tryProduct(setup: RunSetup, signer: Signer): TriedRun {
  const entries: Entry[] = [];
  const player = createVirtualPlayer({
    setup,
    engine: 'trial',
    signer,
    onEntries: (more) => entries.push(...more),
  });
  let now = 0;

  return {
    entries,
    ask: async (exchange, request) => {
      await player.give({ kind: 'http.arrived', exchange, request, facts: [] }, now);
      const response = answeredCalls(entries).get(exchange)?.response;
      return response === undefined ? {} : (bodyObject(response) ?? {});
    },
    decide: async (authReqId, decision) => {
      const intent = { kind: 'request.decided', run: 'trial', authReqId, decision } as const;
      const refusal = judgeIntent(player.world(), intent);
      if (refusal !== undefined) throw new WorkbenchError(refusal);
      await player.give({ kind: 'intent.given', intent }, now);
    },
    wait: async (ms) => {
      now += ms;
      for (let due = player.dueAt(); due !== undefined && due <= now; due = player.dueAt())
        await player.pop();
    },
  };
}
