/** The book of clauses and terms in each of its states: on the start page, and beside a run. */
import { ask, decide, signIn, step } from '../../files/recorded.ts';
import {
  bookSearch,
  runFilter as filter,
  bookList as list,
  bookPage as pageOf,
  readPage,
  bookShelf as shelf,
} from '../book-by-hand.ts';
import { carryOut, newRun } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const bookStates = [
  'book, first page',
  'book, many rules',
  'book, nothing found',
  'book, a term',
  'book, an issue',
] as const;

export const runBookStates = [
  'beside a run, nothing asked',
  'beside a run, asked',
  'beside a run, refused',
  'beside a run, from a rule',
] as const;

export async function tourBook({ open, look, stress }: Stage): Promise<void> {
  const page = await open({ view: 'console', run: '', party: '' });
  await page.getByRole('button', { name: 'Clauses and terms' }).click();
  await list(page, 'Clauses').waitFor();
  await look(page, 'book, first page');
  await readPage(page, 'Clauses', /^11 Token error/, /§11, Token error response/);
  await look(page, 'book, many rules');
  await stress(page, 'book on the start page');
  const search = bookSearch(page);
  await search.fill('zeppelin');
  await page.getByText('No clause has «zeppelin»').waitFor();
  await look(page, 'book, nothing found');
  await search.fill('');
  await shelf(page, 'Terms').click();
  await list(page, 'Terms').getByRole('option', { name: /^hint/ }).click();
  await look(page, 'book, a term');
  await shelf(page, 'Public issues').click();
  await list(page, 'Public issues').getByRole('option').first().click();
  await look(page, 'book, an issue');
}

export async function tourRunBook(stage: Stage): Promise<void> {
  const { workbench, look, stress } = stage;
  const { run, page } = await newRun(stage, 'clauses');
  await carryOut(page, 'Clauses and terms');
  await list(page, 'Clauses').waitFor();
  await filter(page, 'Refused in this run').click();
  await page.getByText('Nothing has been refused in this run so far.').waitFor();
  await look(page, 'beside a run, nothing asked');
  await signIn(workbench, run, 8);
  await filter(page, 'Asked in this run').click();
  await list(page, 'Clauses').getByRole('option').first().waitFor();
  await look(page, 'beside a run, asked');
  await decide(workbench, run, 'prompt.denied');
  await ask(workbench, { kind: 'sign-in.pressed', run, relyingParty: 'till', ...nobody });
  await step(workbench, run, 4);
  await filter(page, 'Refused in this run').click();
  await list(page, 'Clauses')
    .getByRole('option', { name: /^11 Token error/ })
    .click();
  await page.getByRole('list', { name: 'Refused in this run' }).waitFor();
  await look(page, 'beside a run, refused');
  await stress(page, 'book beside a run');
  await filter(page, 'All').click();
  await page.getByRole('option', { name: /400 unknown_user_id/ }).click();
  await page.getByRole('tab', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'CIBA Core 1.0 §13' }).first().click();
  await pageOf(page, /§13, /).waitFor();
  await look(page, 'beside a run, from a rule');
}

const nobody = { loginHint: 'nobody', bindingMessage: 'PAY-3', scope: 'openid' } as const;
