/** The book over the start page, loaded after that; the console’s tab of it is loaded whole. */
import { later } from '../later.tsx';

export const LazyBrowser = later(async () => (await import('./clause-browser.tsx')).ClauseBrowser);
