/**
 * Stepping while a signature is being made: the step waits for it, so that it never jumps over the
 * answer to a timer that is due much later.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { type OpenRun, openRun } from '#main/run/open-run.ts';
import { refuseCall, refuseFetch } from '#main/run/outside/outside-call.ts';
import type { Signer } from '#main/signing/signer.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { stubJwt } from '#test/support/core/stub-signer.ts';
import { begun } from '#test/support/core/world-of.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: TraceStore;
let run: OpenRun;

const slowSigner: Signer = {
  sign: async (recipes) => {
    await new Promise((resume) => setTimeout(resume, 60));
    return recipes.map((recipe) => stubJwt(recipe));
  },
  addKey: async () => undefined,
};

beforeEach(() => {
  folder = temporaryFolder();
  store = new TraceStore(join(folder.path, 'step.sqlite'));
  store.createRun(
    { run: 'run', name: 'Step', mode: 'virtual', createdAtMs: 0 },
    [],
    begun().entries,
  );
  run = openRun({
    run: 'run',
    store,
    signer: slowSigner,
    findFacts: createFactFinder(refuseFetch),
    call: refuseCall,
    realTime: () => 0,
    onCommitted: () => undefined,
  });
});

afterEach(async () => {
  await run.close();
  store.close();
  folder.remove();
});

function entries(): readonly Entry[] {
  return store.read('run', 0, 100_000) as Entry[];
}

function moved(to: string): boolean {
  return entries().some((entry) => entry.kind === 'machine.moved' && entry.to === to);
}

async function stepUntil(holds: () => boolean): Promise<void> {
  for (let count = 0; count < 60 && !holds(); count += 1)
    await run.setClock({ kind: 'clock.step', run: 'run' });
  expect(holds()).toBe(true);
}

it('a step waits for the signature that the last one asked for', async () => {
  const parts = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
  await run.submit({
    kind: 'intent.given',
    intent: { kind: 'sign-in.pressed', run: 'run', ...parts },
  });
  await stepUntil(() => entries().some(({ kind }) => kind === 'prompt.arrived'));
  const prompt = entries().flatMap((one) => (one.kind === 'prompt.arrived' ? [one.prompt] : []))[0];
  for (const kind of ['prompt.opened', 'prompt.approved'] as const) {
    const intent = { kind, run: 'run', device: 'phone-of-alice', prompt: prompt ?? '' };
    await run.submit({ kind: 'intent.given', intent });
  }
  await stepUntil(() => moved('redeemed'));
  await run.setClock({ kind: 'clock.step', run: 'run' });
  const kinds = entries().map(({ kind }) => kind);
  const redeemed = entries().findIndex(
    (one) => one.kind === 'machine.moved' && one.to === 'redeemed',
  );
  expect(kinds.indexOf('jwts.signed')).toBeGreaterThan(redeemed);
  expect(kinds.indexOf('agenda.popped', redeemed)).toBeGreaterThan(kinds.indexOf('jwts.signed'));
});
