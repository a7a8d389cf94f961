/**
 * The timeline in real Chromium, by role, label and key: it holds what the trace holds, zooms and pans,
 * has the same cursor and the same selection as the panes around it, and shows hostile text as text.
 */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { richRun } from '../support/core/rich-run.ts';
import { complaints } from '../support/pages/complaints.ts';
import { desksOnRecord } from '../support/pages/desk-on-record.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';

const entries = richRun();
let page: Page;

const opened = desksOnRecord(hostsHere(), entries, {
  viewport: { width: 1920, height: 1400 },
});

beforeEach(async () => {
  page = opened();
  await page.getByRole('tab', { name: 'Timeline', exact: true }).click();
  await figure().waitFor();
});

function figure() {
  return page.getByRole('region', { name: 'Timeline', exact: true });
}

function lines() {
  return page.getByRole('list', { name: 'Timeline of the run' }).getByRole('listitem');
}

function drawn(): Promise<(string | null)[]> {
  return page
    .locator('.tl-arrow, .tl-tick')
    .evaluateAll((shapes) => shapes.map((shape) => shape.getAttribute('data-id')));
}

function messages(): readonly string[] {
  return entries.filter(({ kind }) => kind === 'message.sent').map(({ seq }) => String(seq));
}

function byNumber(ids: readonly (string | null)[]): readonly number[] {
  return ids.map(Number).toSorted((left, right) => left - right);
}

describe('the timeline', () => {
  it('draws every message of the trace once, by its number, whether bands are open or folded', async () => {
    await page.getByRole('button', { name: 'Shorten idle' }).click();
    for (const name of [/^Request \w+, redeemed$/, /^Request \w+, expired$/]) {
      await page.getByRole('button', { name }).first().waitFor();
    }
    // All of the run in one window: strokes that lie on each other are drawn once.
    const inView = byNumber(await drawn());
    expect(new Set(inView).size).toBe(inView.length);
    const known = new Set(messages().map(Number));
    expect(inView.filter((seq) => !known.has(seq))).toEqual([]);
    // Near enough, none lies on another.
    await figure().focus();
    const seen = new Set(inView);
    for (let count = 0; count < 7; count += 1) await page.keyboard.press('+');
    for (let count = 0; count < 18; count += 1) await page.keyboard.press('Shift+ArrowLeft');
    await expect.poll(async () => (await drawn()).includes(messages()[0] ?? '')).toBe(true);
    for (let count = 0; count < 30; count += 1) {
      for (const seq of await drawn()) seen.add(Number(seq));
      await page.keyboard.press('Shift+ArrowRight');
    }
    expect(byNumber([...seen].map(String))).toEqual(byNumber(messages()));
  });

  it('says as a list what it shows, and of a shorter span less', async () => {
    await expect
      .poll(() => lines().allTextContents())
      .toContainEqual(
        expect.stringMatching(/Corner Shop till to Provider: POST \/token, there after 40 ms$/),
      );
    const said = await lines().allTextContents();
    for (const words of [
      /The request «W4SCT» Redeemed, after/,
      /The request «TICKET» Expired, after/,
      /The poll came too soon: by 4 s\./,
      /Person: The person makes up their mind\. Answered/,
      /The prompt lapses on the device\. .*, after/,
    ])
      expect(said.join('\n')).toMatch(words);
    await figure().focus();
    for (let count = 0; count < 4; count += 1) await page.keyboard.press('+');
    await expect.poll(() => lines().count()).toBeLessThan(said.length);
    await page.keyboard.press('0');
    await expect.poll(() => lines().count()).toBe(said.length);
  });

  it('has no complaints of axe, light and dark', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.getByRole('button', { name: /^This request/ }).click();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await complaints(page)).toEqual([]);
    }
  });
});

describe('the cursor', () => {
  it('goes where the plot is clicked, and the timeline goes where the cursor does', async () => {
    const box = await page.locator('.tl-axis-place').boundingBox();
    await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + 12);
    await page.getByText(/You are looking at \d/).waitFor();
    await page.getByRole('button', { name: /^This request/ }).click();
    await figure().focus();
    for (let count = 0; count < 6; count += 1) await page.keyboard.press('+');
    const start = page.getByRole('slider', { name: 'Beginning of what is shown' });
    const before = Number(await start.getAttribute('aria-valuenow'));
    expect(before).toBeGreaterThan(0);
    await page.keyboard.press('Home');
    await expect.poll(async () => Number(await start.getAttribute('aria-valuenow'))).toBe(0);
  });

  it('keeps plus and minus from the speed of the run while the timeline has the keyboard', async () => {
    const end = page.getByRole('slider', { name: 'End of what is shown' });
    const whole = await end.getAttribute('aria-valuenow');
    await figure().focus();
    await page.keyboard.press('+');
    await expect.poll(() => end.getAttribute('aria-valuenow')).not.toBe(whole);
    await page.keyboard.press('-');
    await expect.poll(() => end.getAttribute('aria-valuenow')).toBe(whole);
    await expect.poll(() => page.getByRole('alert').count()).toBe(0);
  });
});

describe('the selection', () => {
  it('is the same in the timeline and in the list, both ways', async () => {
    const chosen = page.locator('.tl-selected.tl-arrow');
    await page
      .getByRole('option', { name: /authorization_pending/ })
      .first()
      .click();
    await expect.poll(() => chosen.count()).toBe(1);
    const first = Number(await chosen.getAttribute('data-id'));
    await figure().focus();
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => Number(await chosen.getAttribute('data-id'))).toBeLessThan(first);
    const line = page.locator('.message-line[aria-selected="true"]');
    const isListed = async (): Promise<boolean> =>
      (await line.getAttribute('id')) === `message-${await chosen.getAttribute('data-id')}`;
    await expect.poll(isListed).toBe(true);
    await page.keyboard.press('Enter');
    await page.getByText(/You are looking at \d/).waitFor();
  });
});

describe('the overview', () => {
  it('moves both edges by keys, and brushes another window by the pointer', async () => {
    const [start, end] = ['Beginning of what is shown', 'End of what is shown'].map((name) =>
      page.getByRole('slider', { name }),
    );
    if (start === undefined || end === undefined) throw new Error('There are no edges.');
    await start.focus();
    await page.keyboard.press('PageUp');
    await expect
      .poll(async () => Number(await start.getAttribute('aria-valuenow')))
      .toBeGreaterThan(1000);
    const box = await page.locator('.tl-overview').boundingBox();
    const [x, y, width] = [box?.x ?? 0, (box?.y ?? 0) + 15, box?.width ?? 0];
    await page.getByRole('button', { name: 'Fit', exact: true }).click();
    await page.mouse.move(x + width * 0.5, y);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.7, y, { steps: 4 });
    await page.mouse.up();
    const most = Number(await end.getAttribute('aria-valuemax'));
    await expect
      .poll(async () => Math.round((Number(await end.getAttribute('aria-valuenow')) / most) * 100))
      .toBe(70);
    await expect
      .poll(async () =>
        Math.round((Number(await start.getAttribute('aria-valuenow')) / most) * 100),
      )
      .toBe(50);
  });
});

describe('a band', () => {
  it('folds and unfolds by its badge, and «this request» shows it alone', async () => {
    const head = page.getByRole('button', { name: /^Request \w+, expired$/ });
    await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
    await head.click();
    await expect.poll(() => head.getAttribute('aria-expanded')).toBe('false');
    await page
      .getByRole('option', { name: /authorization_pending/ })
      .first()
      .click();
    await page.getByRole('button', { name: /^This request/ }).click();
    await expect.poll(() => head.getAttribute('aria-expanded')).toBe('true');
    await expect
      .poll(async () =>
        Number(
          await page
            .getByRole('slider', { name: 'Beginning of what is shown' })
            .getAttribute('aria-valuenow'),
        ),
      )
      .toBeGreaterThan(3000);
  });
});
