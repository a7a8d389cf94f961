/** The book: in the console, and over the start page. */
import { later } from '../later.tsx';

export const LazyBrowser = later(async () => (await import('./clause-browser.tsx')).ClauseBrowser);
