/**
 * The three windows as a person uses them, by role and label only. Both hosts are driven through
 * this, so what one of them can do the other has to do as well.
 */
import type { BrowserContext, Locator, Page } from 'playwright-core';

/** Opens another window by what is done in one, and answers its page. */
export type OpensPage = (act: () => Promise<void>) => Promise<Page>;

/** In a browser another window is another page of the context. */
export function opensPageIn(context: BrowserContext): OpensPage {
  return async (act) => {
    const [opened] = await Promise.all([context.waitForEvent('page'), act()]);
    await opened.waitForLoadState();
    return opened;
  };
}

export interface Console {
  readonly page: Page;
  /** Begins a run by what the start page calls it. */
  readonly begin: (story: string) => Promise<void>;
  readonly startDemo: () => Promise<void>;
  readonly open: (title: string) => Promise<Page>;
  readonly step: () => Promise<void>;
  readonly stepBack: () => Promise<void>;
  readonly returnToNow: () => Promise<void>;
  readonly run: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly chooseSpeed: (speed: number) => Promise<void>;
  /** Time goes fast from event to event, and nobody waits for what does not happen. */
  readonly letTimeFly: () => Promise<void>;
  readonly time: () => Promise<string>;
  /** The sequence as a screen reader hears it, one line a message. */
  readonly sequence: () => Promise<string[]>;
  /** The titles of the messages in the list. */
  readonly messages: () => Promise<string[]>;
  readonly chartState: (label: string) => Promise<string>;
  readonly showTab: (name: string) => Promise<void>;
}

/** The trainer's console. */
export function consoleOn(page: Page, opensPage: OpensPage): Console {
  const press = (name: string): Promise<void> =>
    click(page, page.getByRole('button', { name, exact: true }));
  const begin = async (story: string): Promise<void> => {
    await press(story);
    await page.getByRole('list', { name: 'Parties' }).waitFor();
  };
  const chooseSpeed = async (speed: number): Promise<void> => {
    await click(page, page.getByRole('button', { name: /Speed/ }));
    await page.getByRole('option', { name: `×${speed}`, exact: true }).click();
  };
  return {
    page,
    begin,
    startDemo: () => begin('Run the poll demo'),
    open: (title) => opensPage(() => press(`Open ${title}`)),
    step: () => press('Step'),
    stepBack: () => press('Step back'),
    returnToNow: () => press('Return to now'),
    run: () => press('Run'),
    pause: () => press('Pause'),
    chooseSpeed,
    letTimeFly: async () => {
      await press('Skip idle time');
      await chooseSpeed(1000);
    },
    time: () => page.getByRole('status', { name: 'Time of the run' }).innerText(),
    sequence: () =>
      page
        .getByRole('list', { name: 'Sequence of the run' })
        .getByRole('listitem')
        .allTextContents(),
    messages: () =>
      page.getByRole('listbox', { name: 'Messages' }).locator('.message-title').allTextContents(),
    chartState: async (label) => {
      const chart = page.getByRole('img', { name: new RegExp(`^${label}`) });
      return ((await chart.getAttribute('aria-label')) ?? '').replace(`${label}: `, '');
    },
    showTab: (name) => click(page, page.getByRole('tab', { name, exact: true })),
  };
}

/** Clicks as a person does, in the window that is in front; one behind draws only once a second. */
async function click(page: Page, target: Locator): Promise<void> {
  await page.bringToFront();
  await target.click();
}

export interface Till {
  readonly page: Page;
  readonly signIn: (customer?: string, message?: string) => Promise<void>;
  readonly heading: (text: string | RegExp) => Promise<void>;
  readonly binding: () => Promise<string>;
}

/** The relying party's window. */
export function tillOn(page: Page): Till {
  return {
    page,
    signIn: async (customer, message) => {
      if (customer !== undefined) await page.getByLabel('Customer').fill(customer);
      if (message !== undefined)
        await page.getByRole('textbox', { name: 'Message on both screens' }).fill(message);
      await click(page, page.getByRole('button', { name: 'Sign in with CIBA' }));
    },
    heading: (text) => page.getByRole('heading', { name: text }).waitFor(),
    binding: () => page.getByRole('status').getByLabel('Message on both screens').innerText(),
  };
}

export interface Phone {
  readonly page: Page;
  readonly openRequest: () => Promise<void>;
  readonly binding: () => Promise<string>;
  readonly approve: () => Promise<void>;
  readonly deny: () => Promise<void>;
  readonly shows: (text: string) => Promise<void>;
}

/** The authentication device's window. */
export function phoneOn(page: Page): Phone {
  return {
    page,
    openRequest: () =>
      click(page, page.getByRole('button', { name: 'Open the request from Corner Shop' })),
    binding: () => page.getByLabel('Message on both screens').innerText(),
    approve: () => click(page, page.getByRole('button', { name: 'Approve' })),
    deny: () => click(page, page.getByRole('button', { name: 'Deny' })),
    shows: (text) => page.getByText(text, { exact: true }).waitFor(),
  };
}
