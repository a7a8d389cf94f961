/** The demonstration in its three windows: empty, asked, waiting, decided, done, and in the past. */
import { stepUntil } from '../../pages/stepping.ts';
import { type Phone, phoneOn, type Till, tillOn } from '../../pages/workbench-pages.ts';
import type { Stage } from './stage.ts';

export async function signInScenes(stage: Stage): Promise<void> {
  const { page, desk, take } = stage;
  await take(page, 'start-empty');
  await desk.startDemo();
  await stage.present();
  await take(page, 'console-empty');
  const till = tillOn(await desk.open('Corner Shop till'));
  const phone = phoneOn(await desk.open('Alice’s phone'));
  if (stage.look.size === 'laptop') await phone.page.setViewportSize({ width: 420, height: 860 });
  await take(till.page, 'till-empty');
  await take(phone.page, 'phone-empty');
  await waiting(stage, till, phone);
  await decided(stage, till, phone);
  await past(stage);
}

async function waiting({ page, desk, take }: Stage, till: Till, phone: Phone): Promise<void> {
  await till.signIn('alice', 'PAY-7KQ4');
  await page.bringToFront();
  await stepUntil(desk, /400 authorization_pending/);
  await take(till.page, 'till-waiting');
  await take(phone.page, 'phone-notified');
  await take(page, 'console-waiting');
  await phone.openRequest();
  await take(phone.page, 'phone-consent');
  await page.bringToFront();
  for (let count = 0; count < 8; count += 1) await desk.step();
}

async function decided({ page, desk, take }: Stage, till: Till, phone: Phone): Promise<void> {
  await phone.approve();
  await page.bringToFront();
  // A step that waited for the signature may already have led to the next request.
  await stepUntil(desk, /200 access_token, id_token|GET .jwks/);
  await page.getByRole('option', { name: /access_token/ }).click();
  await page.getByRole('tab', { name: 'Tokens' }).click();
  await take(page, 'inspector-tokens');
  await page.getByRole('tab', { name: 'Why?' }).click();
  await take(page, 'inspector-why');
  await stepUntil(desk, /200 keys/);
  await desk.step();
  await take(page, 'console-done');
  await take(till.page, 'till-done');
  await take(phone.page, 'phone-done');
}

async function past({ page, desk, take }: Stage): Promise<void> {
  await desk.showTab('Charts');
  await take(page, 'charts');
  await desk.showTab('Mermaid');
  const figure = page.getByRole('img', { name: /drawn by Mermaid/ });
  await figure.locator('svg').waitFor();
  await take(page, 'mermaid');
  await desk.showTab('Sequence');
  for (let count = 0; count < 9; count += 1) await desk.stepBack();
  await page
    .getByRole('option', { name: /400 authorization_pending/ })
    .first()
    .click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await take(page, 'past-and-rules');
  await desk.returnToNow();
}
