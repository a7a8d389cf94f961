/**
 * The simulated relying party against a provider that knows it by its certificate: two runs, each in
 * its own world, with real TLS between them.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import {
  issueClientCertificate,
  type KeyedCertificate,
  makeAuthority,
  makeSelfSignedCertificate,
} from '#main/tls/certificate-authority.ts';
import { cibaGrantType } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import { buildClient } from '#test/support/core/setup.ts';
import { createSkippingClock, openPartyRun } from '#test/support/hostile/party-run.ts';
import { openTestProvider } from '#test/support/interop/test-provider.ts';

const now = Date.now();
const authority = await makeAuthority(now);
const names = { subject: 'CN=till,O=Corner Shop', dns: ['till.example'] };
const issued = await issueClientCertificate(authority, names, now);
const selfSigned = await makeSelfSignedCertificate(names, now);
const stranger = await issueClientCertificate(authority, { subject: 'CN=kiosk' }, now);

function keyOf({ certificate }: KeyedCertificate) {
  const key = new X509Certificate(certificate).publicKey.export({ format: 'jwk' });
  return { ...key, kty: key.kty ?? '' };
}

const bySubject = {
  token_endpoint_auth_method: 'tls_client_auth',
  tls_client_auth_subject_dn: 'CN=till,O=Corner Shop',
} as const;
const byKey = {
  token_endpoint_auth_method: 'self_signed_tls_client_auth',
  jwks: { keys: [keyOf(selfSigned)] },
} as const;
const bound = { tls_client_certificate_bound_access_tokens: true };

/** A till with that certificate, and a provider that has registered it so. */
async function opened(client: Partial<ClientInput>, identity: KeyedCertificate) {
  const registered = { ...client, id_token_signed_response_alg: 'ES256' };
  const provider = await openTestProvider({
    authority,
    clients: [
      {
        ...buildClient('till', { grant_types: [cibaGrantType] }),
        scope: 'openid',
        ...registered,
      },
    ],
  });
  const clock = createSkippingClock();
  const run = await openPartyRun({
    issuer: provider.issuer,
    clock,
    authority,
    identity,
    client: registered,
  });
  onTestFinished(async () => {
    await run.close();
    await provider.close();
  });
  await run.press();
  return { provider, run };
}

it.each<[string, Partial<ClientInput>, KeyedCertificate]>([
  ['the name in a certificate of the authority', bySubject, issued],
  ['the key in a certificate of its own', byKey, selfSigned],
  ['its secret, with tokens bound to its certificate', bound, issued],
])('a party that is known by %s signs somebody in', async (_title, client, identity) => {
  const { provider, run } = await opened(client, identity);
  await run.until(() => run.state() === 'asked.waiting');
  const authReqId = run.ofKind('machine.moved').findLast(({ about }) => about)?.about ?? '';
  await provider.decide(authReqId, 'approve');
  await run.advance(1000);
  expect(await run.ended()).toEqual({ state: 'signedIn', reason: null });
  const shown = provider.seen.entries.flatMap((entry) =>
    entry.kind === 'http.arrived' && entry.request.method === 'POST'
      ? [entry.request.certificate?.thumbprint]
      : [],
  );
  const { raw } = new X509Certificate(identity.certificate);
  const thumbprint = createHash('sha256').update(raw).digest('base64url');
  expect(shown).toEqual([thumbprint, thumbprint]);
});

it('a party with the certificate of somebody else is refused', async () => {
  const { run } = await opened(bySubject, stranger);
  expect(await run.ended()).toEqual({ state: 'refused', reason: 'invalid_client' });
});
