/** The windows of parties while a lesson is played: they go along with it, as who they are. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Intent } from '#shared/intents.ts';
import { ask, entriesOf, told } from '../../support/files/recorded.ts';
import { smallLesson } from '../../support/files/small-lesson.ts';
import { type WorkbenchFolder, workbenchFolder } from '../../support/shell/workbench-folder.ts';

let folder: WorkbenchFolder;

beforeEach(() => {
  folder = workbenchFolder();
});
afterEach(() => folder.close());

const text = JSON.stringify(smallLesson());

/** Begins the lesson, comes to its first beat and begins anew; answers the run before and after. */
async function resetLesson(): Promise<{ readonly before: string; readonly after: string }> {
  const workbench = folder.workbench();
  await ask(workbench, { kind: 'lesson.begin', text });
  await ask(workbench, { kind: 'lesson.next' });
  await ask(workbench, { kind: 'lesson.reset' });
  await ask(workbench, { kind: 'lesson.next' });
  const [first, second] = await told(workbench, 'lesson.began');
  return { before: first?.runs['main'] ?? '', after: second?.runs['main'] ?? '' };
}

const portOf = (run: string, party: string) =>
  folder.workbench().port({ view: 'device', run, party });

async function opening(run: string): Promise<Intent> {
  const arrived = (await entriesOf(folder.workbench(), run)).find(
    ({ kind }) => kind === 'prompt.arrived',
  );
  const prompt = arrived?.kind === 'prompt.arrived' ? arrived.prompt : '';
  return { kind: 'prompt.opened', run, device: 'phone-of-alice', prompt };
}

describe('the window of a phone that a lesson has left behind', () => {
  it('sees what the phone is sent in the lesson’s new run, and nothing else of it', async () => {
    const { before, after } = await resetLesson();
    const { entries } = await portOf(before, 'phone-of-alice').readTrace(after, 0, 2000);
    const kinds = entries.map(({ kind }) => kind);
    expect(kinds).toContain('prompt.arrived');
    expect(kinds).not.toContain('rules.judged');
  });

  it('acts there as the phone that it is, and as no other', async () => {
    const { before, after } = await resetLesson();
    const asked = await opening(after);
    const others = await portOf(before, 'phone-of-bruno').dispatch(asked);
    expect(others).toMatchObject({ kind: 'refused' });
    const own = await portOf(before, 'phone-of-alice').dispatch(asked);
    expect(own).toMatchObject({ kind: 'accepted' });
  });

  it('is kept out of a run that is of no lesson', async () => {
    const { before } = await resetLesson();
    const workbench = folder.workbench();
    await ask(workbench, { kind: 'run.create', name: 'Mine', mode: 'virtual', seed: 'own' });
    const own = (await told(workbench, 'run.listed')).at(-1)?.run ?? '';
    const phone = portOf(before, 'phone-of-alice');
    expect((await phone.readTrace(own, 0, 2000)).entries).toEqual([]);
    expect(await phone.dispatch(await opening(own))).toMatchObject({ kind: 'refused' });
  });
});
