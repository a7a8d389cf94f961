/** Files that are dropped on the window, wherever that is, in real Chromium. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lessonFolder } from '#main/lessons/lesson-files.ts';
import { ask, told } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import {
  type DeskWithARun,
  expectNoComplaints,
  openDeskWithARun,
} from '../support/pages/desk-with-a-run.ts';
import { isAtPage } from '../support/pages/lesson-by-hand.ts';

let browser: Browser;
let desk: DeskWithARun;
let page: Page;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

beforeEach(async () => {
  desk = await openDeskWithARun(browser);
  ({ page } = desk);
});
afterEach(() => desk.close());

/** A file with that text is held over the window, or let go there. */
const drag = (kind: 'dragenter' | 'drop', text: string): Promise<void> =>
  page.evaluate(
    ([type, content]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([content], 'dropped.json', { type: 'application/json' }));
      document.body.dispatchEvent(
        new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }),
      );
    },
    [kind, text] as const,
  );

describe('a file that is dropped on the window', () => {
  it('becomes a run where it is one; before, the window says what will happen', async () => {
    const { workbench, run } = desk;
    await ask(workbench, { kind: 'run.export', run, redacted: false });
    const [exported] = await told(workbench, 'run.exported');
    const text = readFileSync(exported?.path ?? '', 'utf8');
    await drag('dragenter', text);
    await page.getByText('Drop the file of a run to open it').waitFor();
    await drag('drop', text);
    await page.getByText(/From dropped\.json/).waitFor();
    await expect.poll(() => page.getByText('Drop the file of a run to open it').count()).toBe(0);
  });

  it('is played where it is a lesson, and says where it is not whole', async () => {
    const text = readFileSync(join(lessonFolder, '02-poll.json'), 'utf8');
    await drag('drop', text.replace('"beats"', '"minutes": 0, "beats"'));
    const alert = page.getByRole('alert');
    await expect.poll(() => alert.innerText()).toMatch(/dropped\.json was not opened[^]*minutes/);
    await expectNoComplaints(page);
    await drag('drop', text);
    await isAtPage(page, 'The opening.');
    await alert.waitFor({ state: 'detached' });
    await expect.poll(() => told(desk.workbench, 'lesson.began')).toHaveLength(1);
  });
});
