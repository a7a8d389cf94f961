/** The book of clauses and terms by role and label, as somebody with a keyboard reads it. */
import type { Page } from 'playwright-core';

export type BookShelf = 'Clauses' | 'Terms' | 'Public issues';

export const bookList = (page: Page, shelf: BookShelf) =>
  page.getByRole('listbox', { name: shelf, exact: true });

/** The page that is open, by its title. */
export const bookPage = (page: Page, title: string | RegExp) =>
  page.getByRole('region', { name: title });

export const bookSearch = (page: Page) =>
  page.getByRole('searchbox', { name: 'Search clauses and terms' });

export const bookShelf = (page: Page, shelf: BookShelf) =>
  page
    .getByRole('radiogroup', { name: 'Shelves of the book' })
    .getByRole('radio', { name: new RegExp(`^${shelf}`) });

export const runFilter = (page: Page, name: string) =>
  page.getByRole('radiogroup', { name: 'Which clauses' }).getByRole('radio', { name });

/** Chooses in the list; waits for its page. */
export async function readPage(
  page: Page,
  shelf: BookShelf,
  entry: RegExp,
  title: RegExp,
): Promise<void> {
  await bookList(page, shelf).getByRole('option', { name: entry }).click();
  await bookPage(page, title).waitFor();
}
