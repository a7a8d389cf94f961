/**
 * A console in real Chromium that looks at a run with tokens in it: the run is played to where a test
 * wants it, by intents as the console gives them, and then looked at by role and label.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Intent } from '#shared/intents.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { client } from '#shared/protocol/setup/client-metadata.ts';
import type { FaultRule as Rule } from '#shared/protocol/setup/fault-rule.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import type { SetupChange } from '#shared/protocol/setup/setup-change.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { ask, decide, entriesOf, signIn, step, told } from '../files/recorded.ts';
import { matchOf } from '../match/match-of.ts';
import { consoleWindow, type Hosts, type Look } from '../pages/hosting.ts';

export interface TokenRunWishes {
  readonly client?: Partial<ClientInput>;
  readonly role?: Partial<RelyingPartySetup>;
  readonly provider?: SetupChange['provider'];
  /** Claims of the ID token that are edited on its way; its signature stays as it was. */
  readonly spoilt?: Readonly<Record<string, string | number>>;
}

export interface TokenDesk {
  readonly page: Page;
  readonly run: string;
  readonly ask: (intent: Intent) => Promise<void>;
  /** Chooses the message of that name in the list, the last one of several, and shows its tokens. */
  readonly showTokensOf: (title: RegExp) => Promise<void>;
  /** The card of the token of that title. */
  readonly card: (title: string) => Locator;
  readonly close: () => Promise<void>;
}

/** The sign-in at the till is played to its end. */
export async function openTokenDesk(
  hosts: Hosts,
  wishes: TokenRunWishes = {},
  look?: Look,
): Promise<TokenDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  const host = await hosts(folder, look);
  const setup = changeFor(wishes);
  await give({ kind: 'run.create', name: 'Tokens', mode: 'virtual', seed: 'tokens', setup });
  const run = (await told(host, 'run.listed')).at(-1)?.run ?? '';
  await signIn(host, run, 0);
  await stepUntil('prompt.arrived');
  if (wishes.spoilt === undefined) await decide(host, run, 'prompt.approved');
  else await spoil(wishes.spoilt);
  await stepUntil('sign-in.ended');
  const page = await host.openWindow(consoleWindow);
  await page.getByRole('list', { name: 'Parties' }).waitFor();

  /** The answer with the tokens is held on its way, edited, and let go. */
  async function spoil(set: NonNullable<TokenRunWishes['spoilt']>): Promise<void> {
    const on = matchOf('endpoint:token direction:response status:200') as Rule['on'];
    const rules: Rule[] = [
      { id: 'hold', title: 'Hold', on, how: { kind: 'once' }, act: { kind: 'hold' } },
    ];
    await give({ kind: 'faults.set', run, rules });
    await approve();
    const { message } = await stepUntil('message.held');
    const jwt = { at: 'id_token', set, remove: [], resign: 'as it was' } as const;
    await give({ kind: 'message.edited', run, message, jwt });
  }

  async function approve(): Promise<void> {
    const { prompt } = await stepUntil('prompt.arrived');
    const device = 'phone-of-alice';
    for (const kind of ['prompt.opened', 'prompt.approved'] as const)
      await give({ kind, run, device, prompt });
  }

  /** Lets things happen until there is an entry of that kind. */
  async function stepUntil<Kind extends Entry['kind']>(kind: Kind): Promise<EntryOf<Kind>> {
    for (let steps = 0; steps < 60; steps += 1) {
      const found = (await entriesOf(host, run)).find(
        (entry): entry is EntryOf<Kind> => entry.kind === kind,
      );
      if (found !== undefined) return found;
      await step(host, run, 1);
    }
    throw new Error(`Nothing led to ${kind}.`);
  }

  async function give(intent: Intent): Promise<void> {
    const outcome = await ask(host, intent);
    if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  }

  return {
    page,
    run,
    ask: give,
    showTokensOf: async (title) => {
      await page
        .getByRole('listbox', { name: 'Messages', exact: true })
        .getByRole('option', { name: title })
        .last()
        .click();
      await page.getByRole('tab', { name: 'Tokens', exact: true }).click();
    },
    card: (title) => page.getByRole('region', { name: title, exact: true }),
    close: async () => {
      await host.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function changeFor({
  client: changes = {},
  role = {},
  provider = {},
}: TokenRunWishes): SetupChange {
  return {
    provider,
    clients: [
      client.parse({
        client_id: 'corner-shop-till',
        client_name: 'Corner Shop',
        client_secret: 'simulated-secret-of-the-till',
        grant_types: ['urn:openid:params:grant-type:ciba', 'refresh_token'],
        scope: 'openid profile email payment offline_access',
        backchannel_token_delivery_mode: 'poll',
        id_token_signed_response_alg: 'ES256',
        ...changes,
      }),
    ],
    relyingParties: [
      { name: 'till', title: 'Corner Shop till', clientId: 'corner-shop-till', ...role },
    ],
  };
}

/** A client that signs all that can be signed, and whose tokens are bound to its key. */
export const signsEverything: TokenRunWishes = {
  client: {
    token_endpoint_auth_method: 'private_key_jwt',
    backchannel_authentication_request_signing_alg: 'ES256',
    dpop_bound_access_tokens: true,
  },
  provider: { access_token_format: 'jwt' },
};

/** A client that is pushed to. */
export const isPushedTo: TokenRunWishes = {
  client: {
    backchannel_token_delivery_mode: 'push',
    backchannel_client_notification_endpoint: 'https://till.example/callback',
  },
  provider: { issue_refresh_tokens: true },
};
