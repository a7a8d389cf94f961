/** The way to a control by the Tab key. */
import type { Locator, Page } from 'playwright-core';

const mostTabs = 80;

/** Presses Tab until the control of exactly that name has the keyboard. */
export async function tabToNamed(page: Page, name: string): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    const held = await page.evaluate(() => {
      const { activeElement } = document;
      return activeElement?.getAttribute('aria-label') ?? activeElement?.textContent?.trim() ?? '';
    });
    if (held === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} times Tab did not lead to «${name}».`);
}

/** Presses Tab until that control has the keyboard; for one that is named by a label beside it. */
export async function tabToControl(page: Page, control: Locator): Promise<void> {
  for (let count = 0; count < mostTabs; count += 1) {
    if (await control.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${mostTabs} times Tab did not lead to ${String(control)}.`);
}

/** The same within a dialog, from where the keyboard is put when it comes. */
export async function tabInDialog(page: Page, dialog: Locator, control: Locator): Promise<void> {
  const holds = (one: Element | null): boolean => one?.contains(document.activeElement) === true;
  await page.waitForFunction(holds, await dialog.elementHandle());
  await tabToControl(page, control);
}
