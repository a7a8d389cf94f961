/** What a run gets when it names a story, and what its window is not told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import type { Workbench } from '#main/workbench.ts';
import { runSetup } from '#shared/protocol/setup/run-setup.ts';
import { type StoryName, storyName } from '#shared/protocol/setup/story.ts';
import { ask, entriesOf } from '#test/support/files/recorded.ts';
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

const create = (story?: StoryName) =>
  workbench.createRun({
    name: 'A story',
    mode: 'virtual',
    seed: 'story',
    ...(story === undefined ? {} : { story }),
  });

async function setupOf(run: string) {
  const [first] = await entriesOf(workbench, run);
  if (first?.kind !== 'run.began') throw new Error('A run begins with its set-up.');
  return first.setup;
}

describe('a run that names a story', () => {
  it.each(storyName.options)(
    'has a relying party that tells «%s», and is a set-up',
    async (story) => {
      const setup = await setupOf(await create(story));
      expect(setup.relyingParties.map((party) => party.story)).toEqual([story]);
      expect(runSetup.safeParse(setup).success).toBe(true);
    },
  );

  it.each([
    ['till', 'poll'],
    ['call-centre', 'poll'],
    ['screen', 'push'],
    ['agent', 'ping'],
  ] as const)('learns of the decision as fits it: %s by %s', async (story, mode) => {
    const { clients } = await setupOf(await create(story));
    expect(clients.map((client) => client.backchannel_token_delivery_mode)).toEqual([mode]);
  });

  it('that names none is the till as it always was', async () => {
    const setup = await setupOf(await create());
    expect(setup.relyingParties).toEqual([
      { name: 'till', title: 'Corner Shop till', clientId: 'corner-shop-till' },
    ]);
  });

  it('can be asked for by the console', async () => {
    const asked = { kind: 'run.create', name: 'TV', mode: 'virtual', seed: null } as const;
    expect(await ask(workbench, { ...asked, story: 'screen' })).toMatchObject({ kind: 'accepted' });
  });

  it('keeps the user codes from the window that asks for one', async () => {
    const run = await create('agent');
    const window = workbench.port({ view: 'relying-party', run, party: 'agent' });
    const { entries } = await window.readTrace(run, 0, 10);
    expect(JSON.stringify(entries)).not.toContain('2468');
    expect(JSON.stringify(await entriesOf(workbench, run))).toContain('2468');
  });
});
