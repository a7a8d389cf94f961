/**
 * The one door of a window, with the whole workbench behind it: what each role may do, what it is
 * shown, and that a refusal is a sentence and leaves nothing behind.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '#shared/session.ts';
import type { TracePage } from '#shared/workbench-port.ts';
import { askForAlice, demoTill, pollOnce } from '#test/support/shell/http-call.ts';
import { openWallRun, requestIs, type WallRun } from '#test/support/shell/wall-run.ts';
import { createWatcher, isEntry } from '#test/support/shell/watcher.ts';

let wall: WallRun;

beforeEach(async () => {
  wall = await openWallRun();
});

afterEach(() => wall.close());

function portOf(view: Session['view'], party: string, run = wall.run) {
  return wall.workbench.port({ view, run, party });
}

/** Opens a request and waits until its prompt is on Alice’s phone. */
async function promptedRequest(): Promise<{ authReqId: string; prompt: string }> {
  const authReqId = await askForAlice(wall.issuer);
  const arrived = await wall.seen.until(
    (entry) => entry.kind === 'prompt.arrived' && entry.about === authReqId,
  );
  return { authReqId, prompt: arrived.kind === 'prompt.arrived' ? arrived.prompt : '' };
}

describe('a relying party’s window', () => {
  it('may press its own button', async () => {
    const { run } = wall;
    const asked = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    const outcome = await portOf('relying-party', 'till').dispatch({
      kind: 'sign-in.pressed',
      run,
      ...asked,
    });
    expect(outcome.kind).toBe('accepted');
  });

  it('may not approve, not even what is about to reach it (and nothing is recorded)', async () => {
    const { run } = wall;
    const { authReqId, prompt } = await promptedRequest();
    const before = wall.seen.entries.length;
    for (const kind of ['prompt.opened', 'prompt.approved', 'prompt.denied'] as const) {
      const intent = { kind, run, device: 'phone-of-alice', prompt };
      expect(await portOf('relying-party', 'till').dispatch(intent)).toEqual({
        kind: 'refused',
        sentence: 'This window may not do that; use the window it belongs to.',
      });
    }
    expect(wall.seen.entries).toHaveLength(before);
    expect(await pollOnce(wall.issuer, authReqId)).toMatchObject({
      body: { error: 'authorization_pending' },
    });
  });

  it('is shown no prompt, no verdict and nothing of an outside client', async () => {
    await promptedRequest();
    const { entries } = await portOf('relying-party', 'till').readTrace(wall.run, 0, 2000);
    expect(entries.map(({ kind }) => kind)).toEqual(['run.began']);
  });
});

describe('a device’s window', () => {
  it('may decide what is on it, and nothing else', async () => {
    const { run } = wall;
    const { authReqId, prompt } = await promptedRequest();
    const mine = { run, device: 'phone-of-alice', prompt };
    const phone = portOf('device', 'phone-of-alice');
    const other = portOf('device', 'phone-of-bruno');
    expect((await other.dispatch({ kind: 'prompt.opened', ...mine })).kind).toBe('refused');
    expect((await phone.dispatch({ kind: 'prompt.opened', ...mine })).kind).toBe('accepted');
    expect((await phone.dispatch({ kind: 'prompt.approved', ...mine })).kind).toBe('accepted');
    await requestIs(wall.seen, authReqId, 'alive.granted');
    expect((await phone.dispatch({ kind: 'clock.pause', run })).kind).toBe('refused');
  });

  it('is shown nothing of another run, neither read nor followed', async () => {
    const elsewhere = portOf('device', 'phone-of-alice', 'run-of-somebody-else');
    await promptedRequest();
    const pages: TracePage[] = [];
    elsewhere.follow(wall.run, 0, (page) => pages.push(page));
    await promptedRequest();
    expect(pages).toEqual([]);
    expect(await elsewhere.readTrace(wall.run, 0, 100)).toEqual({ entries: [], next: 0 });
  });

  it('is shown its prompt with the message to compare', async () => {
    const { authReqId } = await promptedRequest();
    const { entries } = await portOf('device', 'phone-of-alice').readTrace(wall.run, 0, 2000);
    expect(entries.filter(isEntry).filter(({ about }) => about === authReqId)).toContainEqual(
      expect.objectContaining({ kind: 'prompt.arrived', userName: 'Alice Amberg' }),
    );
  });
});

describe('every party’s window', () => {
  it.each([
    ['relying-party', 'till'],
    ['device', 'phone-of-alice'],
  ] as const)('(%s) is told the set-up without secrets, seed or entropy', async (view, party) => {
    const { entries } = await portOf(view, party).readTrace(wall.run, 0, 1);
    expect(JSON.stringify(entries)).not.toContain(demoTill.client_secret);
    expect(entries[0]).toMatchObject({ kind: 'run.began', entropy: '', setup: { seed: null } });
  });

  it('reads on by numbers that pass over what it may not see', async () => {
    await promptedRequest();
    const port = portOf('device', 'phone-of-bruno');
    const first = await port.readTrace(wall.run, 0, 3);
    expect([first.entries.length, first.next]).toEqual([1, 3]);
    const second = await port.readTrace(wall.run, first.next, 3);
    expect([second.entries.length, second.next]).toEqual([0, 6]);
  });
});

describe('the console', () => {
  it('is shown every entry of the run, gapless, as it is on disk', async () => {
    await promptedRequest();
    const seqs = wall.seen.entries.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, index) => index));
  });

  it('is refused with a sentence where there is no such run', async () => {
    const outcome = await portOf('console', '').dispatch({ kind: 'run.open', run: 'nowhere' });
    expect(outcome).toEqual({
      kind: 'refused',
      sentence: 'There is no run «nowhere»; choose one from the list.',
    });
  });

  it('cannot stop a wall-clock run, because outside clients wait', async () => {
    const outcome = await portOf('console', '').dispatch({ kind: 'clock.pause', run: wall.run });
    expect(outcome).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/wall clock/),
    });
  });

  it('steps a virtual run one item at a time', async () => {
    const run = await wall.workbench.createRun({ name: 'V', mode: 'virtual', seed: 'lesson' });
    const port = portOf('console', '', run);
    expect(await port.dispatch({ kind: 'clock.step', run })).toMatchObject({ kind: 'refused' });
    const asked = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    await port.dispatch({ kind: 'sign-in.pressed', run, ...asked });
    const seen = createWatcher(port, run);
    const before = seen.entries.length;
    expect(await port.dispatch({ kind: 'clock.step', run })).toMatchObject({ kind: 'accepted' });
    const stepped = seen.entries.slice(before);
    expect(stepped.filter(({ kind }) => kind === 'agenda.popped')).toHaveLength(1);
    expect(stepped.map(({ at }) => at)).toEqual(stepped.map(() => 40));
  });

  it('is told of runs, listeners, cursors and themes in the workbench’s own stream', async () => {
    const port = portOf('console', '');
    await port.dispatch({ kind: 'cursor.move', run: wall.run, to: 3 });
    await port.dispatch({ kind: 'theme.choose', theme: 'dark' });
    const { entries } = await port.readTrace('workbench', 0, 100);
    expect(entries.map(({ kind }) => kind)).toEqual([
      'run.listed',
      'run.chosen',
      'listener.opened',
      'cursor.moved',
      'theme.chosen',
    ]);
  });
});

describe('a run that is looked at in the past', () => {
  it('takes no action from any window until somebody returns to now', async () => {
    const { run } = wall;
    const asked = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    const press = () =>
      portOf('relying-party', 'till').dispatch({ kind: 'sign-in.pressed', run, ...asked });
    const desk = portOf('console', '', '');
    await desk.dispatch({ kind: 'cursor.move', run, to: 0 });
    expect(await press()).toEqual({
      kind: 'refused',
      sentence: 'You are looking at the past; return to now to act, or fork the run from here.',
    });
    await desk.dispatch({ kind: 'cursor.move', run, to: null });
    expect((await press()).kind).toBe('accepted');
  });
});

describe('runs of the same seed', () => {
  it('are the same but for signature bytes, keys included', async () => {
    const traces: string[][] = [];
    for (const name of ['same', 'same']) {
      const run = await wall.workbench.createRun({ name, mode: 'virtual', seed: 'lesson' });
      const port = portOf('console', '', run);
      const asked = {
        relyingParty: 'till',
        loginHint: 'alice',
        bindingMessage: '',
        scope: 'openid',
      };
      await port.dispatch({ kind: 'sign-in.pressed', run, ...asked });
      for (let steps = 0; steps < 6; steps += 1) await port.dispatch({ kind: 'clock.step', run });
      const { entries } = await port.readTrace(run, 0, 2000);
      traces.push(entries.map((entry) => JSON.stringify(entry).replaceAll(run, 'run')));
    }
    expect(traces[0]).toEqual(traces[1]);
    expect(traces[0]?.length).toBeGreaterThan(30);
  });
});
