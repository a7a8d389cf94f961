/** The runs of the scenarios and stories that come with the workbench, played to their ends. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeWorkbench } from '#main/compose.ts';
import { playScenario } from '#main/play/play-scenario.ts';
import { type StoryName, storyName } from '#shared/protocol/setup/story.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { scenario } from '#shared/trace/run-file/scenario.ts';
import { ask, entriesOf, step } from './recorded.ts';

const folder = new URL('../../../scenarios/', import.meta.url);

/** Their files. */
export const scenarioFiles: readonly string[] = readdirSync(folder).filter((name) =>
  name.endsWith('.json'),
);

/** All that happens in a scenario. */
export async function playedScenario(file: string): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  const told = scenario.parse(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
  const refusals = await playScenario(told, {
    engine: 'test',
    until: async () => undefined,
    onEntries: (made) => entries.push(...made),
  });
  if (refusals.length > 0) throw new Error(refusals.join(' '));
  return entries;
}

export const storyNames: readonly StoryName[] = storyName.options;

/** A sign-in of a story that its person approves. */
export async function playedStory(story: StoryName): Promise<readonly Entry[]> {
  const path = mkdtempSync(join(tmpdir(), 'ciba-story-'));
  const workbench = composeWorkbench(path);
  try {
    const run = await workbench.createRun({ name: 'A story', mode: 'virtual', seed: 's', story });
    const [first] = await entriesOf(workbench, run);
    if (first?.kind !== 'run.began') throw new Error('A run begins with its set-up.');
    const [party] = first.setup.relyingParties;
    const words = { loginHint: 'alice', bindingMessage: 'W4SCT', scope: 'openid' };
    const relyingParty = party?.name ?? '';
    await ask(workbench, { kind: 'sign-in.pressed', run, relyingParty, ...words });
    await step(workbench, run, 14);
    const prompted = (await entriesOf(workbench, run)).find(
      ({ kind }) => kind === 'prompt.arrived',
    );
    if (prompted?.kind !== 'prompt.arrived') throw new Error('Nobody was prompted.');
    const { prompt, party: device } = prompted;
    for (const kind of ['prompt.opened', 'prompt.approved'] as const)
      await ask(workbench, { kind, run, device: device.split('/')[1] ?? '', prompt });
    await step(workbench, run, 16);
    return await entriesOf(workbench, run);
  } finally {
    await workbench.close();
    rmSync(path, { recursive: true, force: true });
  }
}
