/**
 * The start page and its guide, by role and label: every story in one click, the first token in three,
 * and scenarios that play themselves. Used in both hosts.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectNoComplaints } from './desk-with-a-run.ts';
import type { Sitting } from './sittings.ts';
import type { StoryWindow } from './story-windows.ts';

function press(page: Page, name: string | RegExp): Promise<void> {
  return page.getByRole('button', { name, exact: true }).click();
}

const guide = (page: Page) => page.getByRole('region', { name: 'What to do next' });

/** The first token in three deeds, and the guide says each of them. */
export async function tellFirstToken({ desk: { page } }: Sitting): Promise<void> {
  await expectNoComplaints(page);
  await press(page, 'Run the poll demo');
  await press(page, 'Ask for Alice Amberg');
  await press(page, 'Approve for Alice Amberg');
  await expect
    .poll(() => guide(page).getByRole('status').innerText())
    .toContain('Alice Amberg is signed in, and the ID token is verified.');
  await page
    .getByRole('listbox', { name: 'Messages' })
    .getByRole('option', { name: /200 access_token, id_token/ })
    .waitFor();
  await expectNoComplaints(page);
  await press(page, 'Put the guide away');
  await guide(page).waitFor({ state: 'detached' });
}

/** A story begins in one click, and the guide shows its window. */
export async function tellBeginning(sitting: Sitting, window: StoryWindow): Promise<void> {
  const { desk, host } = sitting;
  await desk.begin(window.begins);
  const opened = await host.opensPage(() => press(desk.page, `Show ${window.title}`));
  await opened.getByRole('button', { name: window.idle }).waitFor();
  await expect.poll(() => opened.title()).toBe(`${window.title} — relying party`);
}

/** A scenario plays itself, and the start page remembers that it was looked at. */
export async function tellScenario({ desk }: Sitting): Promise<void> {
  const { page } = desk;
  await desk.begin('Play the scenario «slow down»');
  await page
    .getByRole('listbox', { name: 'Messages' })
    .getByRole('option', { name: /200 keys/ })
    .waitFor();
  await expect.poll(() => guide(page).count()).toBe(0);
  await press(page, /run menu$/);
  await press(page, 'Start page');
  await page
    .getByRole('button', { name: 'Play the scenario «slow down», looked at', exact: true })
    .waitFor();
  await page.getByText('5 of 6').waitFor();
  await expectNoComplaints(page);
}
