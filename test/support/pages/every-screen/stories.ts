/** A story's window in each of its states, from idle to every end. */
import type { Page } from 'playwright-core';
import { ask, entriesOf, step } from '../../files/recorded.ts';
import type { StoryWindow } from '../story-windows.ts';
import type { Stage } from './stage.ts';

export const storyStates = [
  'idle',
  'asking',
  'waiting',
  'what the client knows',
  'approved',
  'what the client holds',
  'denied',
  'expired',
  'user code',
  'refused',
] as const;

export async function tourStory(stage: Stage, window: StoryWindow): Promise<void> {
  const { workbench, look, stress } = stage;
  const { story, party } = window;
  const run = await workbench.createRun({ name: story, mode: 'virtual', seed: story, story });
  const page = await stage.open({ view: 'relying-party', run, party });
  const told = { page, window, stage, run };
  await page.getByRole('button', { name: window.idle }).waitFor();
  await look(page, 'idle');
  await stress(page, `${story}, idle`);
  await window.press(page, 'alice');
  await page.getByRole('status').getByRole('heading').first().waitFor();
  await look(page, 'asking');
  await toPrompt(told);
  await says(page, window.waiting);
  await look(page, 'waiting');
  await stress(page, `${story}, waiting`);
  await page.locator('body').press('k');
  await page.getByRole('region', { name: 'Its tokens' }).waitFor();
  await look(page, 'what the client knows');
  await stress(page, `${story}, what the client knows`);
  await page.locator('body').press('k');
  await decided(told, 'prompt.approved');
  await says(page, window.ends.approved);
  await look(page, 'approved');
  await page.locator('body').press('k');
  await page.getByRole('region', { name: 'Its tokens' }).waitFor();
  await look(page, 'what the client holds');
  await page.locator('body').press('k');
  await again(told, 'alice');
  await toPrompt(told);
  await decided(told, 'prompt.denied');
  await says(page, window.ends.denied);
  await look(page, 'denied');
  await again(told, 'alice');
  await letRun(told);
  await says(page, window.ends.expired);
  await look(page, 'expired');
  await again(told, 'bruno');
  await letRun(told);
  await page.getByLabel('User code').fill('1111');
  await look(page, 'user code');
  await page.getByRole('button', { name: 'Send the code' }).click();
  await letRun(told);
  await says(page, window.ends.refused);
  await look(page, 'refused');
  await stress(page, `${story}, refused`);
}

interface Told {
  readonly page: Page;
  readonly window: StoryWindow;
  readonly stage: Stage;
  readonly run: string;
}

function says(page: Page, heading: string): Promise<void> {
  return page.getByRole('status').getByRole('heading', { name: heading }).waitFor();
}

async function again({ page, window, stage, run }: Told, person: 'alice' | 'bruno') {
  await ask(stage.workbench, { kind: 'clock.pause', run });
  await page.getByRole('button', { name: window.again }).click();
  await page.getByRole('button', { name: window.idle }).waitFor();
  await window.press(page, person);
  await page.getByRole('status').getByRole('heading').first().waitFor();
}

async function letRun({ stage, run }: Told): Promise<void> {
  await ask(stage.workbench, { kind: 'clock.run', run, speed: 1000, pace: 'event' });
}

const mostSteps = 40;

/** Steps until the newest prompt has arrived and the client has heard that it has to wait. */
async function toPrompt({ stage: { workbench }, run }: Told): Promise<void> {
  for (let count = 0; count < mostSteps; count += 1) {
    const entries = await entriesOf(workbench, run);
    const last = entries.findLastIndex(({ kind }) => kind === 'sign-in.began');
    const since = entries.slice(last);
    const waits = since.some((one) => one.kind === 'machine.moved' && one.to.startsWith('asked.'));
    if (waits && since.some(({ kind }) => kind === 'prompt.arrived')) return;
    await step(workbench, run, 1);
  }
  throw new Error(`${mostSteps} steps brought no prompt.`);
}

async function decided(told: Told, decision: 'prompt.approved' | 'prompt.denied'): Promise<void> {
  const { stage, run } = told;
  const entries = await entriesOf(stage.workbench, run);
  const arrived = entries.findLast((entry) => entry.kind === 'prompt.arrived');
  const prompt = arrived?.kind === 'prompt.arrived' ? arrived.prompt : '';
  for (const kind of ['prompt.opened', decision] as const)
    await ask(stage.workbench, { kind, run, device: 'phone-of-alice', prompt });
  await letRun(told);
}
