/** A run's scenario in all three modes: the three runs that it makes, and what it refuses to make. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { createModesDesk } from '#main/modes/modes-desk.ts';
import { nameInMode } from '#main/modes/play-modes.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import { comparedModes, modeReport } from '#shared/projections/three-modes/mode-report.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { WorkbenchHappening } from '#shared/workbench-event.ts';
import { playedModes } from '#test/support/files/played-modes.ts';
import { ask, decide, entriesOf, promptedRun, signIn, told } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
  workbench = composeWorkbench(folder.path);
});

afterEach(async () => {
  await workbench.close();
  folder.remove();
});

const compare = (run: string) => ask(workbench, { kind: 'modes.compare', run });

async function threeRuns() {
  const compared = (await told(workbench, 'modes.compared')).at(-1);
  if (compared === undefined) throw new Error('Nothing was compared.');
  return compared;
}

async function entriesOfMode(mode: 'poll' | 'ping' | 'push'): Promise<readonly Entry[]> {
  return entriesOf(workbench, (await threeRuns()).modes[mode]);
}

function setupOf([first]: readonly Entry[]): RunSetup {
  if (first?.kind !== 'run.began') throw new Error('A run begins with its set-up.');
  return first.setup;
}

/** A client without what its mode is about. */
function besidesMode(client: Client): Partial<Client> {
  const {
    backchannel_token_delivery_mode: _mode,
    backchannel_client_notification_endpoint: _endpoint,
    ...rest
  } = client;
  return rest;
}

describe('a run in all three modes', () => {
  it('makes three runs that differ only in the mode of the client', async () => {
    const run = await promptedRun(workbench, 'one seed');
    await decide(workbench, run, 'prompt.approved');
    expect(await compare(run)).toMatchObject({ kind: 'accepted' });
    const setups = [];
    for (const mode of comparedModes) {
      const setup = setupOf(await entriesOfMode(mode));
      setups.push({ ...setup, name: '', clients: setup.clients.map(besidesMode) });
      expect(setup.name).toBe(`Bank payment · ${mode}`);
      expect(setup.clients.map((client) => client.backchannel_token_delivery_mode)).toEqual([mode]);
    }
    expect(setups[1]).toEqual(setups[0]);
    expect(setups[2]).toEqual(setups[0]);
    const own = setupOf(await entriesOf(workbench, run));
    expect(setups[0]).toEqual({ ...own, name: '', clients: own.clients.map(besidesMode) });
  });

  it('does in each what people did in it, at the same times', async () => {
    const run = await promptedRun(workbench, 'deeds');
    await decide(workbench, run, 'prompt.denied');
    await compare(run);
    const deeds = (entries: readonly Entry[]): string[] =>
      entries.flatMap((entry) =>
        entry.kind === 'intent.given' && !entry.intent.kind.startsWith('clock')
          ? [`${entry.at} ${entry.intent.kind}`]
          : [],
      );
    const done = deeds(await entriesOf(workbench, run));
    expect(done.length).toBe(3);
    for (const mode of comparedModes) expect(deeds(await entriesOfMode(mode))).toEqual(done);
    expect((await threeRuns()).remarks).toEqual([]);
  });

  it('lets somebody sign in where nobody has yet', async () => {
    const run = await workbench.createRun({ name: 'Empty', mode: 'virtual', seed: null });
    await compare(run);
    for (const mode of comparedModes) {
      const { ended } = modeReport(await entriesOfMode(mode));
      expect(ended.map(({ state }) => state)).toEqual(['signedIn']);
    }
  });

  it('lists them like other runs, in their order, and leaves the run that is open', async () => {
    const run = await promptedRun(workbench, 'list');
    await compare(run);
    const listed = (await told(workbench, 'run.listed')).map(({ name }) => name);
    expect(listed.slice(1)).toEqual([
      'Bank payment · push',
      'Bank payment · ping',
      'Bank payment · poll',
    ]);
    expect((await told(workbench, 'run.chosen')).at(-1)?.run).toBe(run);
    const { modes } = await threeRuns();
    expect(await ask(workbench, { kind: 'run.fork', run: modes.push, at: 12, name: 'On' })).toEqual(
      expect.objectContaining({ kind: 'accepted' }),
    );
  });

  it('makes runs in which one can go on after a restart, with the same keys', async () => {
    const run = await promptedRun(workbench, null);
    await compare(run);
    const { modes } = await threeRuns();
    await workbench.close();
    workbench = composeWorkbench(folder.path);
    // No further than the prompt: who is pushed to waits for nothing but the expiry.
    await signIn(workbench, modes.push, 3);
    await decide(workbench, modes.push, 'prompt.approved');
    const { ended } = modeReport(await entriesOf(workbench, modes.push));
    expect(ended.map(({ state }) => state)).toEqual(['expired', 'signedIn']);
  });

  it('says of which run it was asked, when that is one of three itself', async () => {
    const run = await promptedRun(workbench, 'again');
    await compare(run);
    const { modes } = await threeRuns();
    await compare(modes.ping);
    const names = (await told(workbench, 'run.listed')).slice(-3).map(({ name }) => name);
    expect(names).toContain('Bank payment · push');
    expect((await threeRuns()).run).toBe(modes.ping);
  });

  it('leaves out what was done to one message, and says so', async () => {
    const run = await promptedRun(workbench, 'held');
    const sent = (await entriesOf(workbench, run)).findLast(({ kind }) => kind === 'message.sent');
    const message = sent?.kind === 'message.sent' ? sent.message : '';
    await ask(workbench, {
      kind: 'sign-in.pressed',
      run,
      relyingParty: 'till',
      loginHint: 'bruno',
      bindingMessage: 'X',
      scope: 'openid',
    });
    const flying = (await entriesOf(workbench, run)).findLast(
      ({ kind }) => kind === 'message.sent',
    );
    const held = flying?.kind === 'message.sent' ? flying.message : message;
    expect(await ask(workbench, { kind: 'message.held', run, message: held })).toMatchObject({
      kind: 'accepted',
    });
    await compare(run);
    expect((await threeRuns()).remarks.join()).toMatch(/^One thing .* was left out\.$/);
  });

  it('is refused with a sentence for a run with outside clients, and for none', async () => {
    const run = await workbench.createRun({ name: 'Outside', mode: 'wall', seed: null });
    expect(await compare(run)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('Outside clients'),
    });
    expect(await compare('run-none')).toMatchObject({ kind: 'refused' });
    expect(await told(workbench, 'modes.compared')).toEqual([]);
  });
});

describe('a provider that has no push', () => {
  it('refuses it in its own words, and the other two go their way', async () => {
    const played = await playedModes('poll.json', { setup: { profile: 'fapi1-ciba-id1' } });
    const { ended } = modeReport(played.push.entries);
    expect(ended.map(({ state }) => state)).not.toContain('signedIn');
    expect(modeReport(played.push.entries).surface.handed).toEqual([]);
  });
});

describe('what takes long', () => {
  it('can be called off, and leaves no run behind', async () => {
    const run = await promptedRun(workbench, 'long');
    await workbench.close();
    const store = new TraceStore(`${folder.path}/workbench.sqlite`);
    const happenings: WorkbenchHappening[] = [];
    let nowMs = 0;
    const desk = createModesDesk({
      store,
      engine: 'test',
      newRun: () => 'run-new',
      now: () => (nowMs += 400),
      tell: (happening) => {
        happenings.push(happening);
        if (happening.kind === 'work.progressed' && happening.done < happening.of) desk.cancel(run);
        return { kind: 'accepted', seq: 0 };
      },
    });
    await expect(desk.compare(run)).rejects.toThrow('Called off: no run was made.');
    expect(store.findRun('run-new')).toBeUndefined();
    expect(happenings.map(({ kind }) => kind)).toEqual(['work.progressed', 'work.progressed']);
    expect(happenings.at(-1)).toMatchObject({ done: 100, of: 100 });
    expect(() => desk.cancel(run)).toThrow('Nothing is being made of this run');
    store.close();
    workbench = composeWorkbench(folder.path);
  });

  it('is not begun twice for one run', async () => {
    const run = await promptedRun(workbench, 'twice');
    const [first, second] = await Promise.all([compare(run), compare(run)]);
    expect([first.kind, second.kind]).toEqual(['accepted', 'refused']);
    expect((await told(workbench, 'modes.compared')).length).toBe(1);
  });
});

describe('the name of a run in a mode', () => {
  it('has the mode once, and is not too long for a name', () => {
    expect(nameInMode('Bank payment · poll', 'push')).toBe('Bank payment · push');
    expect(nameInMode('x'.repeat(120), 'ping')).toHaveLength(120);
  });
});
