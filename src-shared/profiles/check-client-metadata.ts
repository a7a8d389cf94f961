/**
 * Judges the metadata of a client that a file describes, by the rules of registration. Its sector
 * document is not fetched: whoever writes the file vouches for it.
 */
import type { Metadata } from '../protocol/rules/registration/registration-call.ts';
import { type Offer, readMetadata } from '../protocol/rules/registration/registration-call.ts';
import { registrationRules } from '../protocol/rules/registration/registration-rules.ts';
import { fapiMetadataRules } from '../protocol/rules/registration/token-metadata-rules.ts';
import { judge } from '../protocol/rules/rule.ts';
import type { ProfileName } from '../protocol/setup/run-setup.ts';
import { tablesOf } from './profiles.ts';

export interface MetadataFault {
  /** The path inside the metadata, or empty when it is about all of it. */
  readonly member: string;
  readonly sentence: string;
}

/** The first thing that is wrong with this client, or undefined. */
export function checkClientMetadata(
  profile: ProfileName,
  offer: Offer,
  metadata: Readonly<Record<string, unknown>>,
): MetadataFault | undefined {
  const read = readMetadata(metadata, offer);
  const sector = 'vouched-for';
  const call = { ...offer, ...read, mediaType: 'application/json', sector } as const;
  const { refusal } = judge(tablesOf(profile).registration, call);
  if (refusal === undefined) return secretFault(read.metadata, metadata['client_secret']);
  const rules = [...registrationRules, ...fapiMetadataRules];
  const rule = rules.find(({ name }) => name === refusal.rule);
  return { member: read.fault?.member ?? rule?.member ?? '', sentence: refusal.description };
}

/** At registration the provider makes the secret; a file has to name it. */
function secretFault(metadata: Metadata | undefined, secret: unknown): MetadataFault | undefined {
  const needsOne = metadata?.token_endpoint_auth_method.startsWith('client_secret_') === true;
  return needsOne && (typeof secret !== 'string' || secret === '')
    ? { member: 'client_secret', sentence: 'This method of authentication needs a client_secret.' }
    : undefined;
}
