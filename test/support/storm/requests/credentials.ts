/** How each client authenticates when it does so faultlessly, whatever its registered method. */
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import { thumbprintOf } from '#shared/protocol/json-web-keys.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { basic } from '../../core/outside-request.ts';
import { clientKeys } from '../cast.ts';
import { type Blank, withHeader, withParameter } from './blank.ts';
import { jwtPlan } from './claims.ts';
import type { Known } from './known.ts';
import { macJwt, signedJwt } from './sign-by-hand.ts';

const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The blank with that client's own credentials. */
export function withCredentials(blank: Blank, client: Client, known: Known): Blank {
  const { client_id: clientId, client_secret: secret = '' } = client;
  const named = (): Blank => withParameter(blank, 'client_id', clientId);
  switch (client.token_endpoint_auth_method) {
    case 'client_secret_basic':
      return withHeader(
        blank,
        'Authorization',
        basic({ client_id: clientId, client_secret: secret }),
      );
    case 'client_secret_post':
      return withParameter(named(), 'client_secret', secret);
    case 'none':
      return named();
    case 'tls_client_auth':
    case 'self_signed_tls_client_auth':
      return { ...named(), certificate: certificateOf(clientId) };
    default:
      return withAssertion(blank, assertionOf(client, known, blank.target));
  }
}

/** The blank with that assertion. */
export function withAssertion(blank: Blank, assertion: string): Blank {
  const typed = withParameter(blank, 'client_assertion_type', assertionType);
  return withParameter(typed, 'client_assertion', assertion);
}

function assertionOf(client: Client, known: Known, target: string): string {
  const { claims, header, key } = jwtPlan('assertion', { known, client, target });
  return client.token_endpoint_auth_method === 'client_secret_jwt'
    ? macJwt(claims, client.client_secret ?? '', header)
    : signedJwt(claims, key, header);
}

/** What the listener would have read from that client's certificate. */
export function certificateOf(name: string): PeerCertificate {
  const key = clientKeys[0]?.jwk ?? {};
  return {
    thumbprint: `thumbprint of ${name}`,
    subject: `CN=${name},O=Test`,
    sanDns: [`${name}.example`],
    sanUri: [],
    sanIp: [],
    sanEmail: [],
    trusted: true,
    publicKeyThumbprint: thumbprintOf(key) ?? '',
  };
}
