/** What is kept and what goes out: every form of an export, the tree of forks, two runs side by side. */
import type { Browser, Page } from 'playwright-core';
import { ask, told } from '../../files/recorded.ts';
import { type DeskWithARun, openDeskWithARun } from '../../pages/desk-with-a-run.ts';
import type { Camera } from './camera.ts';

export async function shelfScenes(camera: Camera, browser: Browser): Promise<void> {
  const desk = await openDeskWithARun(browser);
  try {
    await exports(camera, desk.page);
    await forks(camera, desk);
  } finally {
    await desk.close();
  }
}

async function exports({ look, stress }: Camera, page: Page): Promise<void> {
  await page.keyboard.press('x');
  const dialog = page.getByRole('dialog');
  const cards = dialog.getByRole('radio', { name: /./ });
  await cards.first().waitFor({ state: 'attached' });
  await stress(page, 'export');
  const forms = dialog.getByRole('radiogroup').first().getByRole('radio');
  const count = await forms.count();
  for (let place = 0; place < count; place += 1) {
    await forms.nth(place).check({ force: true });
    await look(page, `export ${place + 1}`);
  }
  await forms.first().check({ force: true });
  await dialog.getByRole('switch', { name: 'Mask secrets' }).press('Space');
  await look(page, 'export masked');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
}

async function forks({ look }: Camera, { page, workbench, run }: DeskWithARun): Promise<void> {
  await ask(workbench, { kind: 'run.fork', run, at: 20, name: 'What if she approved' });
  const child = (await told(workbench, 'run.forked')).at(-1)?.run ?? '';
  await ask(workbench, { kind: 'run.fork', run: child, at: 10, name: 'And if she had not' });
  await page.getByRole('button', { name: /^And if she had not.*run menu$/ }).click();
  await page.getByRole('treegrid', { name: 'Runs' }).waitFor();
  await look(page, 'tree of forks');
  await page.keyboard.press('Escape');
  await ask(workbench, { kind: 'sign-in.pressed', run: child, relyingParty: 'till', ...shopper });
  await page.getByRole('button', { name: 'Compare with the parent' }).click();
  await page.getByRole('listbox', { name: 'Messages of both runs' }).waitFor();
  await look(page, 'two runs');
}

const shopper = { loginHint: 'bruno', bindingMessage: 'PAY-2', scope: 'openid' } as const;
