/**
 * oidc-provider as the benchmark measures it: CIBA in poll mode, opaque access tokens, ES256 or RS256, the
 * client of our demonstration run, and nothing else switched on. The request is approved as soon as
 * it is made. It keeps everything in plain maps, which is quicker than any store it would really use.
 */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import { type BackchannelAuthenticationRequest, type Grant, Provider } from 'oidc-provider';
import { z } from 'zod';
import { type ApprovalSignal, openApprovalSignal } from './approval-signal.ts';
import { MapAdapter } from './map-adapter.ts';
import { type SigningAlgorithm, serveBenchmark, signingAlgorithm } from './server-process.ts';
import { benchClient } from './wire-text.ts';

const cibaGrantType = 'urn:openid:params:grant-type:ciba';
const address = z.object({ port: z.number() });

async function start(algorithm: SigningAlgorithm, signal: ApprovalSignal) {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${address.parse(server.address()).port}`;
  const provider: Provider = new Provider(issuer, configuration(algorithm, approve));
  const callback = provider.callback();
  server.on('request', (request, response) => void callback(request, response));

  /** Not awaited by the endpoint, so that the acknowledgement does not wait for it. */
  async function approve(
    request: BackchannelAuthenticationRequest,
    accountId: string,
  ): Promise<void> {
    const grant: Grant = new provider.Grant({ accountId, clientId: benchClient.clientId });
    grant.addOIDCScope('openid');
    await grant.save();
    await provider.backchannelResult(request, grant);
    signal.granted(request.jti);
  }

  return {
    ready: { issuer, ...benchClient, approvalPort: signal.port() },
    close: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

type Approve = (request: BackchannelAuthenticationRequest, accountId: string) => Promise<void>;

function makeKey(algorithm: SigningAlgorithm): KeyObject {
  return algorithm === 'ES256'
    ? generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
    : generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
}

function configuration(algorithm: SigningAlgorithm, approve: Approve): object {
  const jwk = makeKey(algorithm).export({ format: 'jwk' });
  const key = { ...jwk, alg: algorithm, use: 'sig', kid: 'bench' };
  return {
    adapter: MapAdapter,
    jwks: { keys: [key] },
    clients: [
      {
        client_id: benchClient.clientId,
        client_secret: benchClient.clientSecret,
        token_endpoint_auth_method: 'client_secret_basic',
        grant_types: [cibaGrantType],
        response_types: [],
        redirect_uris: [],
        id_token_signed_response_alg: algorithm,
        backchannel_token_delivery_mode: 'poll',
      },
    ],
    scopes: ['openid'],
    // What the library warns about when it is left at its default.
    ttl: {
      AccessToken: 3600,
      BackchannelAuthenticationRequest: 120,
      Grant: 3600,
      IdToken: 3600,
    },
    findAccount: (_context: object, sub: string) => ({ accountId: sub, claims: () => ({ sub }) }),
    cookies: { keys: ['unused-by-this-benchmark'] },
    features: { devInteractions: { enabled: false }, ciba: cibaFeature(approve) },
  };
}

function cibaFeature(approve: Approve): object {
  return {
    enabled: true,
    deliveryModes: ['poll'],
    processLoginHint: (_context: object, hint: string) => hint,
    validateBindingMessage: () => undefined,
    validateRequestContext: () => undefined,
    verifyUserCode: () => undefined,
    triggerAuthenticationDevice: (
      _context: object,
      request: BackchannelAuthenticationRequest,
      account: { readonly accountId: string },
    ) => {
      void approve(request, account.accountId);
    },
  };
}

const algorithm = signingAlgorithm.parse(process.argv[3]);
const signal = await openApprovalSignal();
await serveBenchmark(signal, () => start(algorithm, signal));
