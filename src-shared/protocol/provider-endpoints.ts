/**
 * Where a client finds a provider: read from a discovery document, with the checks that OpenID
 * Connect Discovery §4.3 asks of whoever reads one.
 */
import { isObject } from './encoding/wire.ts';
import { paths } from './metadata.ts';

export interface ProviderEndpoints {
  readonly issuer: string;
  readonly backchannel: string;
  readonly token: string;
  readonly jwks: string;
}

/** Where the document of that issuer is: the well-known path comes after the issuer’s own. */
export function discoveryAddress(issuer: string): string {
  return issuer.replace(/\/$/, '') + paths.discovery;
}

interface Wanted {
  readonly issuer: string;
  readonly deliveryMode: string;
  /** RFC 8705 §5: a client that presents a certificate uses the aliases, where there are some. */
  readonly usesCertificate: boolean;
}

/** Reads a discovery document; answers the sentence that says what is wrong with it. */
export function readProviderEndpoints(
  document: Readonly<Record<string, unknown>> | undefined,
  { issuer, deliveryMode, usesCertificate }: Wanted,
): ProviderEndpoints | string {
  if (document === undefined) return 'the discovery document is no JSON object';
  if (document['issuer'] !== issuer) return 'the discovery document names another issuer';
  const modes = document['backchannel_token_delivery_modes_supported'];
  if (!Array.isArray(modes) || !modes.includes(deliveryMode))
    return `the provider does not offer the delivery mode ${deliveryMode}`;
  const aliases = document['mtls_endpoint_aliases'];
  const places = usesCertificate && isObject(aliases) ? { ...document, ...aliases } : document;
  const {
    backchannel_authentication_endpoint: backchannel,
    token_endpoint: token,
    jwks_uri: jwks,
  } = places;
  if (typeof backchannel !== 'string' || typeof token !== 'string' || typeof jwks !== 'string')
    return 'the discovery document lacks an endpoint';
  return { issuer, backchannel, token, jwks };
}
