/**
 * The dock of the console in real Chromium: what is in flight, the fault rules and the people, by
 * role and label, with axe and by keyboard alone.
 */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { signInAtTill } from '../support/pages/demo-sign-in.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { sittings } from '../support/pages/sittings.ts';
import { stepOnce, stepUntil } from '../support/pages/stepping.ts';
import type { Console } from '../support/pages/workbench-pages.ts';

const { openDemo } = sittings(hostsHere());

const signIn = (desk: Console): Promise<void> => signInAtTill(desk, 'PAY-NETS');

const flights = (page: Page) =>
  page.getByRole('list', { name: 'Messages in flight' }).getByRole('listitem');
const rules = (page: Page) =>
  page.getByRole('region', { name: 'Fault rules' }).getByRole('listitem');
const tab = (page: Page, name: RegExp) => page.getByRole('tab', { name });

describe('what is in flight', () => {
  it('can be held, edited, doubled and let go, and Escape leaves it as it was', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await tab(page, /^In flight/).click();
    await page.getByText('Messages appear here while they are on their way').waitFor();
    await signIn(desk);
    await page.getByRole('button', { name: 'Hold POST /backchannel/authentication' }).click();
    await flights(page).filter({ hasText: 'held, goes on in 30 s' }).waitFor();

    const edit = page.getByRole('button', { name: 'Edit POST /backchannel/authentication' });
    await edit.click();
    const field = page.getByRole('textbox', { name: 'Value of binding_message' });
    await field.fill('PAY-EVIL');
    await page.keyboard.press('Escape');
    await expect.poll(() => flights(page).innerText()).toContain('PAY-NETS');

    await edit.click();
    await page.getByRole('textbox', { name: 'Method', exact: true }).fill('NO WAY');
    await page.getByText('A method is one word, such as POST.').waitFor();
    await page.getByRole('textbox', { name: 'Method', exact: true }).fill('POST');
    await field.fill('PAY-EVIL');
    await page.getByRole('button', { name: 'Apply the edit' }).click();
    await flights(page).filter({ hasText: 'PAY-EVIL · edited on the way' }).waitFor();

    await page.getByRole('button', { name: /^Double POST/ }).click();
    await page.getByRole('menuitem', { name: 'Once more' }).click();
    await expect.poll(() => flights(page).count()).toBe(2);
    await page.getByRole('button', { name: /^Release POST/ }).click();
    await page
      .getByRole('button', { name: /^Drop POST/ })
      .last()
      .click();
    await page.getByRole('menuitem', { name: /^Drop it/ }).click();
    await expect.poll(() => flights(page).filter({ hasText: 'sent again' }).count()).toBe(0);
    await stepUntil(desk, /200 auth_req_id/);
    expect((await desk.sequence()).join('; ')).toMatch(/prompt, PAY-EVIL.*200 auth_req_id/);
  });

  it('says where it was asked why a message cannot be let go', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await tab(page, /^Network/).click();
    await page.getByRole('switch', { name: /Alice’s phone/ }).focus();
    await page.keyboard.press('Space');
    await page.getByText('offline: what is sent to it waits').waitFor();
    await signIn(desk);
    await tab(page, /^In flight/).click();
    await stepUntil(desk, /200 auth_req_id/);
    await stepOnce(desk);
    await flights(page).filter({ hasText: 'waits: its device is offline' }).waitFor();
    await page.getByRole('button', { name: 'Release prompt' }).click();
    await page.getByRole('alert').filter({ hasText: 'Its device is offline' }).waitFor();
    expect(await complaints(page)).toEqual([]);
  });

  it('lets a message of the past be sent again', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await signIn(desk);
    await stepUntil(desk, /200 auth_req_id/);
    await page.getByRole('option', { name: /POST \/backchannel/ }).click();
    await page
      .getByRole('button', { name: 'Send POST /backchannel/authentication again', exact: true })
      .click();
    await tab(page, /^In flight/).click();
    await expect.poll(() => flights(page).filter({ hasText: 'sent again' }).count()).toBe(1);
  });

  it('signs an edited ID token with a wrong key, and the client does not believe it', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await tab(page, /^Persons/).click();
    await page.getByRole('button', { name: /Temperament of Alice Amberg/ }).click();
    await page.getByRole('option', { name: /^Careless/ }).click();
    await page.getByText('Approves without reading').waitFor();
    await signIn(desk);
    await tab(page, /^In flight/).click();
    await stepUntil(desk, /POST \/token/);
    await desk.step();
    // The answer is sent when it is signed, and stays on its way while the clock stands.
    await page.getByRole('button', { name: 'Edit 200 access_token, id_token' }).click();
    const claims = page.getByRole('region', { name: 'JWT' });
    await claims.getByRole('textbox', { name: 'Value of sub' }).fill('alice');
    await page.getByText('Write it as JSON').waitFor();
    await claims.getByRole('textbox', { name: 'Value of sub' }).fill('"somebody-else"');
    await claims.getByRole('radio', { name: /With a wrong key/ }).focus();
    await page.keyboard.press('Space');
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Apply the edit' }).click();
    await flights(page).filter({ hasText: 'edited on the way' }).waitFor();
    await stepUntil(desk, /Corner Shop till is now failed/);
  });
});

describe('fault rules', () => {
  it('are made, explained, switched off, undone and redone', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await tab(page, /^Network/).click();
    await page.getByText('Press «New rule» to make the first one.').waitFor();
    await page.getByRole('button', { name: 'New rule' }).click();
    const match = page.getByRole('combobox', { name: 'Which messages' });
    await match.fill('endpoint:tokn');
    await page.getByText('Column 10: «tokn» is none of the words here.').waitFor();
    await match.fill('endpoint:tok');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('This is a message of the token endpoint.').waitFor();
    await page.getByRole('button', { name: 'The 2nd answer of the token endpoint' }).click();
    await page.getByRole('button', { name: /What happens to it/ }).click();
    await page.getByRole('option', { name: /^An error of your choice/ }).click();
    await page.getByRole('button', { name: /Errors of the token endpoint/ }).click();
    await page.getByRole('option', { name: '400 slow_down' }).click();
    await page.getByText('An honest token endpoint may answer this.').waitFor();
    await page.getByRole('textbox', { name: 'Status' }).fill('418');
    await page.keyboard.press('Tab');
    await page.getByText(/Illegal here: no honest token endpoint answers 418 slow_down/).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: 'Add the rule' }).click();
    const sentence = 'The 2nd answer of the token endpoint is answered with 418 slow_down: once.';
    await rules(page).filter({ hasText: sentence }).waitFor();
    await page.getByRole('switch', { name: 'The 2nd answer of the token endpoint' }).focus();
    await page.keyboard.press('Space');
    await rules(page).getByText('off', { exact: true }).waitFor();
    await page.keyboard.press('Control+z');
    await rules(page).filter({ hasText: 'has not acted yet' }).waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => rules(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => rules(page).count()).toBe(1);
    await signIn(desk);
    const acted = rules(page).filter({ hasText: 'acted once' });
    for (let count = 0; count < 20 && (await acted.count()) === 0; count += 1) await stepOnce(desk);
    await tab(page, /^Messages/).click();
    await expect.poll(desk.messages).toContain('418 slow_down');
  });
});

describe('persons', () => {
  it('act as they are told, and say what they decided and why', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await tab(page, /^Persons/).click();
    await page.getByRole('button', { name: /Temperament of Alice Amberg/ }).click();
    await page.getByRole('option', { name: /^Prompt/ }).click();
    await page.getByText('Thinks for about 3 s, now and then much longer.').waitFor();
    await page.getByRole('button', { name: /Think time of Alice Amberg/ }).click();
    await page.getByRole('option', { name: 'Always the same' }).click();
    await page.getByRole('textbox', { name: 'Seconds' }).fill('2');
    await page.keyboard.press('Tab');
    await page.getByText('Thinks for 2 s, always.').waitFor();
    await signIn(desk);
    await stepUntil(desk, /decision: approve/);
    const people = page.getByRole('list', { name: 'Persons of the run' });
    await expect.poll(() => people.innerText()).toMatch(/Approved[^]*Why: /);
  });
});

describe.each(['light', 'dark'] as const)('the dock in %s', (scheme) => {
  it('gives axe nothing to complain of, empty and busy', async () => {
    const desk = await openDemo(scheme);
    const { page } = desk;
    for (const name of [/^In flight/, /^Network/, /^Persons/]) {
      await tab(page, name).click();
      expect(await complaints(page)).toEqual([]);
    }
    await signIn(desk);
    await tab(page, /^In flight/).click();
    await page.getByRole('button', { name: /^Hold POST/ }).click();
    await page.getByRole('button', { name: /^Release POST/ }).waitFor();
    expect(await complaints(page)).toEqual([]);
    await page.getByRole('button', { name: /^Edit POST/ }).click();
    await page.getByRole('dialog').waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});

describe('the keyboard alone', () => {
  it('goes to the dock, holds a message and gives it back', async () => {
    const desk = await openDemo();
    const { page } = desk;
    await signIn(desk);
    await tab(page, /^Messages/).focus();
    await page.keyboard.press('ArrowRight');
    const hold = page.getByRole('button', { name: /^Hold POST/ });
    await hold.waitFor();
    for (let count = 0; count < 8; count += 1) {
      await page.keyboard.press('Tab');
      if (await hold.evaluate((element) => element === document.activeElement)) break;
    }
    await page.keyboard.press('Enter');
    const release = page.getByRole('button', { name: /^Release POST/ });
    await release.waitFor();
    await expect
      .poll(() => release.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.keyboard.press('Space');
    await hold.waitFor();
    await expect.poll(() => desk.time()).toBe('00:00.000');
  });
});
