/**
 * What a call says of who makes it, read once for every endpoint that authenticates clients. Reading
 * judges nothing: the rules do.
 */
import { readBasicCredentials } from '../../encoding/basic-credentials.ts';
import { type Form, formOf } from '../../encoding/form.ts';
import { readUnverifiedJwt } from '../../encoding/jwt.ts';
import { type HttpRequest, headersOf, type PeerCertificate } from '../../encoding/wire.ts';
import type { Verification } from '../../fact.ts';
import type { Client } from '../../setup/client-metadata.ts';
import type { ProviderSettings } from '../../setup/provider-settings.ts';
import type { PublicKey } from '../../setup/public-key.ts';

export type CredentialKind = 'basic' | 'post' | 'assertion' | 'certificate' | 'none';

/** Where a call stands in the world: what the endpoint tells the rules beside the bytes. */
export interface CallSurroundings {
  readonly settings: ProviderSettings;
  readonly issuer: string;
  /** What a client assertion may name as its audience. */
  readonly audiences: readonly string[];
  readonly nowSeconds: number;
  readonly findClient: (clientId: string) => Client | undefined;
  /** The client's public keys, registered or fetched. */
  readonly keysOf: (client: Client) => readonly PublicKey[];
  /** What is known of a client's assertion under that client's own keys. */
  readonly verified: (jwt: string, client: Client) => Verification | undefined;
  readonly wasUsed: (jwtId: string, client: Client) => boolean;
}

export interface ClientAssertion {
  readonly type: string | undefined;
  readonly fact: Verification | undefined;
  readonly wasUsed: boolean;
}

export interface ClientCall {
  readonly settings: ProviderSettings;
  readonly issuer: string;
  readonly audiences: readonly string[];
  readonly nowSeconds: number;
  readonly mediaType: string;
  readonly form: Form | undefined;
  readonly hasAuthorization: boolean;
  /** Every kind of credentials that the call carries; more than one is a fault. */
  readonly credentials: readonly CredentialKind[];
  readonly clientId: string | undefined;
  readonly client: Client | undefined;
  readonly clientKeys: readonly PublicKey[];
  readonly secret: string | undefined;
  readonly assertion: ClientAssertion | undefined;
  readonly certificate: PeerCertificate | undefined;
}

/** Reads a form post and whatever credentials come with it. */
export function readClientCall(request: HttpRequest, around: CallSurroundings): ClientCall {
  const { settings, issuer, audiences, nowSeconds } = around;
  const form = formOf(request);
  const authorizations = headersOf(request, 'authorization');
  const basic = readBasicCredentials(authorizations[0]);
  const value = (name: string): string | undefined => form?.values.get(name);
  const jwt = value('client_assertion');
  const clientId = basic?.clientId ?? namedClient(jwt, value('client_id'));
  const { certificate } = request;
  const client = clientId === undefined ? undefined : around.findClient(clientId);
  return {
    settings,
    issuer,
    audiences,
    nowSeconds,
    mediaType: mediaTypeOf(request),
    form,
    hasAuthorization: authorizations.length > 0,
    credentials: credentialKinds(
      basic === undefined ? 0 : authorizations.length,
      form,
      certificate,
    ),
    clientId,
    client,
    clientKeys: client === undefined || certificate === undefined ? [] : around.keysOf(client),
    secret: basic?.secret ?? value('client_secret'),
    assertion: jwt === undefined ? undefined : readAssertion(jwt, client, value, around),
    certificate,
  };
}

/** The client that an assertion speaks for, or that the form names. */
export function namedClient(
  assertion: string | undefined,
  clientId: string | undefined,
): string | undefined {
  if (clientId !== undefined || assertion === undefined) return clientId;
  const { sub, iss } = readUnverifiedJwt(assertion)?.claims ?? {};
  const named = sub ?? iss;
  return typeof named === 'string' ? named : undefined;
}

function mediaTypeOf(request: HttpRequest): string {
  const [type = '', ...others] = headersOf(request, 'content-type');
  // Two types, and two readers could read the body in two ways.
  if (others.length > 0) return '';
  if (type === 'application/x-www-form-urlencoded') return type;
  return type.split(';')[0]?.trim().toLowerCase() ?? '';
}

function credentialKinds(
  headers: number,
  form: Form | undefined,
  certificate: PeerCertificate | undefined,
): readonly CredentialKind[] {
  const kinds: CredentialKind[] = [];
  for (let header = 0; header < headers; header += 1) kinds.push('basic');
  if (form?.values.has('client_secret') === true) kinds.push('post');
  if (form?.values.has('client_assertion') === true) kinds.push('assertion');
  if (kinds.length > 0 || form?.values.has('client_id') !== true) return kinds;
  // A certificate authenticates only where nothing else does; else it merely binds the tokens.
  return [certificate === undefined ? 'none' : 'certificate'];
}

function readAssertion(
  jwt: string,
  client: Client | undefined,
  value: (name: string) => string | undefined,
  { verified, wasUsed }: CallSurroundings,
): ClientAssertion {
  const type = value('client_assertion_type');
  if (client === undefined) return { type, fact: undefined, wasUsed: false };
  const fact = verified(jwt, client);
  const jwtId = fact?.claims['jti'];
  return { type, fact, wasUsed: typeof jwtId === 'string' && wasUsed(jwtId, client) };
}
