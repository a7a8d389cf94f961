/**
 * oidc-provider as a provider elsewhere, for our relying party to play against: CIBA in poll and ping
 * mode on loopback. Whoever is asked agrees at once, or refuses if their name says so.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type BackchannelAuthenticationRequest, errors, type Grant, Provider } from 'oidc-provider';
import { makeSigningKey } from '#main/signing/signing-keys.ts';
import { MapAdapter } from '../../bench/map-adapter.ts';
import type { TrustingFetch } from './trusting-fetch.ts';

export interface ProviderElsewhere {
  readonly issuer: string;
  /** Begins to serve that client; only now is it known where the client takes notifications. */
  readonly serve: (client: object, fetchBy: TrustingFetch) => Promise<void>;
  readonly close: () => void;
}

/** Takes a port; nothing is served on it yet. */
export async function openProviderElsewhere(): Promise<ProviderElsewhere> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;
  return {
    issuer,
    serve: async (client, fetchBy) => {
      const keys = [await makeSigningKey('ES256', null), await makeSigningKey('RS256', null)];
      const provider: Provider = new Provider(issuer, {
        adapter: MapAdapter,
        jwks: { keys },
        clients: [client],
        scopes: ['openid'],
        clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
        fetch: (url: string, { headers, ...options }: { headers: Headers }) =>
          fetchBy(url, { ...options, headers: Object.fromEntries(headers) }),
        findAccount: (_context: object, sub: string) => ({
          accountId: sub,
          claims: () => ({ sub }),
        }),
        // What the library remarks on when it is left at its default.
        ttl: { AccessToken: 600, BackchannelAuthenticationRequest: 120, Grant: 600, IdToken: 600 },
        cookies: { keys: ['of-no-use-here'] },
        features: {
          devInteractions: { enabled: false },
          requestObjects: { enabled: true },
          dPoP: { enabled: true },
          ciba: cibaFeature((request, accountId) => decide(provider, request, accountId)),
        },
      });
      const callback = provider.callback();
      server.on('request', (request, response) => void callback(request, response));
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Decide = (request: BackchannelAuthenticationRequest, accountId: string) => Promise<void>;

function cibaFeature(decideBy: Decide): object {
  return {
    enabled: true,
    deliveryModes: ['poll', 'ping'],
    processLoginHint: (_context: object, hint: string) => hint,
    validateBindingMessage: () => undefined,
    validateRequestContext: () => undefined,
    verifyUserCode: () => undefined,
    triggerAuthenticationDevice: (
      _context: object,
      request: BackchannelAuthenticationRequest,
      account: { readonly accountId: string },
    ) => {
      // Not waited for: a person takes longer than an acknowledgement.
      void decideBy(request, account.accountId);
    },
  };
}

async function decide(
  provider: Provider,
  request: BackchannelAuthenticationRequest,
  accountId: string,
): Promise<void> {
  if (accountId === 'nobody-agrees') {
    await provider.backchannelResult(request, new errors.AccessDenied('The person refused.'));
    return;
  }
  const grant: Grant = new provider.Grant({ accountId, clientId: 'till' });
  grant.addOIDCScope('openid');
  await grant.save();
  await provider.backchannelResult(request, grant);
}
