/** A run that is chosen from the list: shown at once, and made ready to go on meanwhile. */
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { runFlow } from '../bench/diagram-history.ts';

let folder: ReturnType<typeof temporaryFolder>;
let workbench: Workbench;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(async () => {
  await workbench.close();
  folder.remove();
});

/** A run of more than a thousand entries, which takes many turns to derive. */
function longEntries(): readonly Entry[] {
  const simulation = createSimulation();
  for (let flow = 0; simulation.entries.length < 1500; flow += 1) runFlow(simulation, flow);
  return simulation.entries;
}

function openOn(entries: readonly Entry[]) {
  const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  store.createRun({ run: 'a', name: 'a', mode: 'virtual', createdAtMs: 0 }, [], entries);
  const listed = {
    kind: 'run.listed',
    seq: 0,
    at: 0,
    run: 'a',
    name: 'a',
    mode: 'virtual',
  } as const;
  store.append(workbenchStream, [listed]);
  store.close();
  workbench = composeWorkbench(folder.path);
  return workbench.port({ view: 'console', run: '', party: '' });
}

describe('a run that is chosen', () => {
  it('is shown before what it needs to go on has been derived', async () => {
    const port = openOn(longEntries());
    expect(await port.dispatch({ kind: 'run.open', run: 'a' })).toMatchObject({ kind: 'accepted' });
    let isReady = false;
    const opened = workbench.open('a').then(() => (isReady = true));
    const { entries } = await port.readTrace(workbenchStream, 0, 100);
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'run.chosen', run: 'a' }));
    expect(isReady).toBe(false);
    await opened;
  });

  it('takes what is asked of it meanwhile, as soon as it can', async () => {
    const entries = longEntries();
    const port = openOn(entries);
    await port.dispatch({ kind: 'run.open', run: 'a' });
    const asked = { relyingParty: 'till', loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    const outcome = await port.dispatch({ kind: 'sign-in.pressed', run: 'a', ...asked });
    expect(outcome).toEqual({ kind: 'accepted', seq: (entries.at(-1)?.seq ?? 0) + 1 });
  });

  it('is shown as well where its record leads nowhere, and says so to whoever acts in it', async () => {
    const entries = longEntries();
    const port = openOn(
      entries.map((entry) =>
        entry.kind === 'agenda.popped' ? { ...entry, item: 'never planned' } : entry,
      ),
    );
    expect(await port.dispatch({ kind: 'run.open', run: 'a' })).toMatchObject({ kind: 'accepted' });
    expect(await port.dispatch({ kind: 'clock.step', run: 'a' })).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/^This run cannot go on, only be looked at: /),
    });
  });
});
