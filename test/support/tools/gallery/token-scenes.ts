/** Tokens, their checks, their hashes and their keys, of clients of every kind. */
import type { Browser } from 'playwright-core';
import { hostsIn } from '../../pages/browser-hosting.ts';
import {
  isPushedTo,
  openTokenDesk,
  signsEverything,
  type TokenRunWishes,
} from '../../tokens/token-desk.ts';
import type { Camera } from './camera.ts';

export async function tokenScenes({ look, stress }: Camera, browser: Browser): Promise<void> {
  const desk = await openTokenDesk(hostsIn(browser));
  const { page } = desk;
  await desk.showTokensOf(/access_token, id_token/);
  const card = desk.card('ID token');
  await card.getByText(/^Signed with ES256/).waitFor();
  await look(page, 'they hold');
  await stress(page, 'they hold');
  await card.getByText(/^The checks/).click();
  await look(page, 'checks');
  await card.getByText(/^at_hash Holds/).click();
  await card.getByRole('listbox', { name: 'Bytes of the hash' }).focus();
  await look(page, 'a hash worked out');
  await card.getByRole('button', { name: /^Key / }).click();
  const keys = page.getByRole('region', { name: 'Provider, its own, as it publishes them' });
  await keys.getByRole('list', { name: 'Tokens of this key' }).waitFor();
  await look(page, 'keys');
  await stress(page, 'keys');
  await keys.getByText('Thumbprint, worked out').first().click();
  await look(page, 'a thumbprint worked out');
  await desk.close();
  await tokensOf(
    { look, stress },
    browser,
    signsEverything,
    'of a client that signs',
    /POST .token/,
  );
  await tokensOf({ look, stress }, browser, isPushedTo, 'pushed', /^POST.*callback|push/i);
  const spoilt = { spoilt: { acr: 'urn:mace:incommon:iap:gold' } };
  await tokensOf({ look, stress }, browser, spoilt, 'spoilt', /access_token, id_token/);
}

async function tokensOf(
  { look }: Camera,
  browser: Browser,
  wishes: TokenRunWishes,
  state: string,
  title: RegExp,
): Promise<void> {
  const desk = await openTokenDesk(hostsIn(browser), wishes);
  await desk.showTokensOf(title);
  await look(desk.page, state);
  await desk.close();
}
