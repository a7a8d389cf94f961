/**
 * A trainer at the console, as the story asks for it: what is done, whatever it is done with. There
 * are two of them, `trainer-by-keys.ts` and `trainer-by-mouse.ts`.
 */
import type { Locator, Page } from 'playwright-core';

export interface Trainer {
  readonly startDemo: () => Promise<void>;
  /** Opens the list of breakpoints and makes one from a text. */
  readonly addBreakpoint: (text: string, title: string) => Promise<void>;
  /** Signs in at the till, in its own window, and comes back. */
  readonly signInAtTill: (message: string) => Promise<void>;
  readonly chooseSpeed: (speed: string) => Promise<void>;
  readonly run: () => Promise<void>;
  readonly pause: () => Promise<void>;
  readonly step: () => Promise<void>;
  readonly stepBack: () => Promise<void>;
  /** Edits one member of the message that was hit. */
  readonly editHit: (member: string, value: string) => Promise<void>;
  readonly resume: () => Promise<void>;
  /** Chooses the first message of that name in the list. */
  readonly choose: (title: string) => Promise<void>;
  readonly askWhy: () => Promise<void>;
  /** Goes along the chain of causes to that link. */
  readonly goToCause: (title: string) => Promise<void>;
  readonly fork: (name: string) => Promise<void>;
  readonly compareWith: (run: string) => Promise<void>;
  readonly nextDifference: () => Promise<void>;
}

/** What a trainer looks at, by role and label. */
export function sightsOf(page: Page) {
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name });
  return {
    button,
    tab: (name: string | RegExp): Locator => page.getByRole('tab', { name }),
    paused: page.getByRole('region', { name: 'Paused by breakpoints' }),
    messages: page.getByRole('listbox', { name: 'Messages', exact: true }),
    chosen: page
      .getByRole('listbox', { name: 'Messages', exact: true })
      .getByRole('option', { selected: true }),
    causes: page.getByRole('list', { name: 'Why, nearest cause first' }),
    past: page.getByRole('region', { name: 'The past' }),
    comparison: page.getByRole('region', { name: 'Comparison' }),
    difference: page
      .getByRole('listbox', { name: 'Messages of both runs' })
      .getByRole('option', { selected: true }),
    figure: page.getByRole('region', { name: 'Sequence diagram' }),
  };
}

/** The till's window, opened by what is done in the console. */
export type OpensTill = (act: () => Promise<void>) => Promise<Page>;
