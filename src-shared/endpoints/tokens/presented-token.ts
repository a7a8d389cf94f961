/**
 * What a token that somebody presents turns out to be: an access token, sealed or a JWT, or a refresh
 * token. It says what the token holds and whether it is still good, not what may be done with it.
 */
import { z } from 'zod';
import { mapGet } from '../../kernel/collections/persistent-map.ts';
import type { Draft } from '../../kernel/draft.ts';
import { personOfSub } from '../../kernel/provider/people.ts';
import type { RefreshFamily } from '../../kernel/provider/records.ts';
import { isRevoked } from '../../kernel/provider/tokens/revocation.ts';
import { unseal } from '../../kernel/provider/tokens/sealed-token.ts';
import { accessTokenEnd, livingFamily } from '../../kernel/time/lives/lives.ts';
import { timeOf } from '../../kernel/time/time-of.ts';
import { type Fact, verificationOf } from '../../protocol/fact.ts';
import { fingerprintOf } from '../../protocol/json-web-keys.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { User } from '../../protocol/setup/user.ts';
import { personOfSubject } from '../hint-finding.ts';

const json = z.record(z.string(), z.json());

const accessContent = z.object({
  client_id: z.string(),
  sub: z.string(),
  scope: z.string(),
  iat: z.int(),
  exp: z.int(),
  grant: z.string(),
  cnf: z.object({ jkt: z.string().optional(), 'x5t#S256': z.string().optional() }).optional(),
  authorization_details: z.array(json).readonly().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  claims: json.optional(),
});

type AccessContent = Readonly<z.infer<typeof accessContent>>;

export interface AccessToken {
  readonly kind: 'access';
  readonly content: AccessContent;
  /** By the provider's clock, and by what was made of the end that stands inside. */
  readonly endsAtMs: number;
  readonly grant: string;
  readonly client: Client;
  readonly user: User;
}

interface RefreshToken {
  readonly kind: 'refresh';
  readonly family: RefreshFamily;
  readonly grant: string;
  readonly client: Client;
  readonly user: User;
  readonly isNewest: boolean;
}

export type PresentedToken = AccessToken | RefreshToken;

/** The token, if it is one of ours that is still good. */
export function readToken(
  draft: Draft,
  token: string,
  facts: readonly Fact[],
): PresentedToken | undefined {
  const sealed = unseal(draft.secret, token);
  if (sealed?.['refresh'] !== undefined) return readRefreshToken(draft, sealed);
  return readAccessToken(draft, sealed ?? claimsOf(draft, token, facts), sealed !== undefined);
}

/** Only a JWT that says it is an access token: an ID token is signed with the same keys. */
function claimsOf(draft: Draft, token: string, facts: readonly Fact[]): unknown {
  const fact = verificationOf(facts, token, fingerprintOf(draft.keys));
  return fact?.outcome === 'good' && fact.header['typ'] === 'at+jwt' ? fact.claims : undefined;
}

function readAccessToken(draft: Draft, held: unknown, isSealed: boolean): AccessToken | undefined {
  const read = accessContent.safeParse(held);
  if (!read.success) return undefined;
  const content = read.data;
  const { client_id: clientId, sub, exp, grant } = content;
  const client = clientOf(draft, clientId);
  if (client === undefined) return undefined;
  // A JWT shows the subject as its client knows it; what is sealed names the person.
  const user = isSealed ? personOfSub(draft, sub) : personOfSubject(draft, client, sub);
  const endsAtMs = accessTokenEnd(draft, grant, exp);
  const isOver = endsAtMs <= timeOf(draft, 'provider') || isRevoked(draft, grant);
  return user === undefined || isOver
    ? undefined
    : { kind: 'access', content, endsAtMs, grant, client, user };
}

function readRefreshToken(
  draft: Draft,
  { refresh: grant, generation }: Readonly<Record<string, unknown>>,
): RefreshToken | undefined {
  if (typeof grant !== 'string') return undefined;
  const family = livingFamily(draft, grant);
  const client = family && clientOf(draft, family.clientId);
  const user = family && personOfSub(draft, family.sub);
  if (family === undefined || client === undefined || user === undefined) return undefined;
  const isNewest = family.generation === generation;
  return { kind: 'refresh', family, grant, client, user, isNewest };
}

/** A client that is gone or switched off has no good tokens. */
function clientOf(draft: Draft, clientId: string): Client | undefined {
  const client = mapGet(draft.clients, clientId);
  return client?.disabled === true ? undefined : client;
}
