/** The refusals of a client that authenticates by mutual TLS (RFC 8705), at every form endpoint. */
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import { castSetup, hermit, tower } from '../clients/cast.ts';
import { certificateOf } from '../clients/peer-certificate.ts';
import { buildClient } from '../core/setup.ts';
import { atEveryEndpoint, type ClientFault } from './form-endpoints.ts';

function fault(
  title: string,
  rule: keyof typeof clauses,
  certificate: PeerCertificate | undefined,
  clientId = tower.client_id,
): ClientFault {
  return {
    title,
    rule,
    clause: clauses[rule],
    error: 'invalid_client',
    outside: { authorization: null, ...(certificate === undefined ? {} : { certificate }) },
    more: [['client_id', clientId]],
  };
}

const clauses = {
  'carries client credentials': 'rfc6749-2.3.1',
  'uses its registered method': 'ciba-core-7.2',
  'presents a certificate that is trusted': 'rfc8705-2.1',
  'presents the registered certificate': 'rfc8705-2',
} as const;

const registered = 'presents the registered certificate';

/** A client known by each kind of name that a certificate may carry. */
const byName = (
  [
    ['tls_client_auth_san_dns', 'tower.example'],
    ['tls_client_auth_san_uri', 'https://tower.example/id'],
    ['tls_client_auth_san_ip', '192.0.2.7'],
    ['tls_client_auth_san_email', 'tower@example.org'],
  ] as const
).map(([member, name]) =>
  buildClient(`by-${member}`, { token_endpoint_auth_method: 'tls_client_auth', [member]: name }),
);
const nameless = buildClient('nameless', { token_endpoint_auth_method: 'tls_client_auth' });

const setup = castSetup();
const options = { setup: { ...setup, clients: [...setup.clients, ...byName, nameless] } };
const stranger = {
  sanDns: ['x.example'],
  sanUri: ['urn:x'],
  sanIp: ['192.0.2.8'],
  sanEmail: ['x@y'],
};

export const certificateRefusals = atEveryEndpoint([
  fault(
    'a mutual TLS client without a certificate (R-054)',
    'uses its registered method',
    undefined,
  ),
  fault(
    'a self-signed client without a certificate (R-054)',
    'uses its registered method',
    undefined,
    hermit.client_id,
  ),
  fault(
    'a certificate of an authority that is not trusted',
    'presents a certificate that is trusted',
    certificateOf(tower, { trusted: false }),
  ),
  fault('a certificate in another name', registered, certificateOf(hermit)),
  fault(
    'a certificate of one client with the client_id of another (R-052)',
    registered,
    certificateOf(tower),
    hermit.client_id,
  ),
  fault(
    'a self-signed certificate for a key that was not registered',
    registered,
    certificateOf(hermit, { publicKeyThumbprint: 'another' }),
    hermit.client_id,
  ),
  fault(
    'a certificate of a client that registered a secret (R-041)',
    'uses its registered method',
    certificateOf({ client_id: 'till' }),
    'till',
  ),
  {
    ...fault(
      'a certificate without a client_id',
      'carries client credentials',
      certificateOf(tower),
    ),
    more: [],
  },
  ...byName.map(({ client_id }) => ({
    ...fault(
      `another name than the one of ${client_id}`,
      registered,
      certificateOf(tower, stranger),
      client_id,
    ),
    options,
  })),
  {
    ...fault(
      'a client that registered no name at all',
      registered,
      certificateOf(tower),
      nameless.client_id,
    ),
    options,
  },
]);
