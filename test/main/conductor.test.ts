/**
 * The one loop that touches a run’s world: what anybody sees or gets is on disk before, a refused
 * intent leaves nothing behind, and a disk that fails does not end the run.
 */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Conductor, type ConductorParts, type Submission } from '#main/run/conductor.ts';
import { replay } from '#main/run/derived/replay-run.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import { needs } from '#shared/kernel/needs.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { stubFact, stubJwt } from '#test/support/core/stub-signer.ts';
import { begun } from '#test/support/core/world-of.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { isEntry } from '#test/support/shell/watcher.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: TraceStore;
let log: string[];
let now: number;
let failing: boolean;

beforeEach(() => {
  folder = temporaryFolder();
  store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  log = [];
  now = 0;
  failing = false;
});

afterEach(() => {
  store.close();
  folder.remove();
});

function onDisk(): readonly Entry[] {
  return store.read('run', 0, 100_000).filter(isEntry);
}

function createConductor(parts: Partial<ConductorParts> = {}): Conductor {
  const first = begun();
  store.append('run', first.entries);
  return new Conductor({
    world: first.world,
    append: (entries) => {
      if (failing) throw new Error('The disk is full.');
      store.append('run', entries);
      log.push(`append ${entries.length}`);
    },
    rebuild: () => replay(store, 'run'),
    entropy: createEntropy('test'),
    findFacts: async (open) => open.map(stubFact),
    now: () => now,
    carryOut: (effect) => log.push(effect.kind),
    onCommitted: (entries) => log.push(`told ${entries.length}`),
    ...parts,
  });
}

let exchanges = 0;

function request(): Submission {
  exchanges += 1;
  const exchange = `h${exchanges}`;
  return { kind: 'http.arrived', exchange, request: authenticationRequest(), facts: [] };
}

const unknownParty: Submission = {
  kind: 'intent.given',
  intent: { kind: 'prompt.opened', run: 'run', device: 'phone-of-alice', prompt: 'none' },
};

describe('an input', () => {
  it('is on disk before its effect is carried out and before followers are told', async () => {
    const conductor = createConductor();
    await conductor.submit(request());
    expect(log).toEqual(['append 7', 'answer', 'told 7']);
    expect(onDisk()).toHaveLength(8);
  });

  it('is never told of before it is on disk, however many come at once', async () => {
    const missing: number[] = [];
    const conductor = createConductor({
      onCommitted: (entries) => {
        const last = store.nextSeq('run') - 1;
        missing.push(...entries.filter(({ seq }) => seq > last).map(({ seq }) => seq));
      },
    });
    await Promise.all(Array.from({ length: 200 }, () => conductor.submit(request())));
    expect(missing).toEqual([]);
  });

  it('shares one commit with those that wait beside it', async () => {
    const conductor = createConductor();
    await Promise.all(Array.from({ length: 30 }, () => conductor.submit(request())));
    const appends = log.filter((line) => line.startsWith('append'));
    expect(appends.length).toBeLessThan(15);
  });

  it('whose needs cannot be found out is turned away alone, and the run goes on', async () => {
    const conductor = createConductor();
    const unreadable = {
      ...authenticationRequest(),
      get method(): string {
        throw new Error('A defect.');
      },
    };
    const defective = { ...request(), request: unreadable } as Submission;
    await expect(conductor.submit(defective)).rejects.toThrow('A defect.');
    expect(await conductor.submit(request())).toMatchObject({ kind: 'accepted' });
  });

  it('is answered with the number of its entry', async () => {
    const conductor = createConductor();
    const outcomes = await Promise.all([conductor.submit(request()), conductor.submit(request())]);
    expect(outcomes).toEqual([
      { kind: 'accepted', seq: 1 },
      { kind: 'accepted', seq: 8 },
    ]);
  });

  it('that breaks the workbench’s own rules is rejected alone', async () => {
    const conductor = createConductor();
    const [bad, good] = await Promise.allSettled([
      conductor.submit({ kind: 'jwts.signed', effect: 'never asked for', jwts: ['a.b.c'] }),
      conductor.submit(request()),
    ]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    expect(conductor.world.nextSeq).toBe(store.nextSeq('run'));
  });
});

describe('an intent that cannot be carried out', () => {
  it('is refused with a sentence and leaves no entry', async () => {
    const conductor = createConductor();
    expect(await conductor.submit(unknownParty)).toEqual({
      kind: 'refused',
      sentence: 'This device has no such prompt; it was decided, has lapsed, or never came.',
    });
    expect(onDisk()).toHaveLength(1);
    expect(log).toEqual([]);
  });

  it('is the popping of what is not first', async () => {
    const conductor = createConductor();
    const outcome = await conductor.submit({ kind: 'agenda.popped', item: 'm99', facts: [] });
    expect(outcome.kind).toBe('refused');
  });
});

describe('time', () => {
  it('brings what was due before an input into the run first', async () => {
    const conductor = createConductor();
    await conductor.submit(request());
    now = 60_000;
    await conductor.submit(request());
    const arrived = onDisk().filter(
      ({ kind }) => kind === 'message.received' || kind === 'http.arrived',
    );
    expect(arrived.map(({ kind, at }) => [kind, at])).toEqual([
      ['http.arrived', 0],
      ['message.received', 40],
      ['http.arrived', 60_000],
    ]);
  });

  it('does not run backwards when the clock outside does', async () => {
    const conductor = createConductor();
    now = 60_000;
    await conductor.submit(request());
    now = 10_000;
    await conductor.submit(request());
    expect(onDisk().at(-1)?.at).toBe(60_000);
  });
});

describe('when an append fails', () => {
  it('those who asked are told, nothing is shown or carried out, and the world is rebuilt', async () => {
    const conductor = createConductor();
    await conductor.submit(request());
    const before = JSON.stringify(conductor.world);
    log.length = 0;
    failing = true;
    await expect(conductor.submit(request())).rejects.toThrow('The disk is full.');
    expect(log).toEqual([]);
    expect(JSON.stringify(conductor.world)).toBe(before);
  });

  it('the run goes on without a gap once there is room again', async () => {
    const conductor = createConductor();
    failing = true;
    await Promise.allSettled([conductor.submit(request()), conductor.submit(request())]);
    failing = false;
    expect(await conductor.submit(request())).toEqual({ kind: 'accepted', seq: 1 });
    const entries = onDisk();
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });

  it('a refusal in the same batch is still answered', async () => {
    const conductor = createConductor();
    failing = true;
    const [lost, refused] = await Promise.allSettled([
      conductor.submit(request()),
      conductor.submit(unknownParty),
    ]);
    expect(lost.status).toBe('rejected');
    expect(refused).toMatchObject({ status: 'fulfilled', value: { kind: 'refused' } });
  });
});

describe('a conductor that is closed', () => {
  it('finishes what is in hand, turns away what waits, and takes nothing more', async () => {
    const conductor = createConductor();
    const waiting = conductor.submit(request());
    const closed = conductor.close();
    await expect(waiting).rejects.toThrow('This run was closed; open it again to go on.');
    await expect(conductor.submit(request())).rejects.toThrow(/was closed/);
    await closed;
    expect(conductor.world.nextSeq).toBe(store.nextSeq('run'));
  });
});

describe('an input that needs facts first', () => {
  it('gets them before its step, and what came after it waits its turn', async () => {
    const conductor = createConductor({ carryOut: (effect) => void carryOut(effect) });
    async function carryOut(effect: Effect): Promise<void> {
      if (effect.kind !== 'sign') return;
      const jwts = effect.recipes.map((recipe) => stubJwt(recipe));
      await conductor.submit({ kind: 'jwts.signed', effect: effect.effect, jwts });
    }
    await signInUpToTheKeys(conductor);
    const item = nextItem(conductor.world.agenda);
    now = item?.dueAt ?? now;
    const outcomes = await Promise.all([
      conductor.submit({ kind: 'agenda.popped', item: item?.id ?? '', facts: [] }),
      conductor.submit(request()),
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    const informed = onDisk().flatMap((one) => (one.kind === 'agenda.popped' ? one.facts : []));
    expect(informed).toMatchObject([{ outcome: 'good' }]);
    const order = onDisk().map(({ kind }) => kind);
    expect(order.indexOf('http.arrived')).toBeGreaterThan(order.indexOf('id-token.verified'));
    const entries = onDisk();
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  });
});

/** Lets the till sign Alice in until the keys are about to reach it. */
async function signInUpToTheKeys(conductor: Conductor): Promise<void> {
  const device = 'phone-of-alice';
  const parts = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
  const has = (isWanted: (entry: Entry) => boolean): boolean => onDisk().some(isWanted);
  const popUntil = async (isThere: () => boolean): Promise<void> => {
    while (!isThere()) {
      const item = nextItem(conductor.world.agenda);
      now = item?.dueAt ?? now;
      await conductor.submit({ kind: 'agenda.popped', item: item?.id ?? '', facts: [] });
      await new Promise((resume) => setImmediate(resume));
    }
  };
  await conductor.submit({
    kind: 'intent.given',
    intent: { kind: 'sign-in.pressed', run: 'run', ...parts },
  });
  await popUntil(() => has(({ kind }) => kind === 'prompt.arrived'));
  const prompts = onDisk().flatMap((one) => (one.kind === 'prompt.arrived' ? [one.prompt] : []));
  for (const kind of ['prompt.opened', 'prompt.approved'] as const) {
    const intent = { kind, run: 'run', device, prompt: prompts[0] ?? '' };
    await conductor.submit({ kind: 'intent.given', intent });
  }
  await popUntil(() => has((one) => one.kind === 'machine.moved' && one.to === 'fetchingKeys'));
  await popUntil(() => needs(conductor.world, popOf(conductor)).length > 0);
}

function popOf({ world }: Conductor): Input {
  const item = nextItem(world.agenda);
  const entropy = createEntropy('test')(world.nextSeq);
  return { kind: 'agenda.popped', item: item?.id ?? '', facts: [], at: item?.dueAt ?? 0, entropy };
}
