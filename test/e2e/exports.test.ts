/**
 * A run goes out in every form in real Chromium, by role and label and by the keyboard: what is shown
 * before is what is saved, its receipt is in it, and others than we read it as what it says it is.
 */
import { readFileSync } from 'node:fs';
import type { Download, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportFormats } from '#shared/projections/out/export-formats.ts';
import { harSchema } from '#shared/projections/out/har/har-schema.ts';
import { materialOf } from '#shared/projections/out/material.ts';
import { entriesOf, told } from '../support/files/recorded.ts';
import {
  expectNoComplaints,
  openPlayedDesk,
  type PlayedDesk,
} from '../support/pages/desk-with-a-run.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import { tabInDialog } from '../support/pages/tabbing.ts';

const hosts = hostsHere();
let desk: PlayedDesk;
let page: Page;

beforeEach(async () => {
  desk = await openPlayedDesk(hosts);
  ({ page } = desk);
  await page.keyboard.press('x');
  await card('Run file').waitFor();
});
afterEach(() => desk.close());

const dialog = () => page.getByRole('dialog');
const card = (title: string) =>
  dialog().getByRole('radio', { name: new RegExp(`^${title}`), exact: true });
const summary = () => dialog().getByRole('region', { name: 'What goes out' });
const status = async () => (await dialog().getByRole('status').allInnerTexts()).join(' ');

async function choose(title: string): Promise<void> {
  await card(title).check({ force: true });
  await summary().waitFor();
}

async function saved(): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog()
      .getByRole('button', { name: /^Export/ })
      .click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path());
}

/** Closes the dialog and hands that file over, as the run menu asks for one. */
async function open(name: string, bytes: Buffer): Promise<void> {
  await dialog().getByRole('button', { name: 'Close' }).click();
  await dialog().waitFor({ state: 'detached' });
  desk.hand(name, bytes.toString('utf8'));
  await page.getByRole('button', { name: /run menu$/ }).click();
  await page.getByRole('button', { name: /^Open a run file/ }).click();
}

describe('the dialog', () => {
  it('is used by the keyboard alone: a card, how much of it, and whether masked', async () => {
    await tabInDialog(page, dialog(), dialog().getByRole('radio', { checked: true }));
    for (let count = 0; count < 2; count += 1) await page.keyboard.press('ArrowDown');
    await dialog()
      .getByRole('radio', { name: /^Report/, checked: true })
      .waitFor();
    await expect.poll(() => summary().innerText()).toMatch(/\d+ of \d+ messages[^]*secrets masked/);
    await expectNoComplaints(page);
    await dialog().getByRole('switch', { name: 'Mask secrets' }).press('Space');
    await expect.poll(() => summary().innerText()).toMatch(/With its secrets/);
    await expectNoComplaints(page);
  });

  it('says how many secrets of which kind will be masked, and the file says the same', async () => {
    await choose('Report');
    await expect.poll(() => summary().getByRole('listitem').count()).toBeGreaterThan(1);
    const kinds = await summary().getByRole('listitem').allInnerTexts();
    const { name, bytes } = await saved();
    expect(name).toBe('bank-payment.redacted.md');
    const total = kinds.reduce((sum, words) => sum + Number.parseInt(words, 10), 0);
    expect(bytes.toString('utf8')).toContain(`${total} secrets masked`);
    await expect.poll(status).toContain(`${total} secrets masked (${kinds.join(', ')})`);
    await expect.poll(status).toMatch(/Exported \d+ of \d+ messages/);
  });

  it('says of a masked run file what the workbench wrote', async () => {
    await dialog().getByRole('switch', { name: 'Mask secrets' }).press('Space');
    await expect.poll(() => summary().getByRole('listitem').count()).toBeGreaterThan(1);
    const kinds = await summary().getByRole('listitem').allInnerTexts();
    await saved();
    await expect.poll(status).toContain(`masked (${kinds.join(', ')})`);
    const receipt = (await told(desk.workbench, 'run.exported')).at(-1)?.receipt;
    expect(receipt?.messages).toBe(receipt?.ofMessages);
  });

  it('lets one request go out alone, and says of how many messages', async () => {
    await choose('Mermaid');
    await dialog()
      .getByRole('button', { name: /How much of it/ })
      .click();
    await page.getByRole('option', { name: /^Request / }).click();
    await expect
      .poll(() => dialog().getByLabel('The beginning of it').innerText())
      .toMatch(/^sequenceDiagram/);
    await expectNoComplaints(page);
  });

  it('copies what it shows', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await choose('PlantUML');
    await dialog().getByRole('button', { name: 'Copy' }).click();
    await expect.poll(status).toMatch(/copied/);
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toMatch(/^@startuml\n[^]*@enduml\n$/);
  });
});

describe('what is saved', () => {
  it('is HAR 1.2 by its schema, and opens here as a run that is only looked at', async () => {
    await choose('HAR');
    const { name, bytes } = await saved();
    expect(name).toBe('bank-payment.redacted.har');
    expect(harSchema.safeParse(JSON.parse(bytes.toString('utf8'))).error).toBeUndefined();
    await open('bank-payment.har', bytes);
    const line = page.getByRole('region', { name: 'Where this run comes from' });
    await expect
      .poll(() => line.innerText())
      .toMatch(/From bank-payment\.har[^]*is from a HAR file/);
  });

  it('is NDJSON that opens here as the same run', async () => {
    await choose('NDJSON');
    const { bytes } = await saved();
    await page.getByText(/^Written: /).waitFor();
    await open('again.ndjson', bytes);
    await page.getByText(/From again\.ndjson/).waitFor();
    const again = (await told(desk.workbench, 'run.imported')).at(-1)?.run ?? '';
    expect(await entriesOf(desk.workbench, again)).toEqual(
      await entriesOf(desk.workbench, desk.run),
    );
  });

  // What these files do where they are opened, test/main/replay and stand-alone-page prove of their text.
  it.each([
    ['Page that steps', 'html', /^<!doctype html>/i],
    ['Test of a server', 'server.test.ts', /from 'vitest'/],
    ['Test of a client', 'client.test.ts', /from 'vitest'/],
  ])('of the card «%s» is the whole text that is shown, without secrets', async (...of) => {
    const [title, extension, looks] = of;
    await choose(title);
    await expect.poll(() => dialog().getByLabel('The beginning of it').innerText()).toMatch(looks);
    const { name, bytes } = await saved();
    expect(name).toBe(`bank-payment.redacted.${extension}`);
    const entries = await entriesOf(desk.workbench, desk.run);
    const material = materialOf('Bank payment', entries, {
      scope: { kind: 'run' },
      isRedacted: true,
    });
    const format = exportFormats.find((one) => one.title === title);
    if (format?.kind !== 'text') throw new Error(`There is no text «${title}».`);
    expect(bytes.toString('utf8')).toBe(format.write(material).text);
    await expect.poll(status).toMatch(/Exported \d+ of \d+ messages, [1-9]\d* secrets masked/);
  });

  it('is a PNG of twice the size of the figure', async () => {
    await choose('SVG');
    const svg = (await saved()).bytes.toString('utf8');
    const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
    await choose('Picture');
    await dialog().getByRole('img', { name: 'The figure that goes out' }).waitFor();
    await expectNoComplaints(page);
    const { name, bytes } = await saved();
    expect(name).toBe('bank-payment.redacted.png');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([
      Number(width) * 2,
      Number(height) * 2,
    ]);
  });
});
