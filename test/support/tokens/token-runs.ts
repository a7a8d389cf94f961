/** Runs with tokens of every kind in them, each played by the core and signed by the stub. */
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { RelyingPartySetup } from '#shared/protocol/setup/relying-party-setup.ts';
import { decide } from '../core/decided-request.ts';
import { partyKey } from '../core/party-game.ts';
import { buildClient, buildSetup } from '../core/setup.ts';
import { createSimulation, type Simulation } from '../core/simulation.ts';

interface TokenRunOptions {
  readonly client?: Partial<ClientInput>;
  readonly role?: Partial<RelyingPartySetup>;
  readonly provider?: Partial<ProviderSettings>;
  /** Before the person decides. */
  readonly meanwhile?: (simulation: Simulation) => void;
}

/** A run in which the till may begin. */
export function tokenRun({ client = {}, role = {}, provider = {} }: TokenRunOptions = {}) {
  const till = buildClient('till', { jwks: { keys: [partyKey] }, ...client });
  return createSimulation({
    setup: buildSetup({
      provider,
      clients: [till],
      relyingParties: [
        { name: 'till', title: 'The till', clientId: 'till', keys: [partyKey], ...role },
      ],
    }),
  });
}

/** The till signs Alice in, from the request to its verdict on the ID token. */
export function signedIn(options: TokenRunOptions = {}): Simulation {
  const simulation = tokenRun(options);
  simulation.signIn({ bindingMessage: 'W4SCT' });
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  const [opened] = simulation.ofKind('request.opened');
  decide(simulation, opened?.authReqId ?? '', 'prompt.approved');
  options.meanwhile?.(simulation);
  simulation.popUntil(() => simulation.ofKind('sign-in.ended').length > 0);
  return simulation;
}

/** What makes the till a client that is pushed to. */
export const pushedTo: Partial<ClientInput> = {
  backchannel_token_delivery_mode: 'push',
  backchannel_client_notification_endpoint: 'https://till.example/callback',
  scope: 'openid profile email payment offline_access',
};
