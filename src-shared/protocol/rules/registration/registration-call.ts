/**
 * A registration as its rules see it: the metadata as it was sent, filled up with what counts where
 * a client says nothing. Reading refuses only what has no readable shape; the rest is for the rules.
 */
import { z } from 'zod';
import { cibaGrantType } from '../../metadata.ts';
import { clientMetadataShape } from '../../setup/client-metadata.ts';
import type { ProviderSettings } from '../../setup/provider-settings.ts';
import type { NamedKey } from '../../setup/public-key.ts';
import type { ErrorCode } from '../error-codes.ts';
import { passed, type Rule, refuse } from '../rule.ts';

const text = z.string().max(2000);
const texts = z.array(text).max(50).readonly();
/** As long as the members of a key may be that is kept. */
const sentKey = z.looseObject({
  kty: z.string().max(10),
  kid: z.string().max(500).optional(),
  alg: z.string().max(40).optional(),
  use: text.optional(),
});

/** Words that only some values of are known stay words here, so that a rule can name the others. */
const sentMetadata = z.object({
  ...clientMetadataShape,
  token_endpoint_auth_method: text.default('client_secret_basic'),
  grant_types: texts.optional(),
  response_types: texts.optional(),
  scope: text.optional(),
  jwks: z.object({ keys: z.array(sentKey).max(50).readonly() }).optional(),
  subject_type: text.default('public'),
  backchannel_token_delivery_mode: text.optional(),
});

type SentMetadata = Readonly<z.infer<typeof sentMetadata>>;

/** What a client says of itself, with every default in its place. */
export type Metadata = SentMetadata & {
  readonly grant_types: readonly string[];
  readonly response_types: readonly string[];
  readonly scope: string;
};

/** What the provider has on offer for clients. */
export interface Offer {
  readonly settings: ProviderSettings;
  readonly keys: readonly NamedKey[];
}

/** What stands at the sector_identifier_uri; one that is vouched for is not looked at. */
export type Sector = readonly string[] | 'absent' | 'unreadable' | 'vouched-for';

export interface RegistrationCall extends Offer {
  readonly mediaType: string;
  readonly isObject: boolean;
  readonly metadata: Metadata | undefined;
  /** The member whose value has no readable shape, when there is one. */
  readonly fault: { readonly member: string; readonly sentence: string } | undefined;
  readonly sector: Sector;
}

type ReadMetadata = Pick<RegistrationCall, 'isObject' | 'metadata' | 'fault'>;

/** Reads metadata; members that are unknown here or null count as left out (RFC 7591 §2). */
export function readMetadata(
  sent: Readonly<Record<string, unknown>> | undefined,
  offer: Offer,
): ReadMetadata {
  if (sent === undefined) return { isObject: false, metadata: undefined, fault: undefined };
  const said = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  const read = sentMetadata.safeParse(said);
  return read.success
    ? { isObject: true, metadata: completed(read.data, offer), fault: undefined }
    : { isObject: true, metadata: undefined, fault: faultOf(read.error) };
}

function faultOf({ issues: [issue] }: z.ZodError): RegistrationCall['fault'] {
  const member = (issue?.path ?? []).join('.');
  const sentence =
    issue?.code === 'invalid_type'
      ? `${member} must be of the type ${issue.expected}.`
      : `${member} is too long or has a value that is not known here.`;
  return { member, sentence };
}

function completed(sent: SentMetadata, offer: Offer): Metadata {
  // RFC 7591 §2: the code flow where nothing is said; a push client needs no grant (CIBA Core §4).
  const isPush = sent.backchannel_token_delivery_mode === 'push';
  const grantTypes = sent.grant_types ?? (isPush ? [] : ['authorization_code']);
  const usesCode = grantTypes.includes('authorization_code');
  return {
    ...sent,
    grant_types: grantTypes,
    response_types: sent.response_types ?? (usesCode ? ['code'] : []),
    scope: sent.scope ?? offer.settings.scopes_supported.join(' '),
    ...algorithmsOf(sent, offer),
  };
}

/** Which algorithms the client will really meet, so that it need not guess. */
function algorithmsOf(sent: SentMetadata, { settings, keys }: Offer) {
  const preferred = keys.find(({ alg }) => alg === settings.id_token_signing_alg_default);
  const signed = sent.id_token_signed_response_alg ?? (preferred ?? keys.at(-1))?.alg;
  const isEncrypted = sent.id_token_encrypted_response_alg !== undefined;
  const encrypted = sent.id_token_encrypted_response_enc ?? 'A128CBC-HS256';
  return {
    ...(signed === undefined ? {} : { id_token_signed_response_alg: signed }),
    ...(isEncrypted ? { id_token_encrypted_response_enc: encrypted } : {}),
  };
}

/** True for a client that may send authentication requests of CIBA. */
export function isCibaClient(metadata: Metadata): boolean {
  return (
    metadata.backchannel_token_delivery_mode !== undefined ||
    metadata.grant_types.includes(cibaGrantType)
  );
}

/** True for the modes in which the client redeems an auth_req_id itself. */
export function redeemsItself({ backchannel_token_delivery_mode: mode }: Metadata): boolean {
  return mode === 'poll' || mode === 'ping';
}

export interface MetadataRule extends Rule<RegistrationCall> {
  /** The member that a refusal is about. */
  readonly member: string;
}

/** A rule about metadata that could be read. */
export function metadataRule(
  rule: Omit<MetadataRule, 'check'> & {
    readonly sentence: string;
    readonly error?: ErrorCode;
    readonly holds: (metadata: Metadata, call: RegistrationCall) => boolean;
  },
): MetadataRule {
  const { sentence, error = 'invalid_client_metadata', holds, ...facts } = rule;
  return {
    ...facts,
    check: (call) =>
      call.metadata === undefined || holds(call.metadata, call) ? passed : refuse(error, sentence),
  };
}
