/** A scenario that comes with the workbench, played in poll, ping and push. */
import { readFileSync } from 'node:fs';
import { fileInMemory } from '#main/files/file-source.ts';
import { openFile } from '#main/files/open-file.ts';
import { orderOfFile } from '#main/modes/modes-order.ts';
import { type PlayedMode, playModes } from '#main/modes/play-modes.ts';
import type { ByMode } from '#shared/projections/three-modes/mode-report.ts';

const folder = new URL('../../../scenarios/', import.meta.url);

/** Of that file, changed. */
export async function playedModes(file: string, changes: object = {}): Promise<ByMode<PlayedMode>> {
  const scenario = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as object;
  const text = JSON.stringify({ ...scenario, ...changes });
  const opened = await openFile(fileInMemory(file, Buffer.from(text)));
  return playModes(await orderOfFile(opened), { engine: 'test' });
}
