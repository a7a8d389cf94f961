/**
 * Each story by hand in the browser host, in its own window and on the phone, by role and label:
 * whatever becomes of the request, the screen says so in words of its own, and the client behind it
 * can be looked at.
 */
import { describe, expect, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { expectNoComplaints } from '../support/pages/desk-with-a-run.ts';
import { sittings } from '../support/pages/sittings.ts';
import { storyWindows } from '../support/pages/story-windows.ts';
import {
  askAndOpen,
  openStory,
  tellApproval,
  tellDenial,
  tellOffline,
  tellSilence,
  tellWrongCode,
} from '../support/pages/told-stories.ts';

const { sit } = sittings(browserHosts());

describe.each(storyWindows)('the story «$story»', (window) => {
  it('says who it is once they have approved on the phone, and begins anew', async () => {
    await tellApproval(await openStory(await sit(), window));
  });

  it('says that nothing was done when the person denies on the phone', async () => {
    await tellDenial(await openStory(await sit(), window));
  });

  it('says that nobody answered when the person lets the phone ring', async () => {
    await tellSilence(await openStory(await sit(), window));
  });

  it('asks for the user code, and says why a wrong one did not help', async () => {
    await tellWrongCode(await openStory(await sit(), window, 'bruno'));
  });

  it('waits in vain for a phone that is offline', async () => {
    await tellOffline(await openStory(await sit(), window));
  });

  it('shows the message of the phone, and by one key what the client knows', async () => {
    const told = await openStory(await sit(), window);
    const { shop, phone, desk } = told;
    await askAndOpen(told);
    const message = await phone.page.getByLabel('Message on both screens').innerText();
    await shop.bringToFront();
    await expect
      .poll(() => shop.getByLabel('Message on both screens').first().innerText())
      .toBe(message);
    await shop.getByRole('meter', { name: 'Time to answer' }).waitFor();
    await shop.locator('body').press('k');
    for (const part of ['Its machine', 'Its timers', 'Its callback endpoint', 'Its tokens'])
      await shop.getByRole('region', { name: part }).waitFor();
    await window.confirm(phone);
    await phone.shows(/^(Sending your answer|Approved)$/);
    await desk.letTimeFly();
    await shop.bringToFront();
    await shop.getByRole('heading', { name: window.ends.approved }).waitFor();
    await shop.getByRole('list', { name: 'Verification of the ID token' }).waitFor();
    // Its other states are looked at where every screen is.
    await expectNoComplaints(shop);
    await shop.locator('body').press('k');
    await shop.getByRole('region', { name: 'Its machine' }).waitFor({ state: 'detached' });
  });
});
