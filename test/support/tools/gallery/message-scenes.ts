/** A message from all sides: both halves, the card of a part, its rules, the record, another beside it. */
import type { Page } from 'playwright-core';
import type { Stage } from '../../pages/every-screen/stage.ts';

/** The inspector on a poll that came too soon. */
export async function messageScenes(stage: Stage): Promise<void> {
  const { look, stress } = stage;
  const page = await playedSlowDown(stage);
  await choose(page, /slow_down/);
  await showTab(page, 'Message');
  await look(page, 'in words');
  await stress(page, 'in words');
  const grant = page.getByRole('region', { name: 'Request', exact: true });
  await grant.getByRole('button', { name: 'auth_req_id', exact: true }).press('Enter');
  await look(page, 'card of a parameter');
  await page.getByRole('radio', { name: 'Raw' }).click();
  await look(page, 'as bytes');
  await page.getByRole('radio', { name: 'Raw' }).press('ArrowLeft');
  for (const tab of ['Rules', 'Record', 'Why?'] as const) {
    await showTab(page, tab);
    await look(page, tab);
  }
  await page.keyboard.press('d');
  await page.getByRole('listbox', { name: 'Messages to compare with' }).waitFor();
  await look(page, 'compare with which');
  await page.keyboard.press('Escape');
  await page.getByRole('table', { name: 'The two messages, field by field' }).waitFor();
  await look(page, 'two messages');
}

async function playedSlowDown({ open }: Stage): Promise<Page> {
  const page = await open({ view: 'console', run: '', party: '' });
  await page.getByRole('button', { name: 'Play the scenario «slow down»' }).click();
  await page.getByText(/^From slow-down\.json/).waitFor();
  return page;
}

const choose = (page: Page, title: RegExp): Promise<void> =>
  page
    .getByRole('listbox', { name: 'Messages', exact: true })
    .getByRole('option', { name: title })
    .first()
    .click();

const showTab = (page: Page, name: string): Promise<void> =>
  page.getByRole('tab', { name, exact: true }).click();
