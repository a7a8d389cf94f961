/** Reads a registration or an update of one, with the sector document where there is one. */
import type { Draft } from '../../kernel/draft.ts';
import { bodyObject, headerOf } from '../../protocol/encoding/wire.ts';
import { type Fact, fetchedFrom } from '../../protocol/fact.ts';
import {
  type Metadata,
  type RegistrationCall,
  readMetadata,
  type Sector,
} from '../../protocol/rules/registration/registration-call.ts';
import type { ProviderCall } from '../surroundings.ts';

/** Reads the call; it judges nothing. */
export function readRegistration(draft: Draft, { request, facts }: ProviderCall): RegistrationCall {
  const offer = { settings: draft.setup.provider, keys: draft.keys };
  const read = readMetadata(bodyObject(request), offer);
  const type = headerOf(request, 'content-type') ?? '';
  return {
    ...offer,
    ...read,
    mediaType: type.split(';')[0]?.trim().toLowerCase() ?? '',
    sector: sectorOf(read.metadata, facts),
  };
}

function sectorOf(metadata: Metadata | undefined, facts: readonly Fact[]): Sector {
  const address = metadata?.sector_identifier_uri;
  if (address === undefined) return 'absent';
  const body = fetchedFrom(facts, address)?.body ?? null;
  return body === null ? 'unreadable' : (addressesIn(body) ?? 'unreadable');
}

function addressesIn(text: string): readonly string[] | undefined {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) && list.every((one) => typeof one === 'string') ? list : undefined;
  } catch {
    return undefined;
  }
}
