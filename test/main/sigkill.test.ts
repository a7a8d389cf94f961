/**
 * Kills the workbench in the middle of its work, at seeded random moments, and looks at what is on
 * disk: nothing that anybody saw is lost, and the run reopens and goes on. FULL=1 kills 100 times.
 */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { createRandom } from '#test/support/core/random.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { askForAlice } from '#test/support/shell/http-call.ts';
import { type KilledSitting, killedSitting } from '#test/support/shell/killed-sitting.ts';
import {
  issuerOf,
  requestIs,
  temporaryFolder,
  watchConsole,
} from '#test/support/shell/wall-run.ts';
import { type Entry, isEntry } from '#test/support/shell/watcher.ts';

const kills = process.env['FULL'] === undefined ? 15 : 100;
const killsPerFolder = 5;

describe('a workbench that is killed with SIGKILL', () => {
  it(`has lost nothing that was seen, replays and goes on, ${kills} times`, async () => {
    const random = createRandom(2026);
    let seen = 0;
    for (let done = 0; done < kills; done += killsPerFolder) {
      const folder = temporaryFolder();
      let run: string | undefined;
      for (let turn = 0; turn < killsPerFolder; turn += 1) {
        const early = random.chance(0.15);
        const sitting = await killedSitting({
          folder: folder.path,
          run,
          after: early ? 'start' : 'first-entry',
          delayMs: random.below(early ? 500 : 700),
        });
        run ??= sitting.run;
        seen += sitting.seen.length;
        if (run !== undefined) judgeDisk(folder.path, run, sitting);
      }
      if (run !== undefined) await goOn(folder.path, run);
      folder.remove();
    }
    console.log(`killed ${kills} times (FULL=1: 100), ${seen} entries had been seen by then`);
    expect(seen).toBeGreaterThan(kills);
  }, 900_000);
});

/** What the dead process had told anybody is on disk, without a gap, and replays. */
function judgeDisk(folder: string, run: string, sitting: KilledSitting): void {
  const store = new TraceStore(join(folder, 'workbench.sqlite'));
  try {
    const entries = store.read(run, 0, 1_000_000).filter(isEntry);
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index));
    expect(sitting.seen.filter((seq) => seq >= entries.length)).toEqual([]);
    expect(missingFrom(opened(entries), sitting.acknowledged)).toEqual([]);
    expect(missingFrom(redeemed(entries), sitting.redeemed)).toEqual([]);
    expect(firstDifference(replayed(entries).entries, entries)).toBeUndefined();
  } finally {
    store.close();
  }
}

/** The run takes requests again at the address it had. */
async function goOn(folder: string, run: string): Promise<void> {
  const workbench = composeWorkbench(folder);
  try {
    await workbench.open(run);
    const seen = watchConsole(workbench, run);
    const authReqId = await askForAlice(await issuerOf(seen));
    await requestIs(seen, authReqId, 'alive.pending');
  } finally {
    await workbench.close();
  }
}

function opened(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) => (entry.kind === 'request.opened' ? [entry.authReqId] : [])),
  );
}

function redeemed(entries: readonly Entry[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap((entry) =>
      entry.kind === 'machine.moved' && entry.to === 'redeemed' ? [entry.instance] : [],
    ),
  );
}

function missingFrom(held: ReadonlySet<string>, told: readonly string[]): readonly string[] {
  return told.filter((one) => !held.has(one));
}
