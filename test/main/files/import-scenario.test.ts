/** A scenario taken in as a file becomes a run: played to its end, and open to go on from there. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { type FileSource, fileInMemory } from '#main/files/file-source.ts';
import type { Workbench } from '#main/workbench.ts';
import { ask, entriesOf, told } from '#test/support/files/recorded.ts';
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

const sourceOf = (name: string, text: string): FileSource => fileInMemory(name, Buffer.from(text));

const poll = readFileSync(new URL('../../../scenarios/poll.json', import.meta.url), 'utf8');

async function endsOf(run: string): Promise<string[]> {
  const entries = await entriesOf(workbench, run);
  return entries.flatMap((entry) => (entry.kind === 'sign-in.ended' ? [entry.state] : []));
}

describe('a scenario that is opened as a file', () => {
  it('is a run that was played to its end', async () => {
    const { run, warnings } = await workbench.bringRun(sourceOf('poll.json', poll));
    expect(warnings).toEqual([]);
    expect(await endsOf(run)).toEqual(['signedIn']);
    expect(await told(workbench, 'run.imported')).toMatchObject([
      { origin: { file: 'poll.json' } },
    ]);
  });

  it('goes on after a restart: somebody signs in once more', async () => {
    const { run } = await workbench.bringRun(sourceOf('poll.json', poll));
    await workbench.close();
    workbench = composeWorkbench(folder.path);
    const parts = { relyingParty: 'till', loginHint: 'bruno', bindingMessage: 'W4SCT' };
    const pressed = { kind: 'sign-in.pressed', run, scope: 'openid', ...parts } as const;
    expect(await ask(workbench, pressed)).toMatchObject({ kind: 'accepted' });
  });

  it('says what its script could not do, and is a run all the same', async () => {
    const odd = {
      ...(JSON.parse(poll) as object),
      script: [{ at: 0, intent: { kind: 'prompt.opened', device: 'phone-of-alice' } }],
    };
    const source = sourceOf('odd.json', JSON.stringify(odd));
    const { run, warnings } = await workbench.bringRun(source);
    expect(warnings.join()).toMatch(/script\[0\], at 0 ms/);
    expect(await endsOf(run)).toEqual([]);
  });
});
