/** Whole runs: three requests at once as a sequence, a timeline, charts; and messages held and edited. */
import type { Browser, Page } from 'playwright-core';
import { richRun } from '../../core/rich-run.ts';
import { ask, entriesOf, signIn } from '../../files/recorded.ts';
import { hostsIn } from '../../pages/browser-hosting.ts';
import { openDeskOnRecord } from '../../pages/desk-on-record.ts';
import { newRun } from '../../pages/every-screen/console-acts.ts';
import type { Stage } from '../../pages/every-screen/stage.ts';
import type { Camera } from './camera.ts';

/** Three requests live at once, one of them to the end of its time. */
export async function recordScenes(camera: Camera, browser: Browser): Promise<void> {
  const { look, stress } = camera;
  const { page, close } = await openDeskOnRecord(hostsIn(browser), richRun());
  for (const tab of ['Sequence', 'Timeline', 'Charts', 'Mermaid'] as const) {
    await showTab(page, tab);
    if (tab === 'Mermaid')
      await page.locator('.mermaid-figure svg, [role=img] svg').first().waitFor();
    await look(page, tab);
    if (tab !== 'Mermaid') await stress(page, tab);
  }
  await showTab(page, 'Timeline');
  await page.getByRole('button', { name: 'Shorten idle' }).click();
  await look(page, 'timeline, shortened');
  await expectedScenes(camera, page);
  await searchScenes(camera, page);
  await close();
}

/** The flow of the mode beside what happened, and a diagram that somebody drew, right and wrong. */
async function expectedScenes({ look, stress }: Camera, page: Page): Promise<void> {
  await showTab(page, 'Expected');
  const rows = page.getByRole('list', { name: 'Expected and actual messages' });
  await rows.getByRole('listitem').first().waitFor();
  await look(page, 'expected');
  await stress(page, 'expected');
  await page.getByRole('button', { name: 'What is expected' }).click();
  await page.getByRole('option', { name: /^As I have drawn it/ }).click();
  const drawn = page.getByRole('textbox', { name: 'Mermaid sequence diagram' });
  await drawn.waitFor();
  await look(page, 'expected, nothing drawn');
  await drawn.fill('sequenceDiagram\n  till->>provider: POST /backchannel/authentication\n');
  await rows.getByRole('listitem').first().waitFor();
  await look(page, 'expected, drawn');
}

/** A search that finds something, one that finds nothing, one that cannot be read. */
async function searchScenes({ look, stress }: Camera, page: Page): Promise<void> {
  await showTab(page, 'Sequence');
  const field = page.getByRole('combobox', { name: 'Search the messages' });
  const found = page.getByRole('status', { name: 'Messages found' });
  await field.fill('party:provider status:400');
  await found.waitFor();
  await page.keyboard.press('Escape');
  await look(page, 'search, found');
  await stress(page, 'search, found');
  await field.fill('error:access_denied status:200');
  await page.keyboard.press('Escape');
  await look(page, 'search, nothing found');
  await look(page, 'search, completing', async () => {
    // The presenter's size has no list.
    if (!(await field.isVisible())) return;
    await field.fill('');
    await field.pressSequentially('stat');
    await page
      .getByRole('option', { name: /status:/ })
      .first()
      .waitFor();
  });
}

/** One message is held, another edited on its way, a third is lost. */
export async function flightScenes(stage: Stage): Promise<void> {
  const { workbench, look, stress } = stage;
  const { run, page } = await newRun(stage, 'flight');
  await signIn(workbench, run, 0);
  const sent = async (): Promise<string> => {
    const entries = await entriesOf(workbench, run);
    const last = entries.findLast((entry) => entry.kind === 'message.sent');
    return last?.kind === 'message.sent' ? last.message : '';
  };
  await ask(workbench, { kind: 'message.held', run, message: await sent() });
  await page.getByRole('tab', { name: /^In flight/ }).click();
  await page.getByText(/^held/).first().waitFor();
  await look(page, 'held');
  await stress(page, 'held');
  await ask(workbench, {
    kind: 'message.edited',
    run,
    message: await sent(),
    wire: { body: Buffer.from('scope=openid&login_hint=mallory').toString('base64') },
  });
  await page
    .getByText(/edited/)
    .first()
    .waitFor();
  await look(page, 'edited');
  await ask(workbench, { kind: 'message.dropped', run, message: await sent() });
  await page
    .getByText(/lost|dropped/)
    .first()
    .waitFor();
  await look(page, 'lost');
}

/** The guide says each of the three deeds to the first token. */
export async function guideScenes(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  const press = (name: string): Promise<void> =>
    page.getByRole('button', { name, exact: true }).click();
  await press('Run the poll demo');
  await page.getByRole('button', { name: 'Ask for Alice Amberg' }).waitFor();
  await look(page, 'ask');
  await stress(page, 'ask');
  await press('Ask for Alice Amberg');
  await page.getByRole('button', { name: 'Approve for Alice Amberg' }).waitFor();
  await look(page, 'approve');
  await press('Approve for Alice Amberg');
  await page
    .getByText('Alice Amberg is signed in, and the ID token is verified.')
    .first()
    .waitFor();
  await look(page, 'signed in');
}

const showTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name, exact: true }).click();
