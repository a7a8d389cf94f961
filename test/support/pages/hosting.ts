/**
 * A host of the workbench with its windows, whichever host it is: what the tests of both hosts are
 * written against. What differs is who opens a window, and nothing else.
 */
import type { BrowserContext, Page } from 'playwright-core';
import type { Session } from '#shared/session.ts';
import type { Asked } from '../files/recorded.ts';
import type { OpensPage } from './workbench-pages.ts';

export interface Hosting extends Asked {
  readonly context: BrowserContext;
  /** Opens that window as its host does when it is asked to. */
  readonly openWindow: (session: Session) => Promise<Page>;
  /** Waits for the window that is opened by what is done in another one. */
  readonly opensPage: OpensPage;
  readonly close: () => Promise<void>;
}

/** How the windows are seen. */
export interface Look {
  readonly colorScheme?: 'light' | 'dark';
  /** Of the console; the other windows are as large as their host makes them. */
  readonly viewport?: { readonly width: number; readonly height: number };
  /** The language that the browser is set to. */
  readonly locale?: string;
}

/** Starts a host on the data in that folder. */
export type Hosts = (folder: string, look?: Look) => Promise<Hosting>;

export const consoleWindow: Session = { view: 'console', run: '', party: '' };
