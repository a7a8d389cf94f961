/**
 * The tokens of a run in real Chromium by role and label: decoded, explained, verified as of the moment
 * looked at, their hashes worked out, and their keys found again.
 */
import { afterEach, describe, expect, it } from 'vitest';
import { complaints } from '../support/pages/complaints.ts';
import { hostsHere } from '../support/pages/hosts-here.ts';
import {
  isPushedTo,
  openTokenDesk,
  signsEverything,
  type TokenDesk,
} from '../support/tokens/token-desk.ts';

const hosts = hostsHere();
let desk: TokenDesk;

afterEach(async () => desk.close());

describe('an ID token', () => {
  it('says in a line that it holds, and unfolds its checks and its claims', async () => {
    desk = await openTokenDesk(hosts);
    await desk.showTokensOf(/access_token, id_token/);
    const card = desk.card('ID token');
    await card.getByText(/^Signed with ES256 by key .*: good\. 10 of 10 checks hold\.$/).waitFor();
    const claims = card.getByRole('list', { name: 'Claims of the ID token' });
    await claims.getByText('Which client the token is for.').click();
    await claims.getByText('Never empty, at most 255 signs').waitFor({ state: 'hidden' });
    await claims.getByText('then a token that another app was given').waitFor();
    await claims.getByRole('button', { name: 'OpenID Connect Core 1.0 §3.1.3.7' }).waitFor();
    await card.getByText(/^The checks \(10, and 5 not asked\)$/).click();
    await card.getByText('exp Holds. It has not expired.').click();
    const inside = card.locator('[data-check=exp]');
    await inside.getByText('Now, by the run').waitFor();
    await expect.poll(() => inside.innerText()).toMatch(/its clock is right\); it holds by that\./);
  });

  it('works at_hash out, where a byte and its signs light up together', async () => {
    desk = await openTokenDesk(hosts);
    const { page } = desk;
    await desk.showTokensOf(/access_token, id_token/);
    const card = desk.card('ID token');
    await card.getByText(/^The checks/).click();
    await card.getByText(/^at_hash Holds/).click();
    const work = card.getByRole('list', { name: 'How at_hash is worked out' });
    await work.getByText(/: equal\.$/).waitFor();
    // Where the pointer rests, what scrolls below it would count as pointed at.
    await page.mouse.move(0, 0);
    await work.getByRole('listbox', { name: 'Bytes of the hash' }).focus();
    const said = work.getByRole('status', { name: 'What belongs together' });
    await expect.poll(() => said.innerText()).toMatch(/^[0-9a-f]{2} ↔ \S{2}$/);
    await page.keyboard.press('ArrowRight');
    const lit = work.getByRole('option', { selected: true });
    // One byte, and the two signs that hold it.
    await expect.poll(() => lit.count()).toBe(3);
    const before = await said.innerText();
    await page.keyboard.press('End');
    await expect.poll(() => said.innerText()).not.toBe(before);
    await work
      .getByRole('listbox', { name: 'Signs of the result' })
      .getByRole('option')
      .nth(2)
      .hover();
    await expect.poll(() => said.innerText()).toMatch(/^[0-9a-f]{2} [0-9a-f]{2} ↔ \S$/);
  });

  it('leads to its key, and the key leads to its tokens', async () => {
    desk = await openTokenDesk(hosts);
    const { page } = desk;
    await desk.showTokensOf(/access_token, id_token/);
    await desk.card('ID token').getByRole('button', { name: /^Key / }).click();
    await expect
      .poll(() =>
        page.getByRole('tab', { name: 'Keys', exact: true }).getAttribute('aria-selected'),
      )
      .toBe('true');
    const keys = page.getByRole('region', { name: 'Provider, its own, as it publishes them' });
    const tokens = keys.getByRole('list', { name: 'Tokens of this key' });
    await tokens.getByRole('button', { name: /^ID token at/ }).click();
    await expect.poll(() => page.getByRole('region', { name: 'The past' }).count()).toBe(1);
    await keys.getByText('Thumbprint, worked out').first().click();
    await keys.getByText('Only crv, kty, x, y count').waitFor();
  });
});

describe('a token that was edited on its way', () => {
  it('shows what was changed, and what the client made of it', async () => {
    desk = await openTokenDesk(hosts, {
      role: { misbehaviours: ['skips-verification'] },
      spoilt: { aud: 'somebody-else' },
    });
    await desk.showTokensOf(/access_token, id_token/);
    const card = desk.card('ID token');
    await card.getByText(/: bad\. 8 of 10 checks hold\.$/).waitFor();
    const failing = card.getByRole('list', { name: 'What does not hold, or was judged otherwise' });
    await expect
      .poll(async () => (await failing.getByRole('listitem').allInnerTexts()).length)
      .toBe(2);
    await card.getByText(/this client skips verification/).waitFor();
    await card.getByText('Edited on its way; it was corner-shop-till').waitFor();
  });
});

describe('the other tokens', () => {
  it('of a push are tied to the request and to both tokens', async () => {
    desk = await openTokenDesk(hosts, isPushedTo);
    await desk.showTokensOf(/push of tokens/);
    const card = desk.card('Pushed ID token');
    await expect.poll(() => card.innerText()).toMatch(/good\. 12 of 12 checks hold\./);
  });

  it('of a client that signs everything stand side by side, each with its own list', async () => {
    desk = await openTokenDesk(hosts, signsEverything);
    const said = (title: string) => desk.card(title).innerText();
    await desk.showTokensOf(/POST \/backchannel\/authentication/);
    await expect.poll(() => said('Client assertion')).toMatch(/: good\. 10 of 10 checks hold\./);
    await expect.poll(() => said('Signed request')).toMatch(/: good\. 10 of 10 checks hold\./);
    await desk.showTokensOf(/POST \/token/);
    await expect.poll(() => said('DPoP proof')).toMatch(/by the key in its own header: good\./);
    await desk.showTokensOf(/access_token, id_token/);
    await expect.poll(() => said('Access token')).toMatch(/ checks hold\./);
    await expect.poll(() => said('ID token')).toMatch(/ checks hold\./);
  });

  it('are none in a message without one, which says where they come', async () => {
    desk = await openTokenDesk(hosts);
    await desk.showTokensOf(/200 auth_req_id/);
    await expect.poll(() => desk.page.getByText('This message carries no JWT.').count()).toBe(1);
  });
});

describe('tokens and keys', () => {
  it.each(['light', 'dark'] as const)('give axe nothing to complain of in %s', async (scheme) => {
    desk = await openTokenDesk(hosts, signsEverything, { colorScheme: scheme });
    const { page } = desk;
    await desk.showTokensOf(/access_token, id_token/);
    const card = desk.card('ID token');
    await card.getByText(/^The checks/).click();
    await card.getByText(/^at_hash Holds/).click();
    await card.getByRole('button', { name: /^Key / }).click();
    await page.getByRole('list', { name: 'Tokens of this key' }).first().waitFor();
    expect(await complaints(page)).toEqual([]);
  });
});
