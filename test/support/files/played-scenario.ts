/** A scenario that comes with the workbench, played to its end without a window. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileOnDisk } from '#main/files/file-source.ts';
import { openFile } from '#main/files/open-file.ts';
import { playScenario } from '#main/play/play-scenario.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { scenarioFolder } from './command-line.ts';

/** The names of their files. */
export const scenarioNames = readdirSync(scenarioFolder).toSorted();

/** All that is recorded of it. */
export async function playedScenario(name: string): Promise<readonly Entry[]> {
  const opened = await openFile(fileOnDisk(join(scenarioFolder, name)));
  if (opened.kind !== 'scenario') throw new Error(`${name} is no scenario.`);
  const entries: Entry[] = [];
  await playScenario(opened.scenario, {
    engine: 'test',
    onEntries: (made) => entries.push(...made),
    until: async () => undefined,
  });
  return entries;
}
