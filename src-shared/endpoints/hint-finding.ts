/** Finds the person whom the one hint of a request means, or why nobody can be found. */
import { mapValues } from '../kernel/collections/persistent-map.ts';
import type { Draft } from '../kernel/draft.ts';
import { personOfHint, personOfSub } from '../kernel/provider/people.ts';
import { subjectFor } from '../kernel/provider/subject.ts';
import { type Fact, verificationOf } from '../protocol/fact.ts';
import { type HintFinding, hintNames } from '../protocol/rules/backchannel/backchannel-call.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { User } from '../protocol/setup/user.ts';
import { epochSeconds, type Json, type JsonObject } from '../protocol/token-recipe.ts';

interface Finding {
  readonly hint: HintFinding;
  readonly user: User | undefined;
}

const nobody = (hint: HintFinding): Finding => ({ hint, user: undefined });

/** Follows the hint; with several of them nobody is looked for at all. */
export function followHint(
  draft: Draft,
  parameters: ReadonlyMap<string, Json>,
  client: Client | undefined,
  facts: readonly Fact[],
): Finding {
  const present = hintNames.filter((name) => parameters.has(name));
  const [name] = present;
  const value = name === undefined ? undefined : parameters.get(name);
  if (present.length !== 1 || client === undefined || typeof value !== 'string')
    return nobody('absent');
  if (name === 'login_hint') return known(personOfHint(draft, value));
  return name === 'login_hint_token'
    ? followLoginHintToken(draft, value, client, facts)
    : followIdToken(draft, value, client, facts);
}

function known(user: User | undefined): Finding {
  return user === undefined ? nobody('unknown') : { hint: 'known', user };
}

/** Signed by an issuer that the settings trust, still fresh, and, if it says so, meant for us. */
function followLoginHintToken(
  draft: Draft,
  token: string,
  client: Client,
  facts: readonly Fact[],
): Finding {
  const fact = verificationOf(facts, token);
  if (fact?.outcome !== 'good') return nobody('malformed');
  const fault = faultOfHintToken(draft, fact.claims, client);
  if (fault !== undefined) return nobody(fault);
  const names = ['sub', 'login_hint', 'email', 'phone_number', 'username'];
  const said = [...names.map((name) => fact.claims[name]), ...subjectIdentifiers(fact.claims)];
  const users = said.flatMap((hint) =>
    typeof hint === 'string' ? [personOfHint(draft, hint)] : [],
  );
  return known(users.find((user) => user !== undefined));
}

function faultOfHintToken(
  { setup, nowMs }: Draft,
  // A token that says nothing of its end does not end.
  { exp = Number.MAX_SAFE_INTEGER, aud = setup.issuer, nbf = 0 }: JsonObject,
  client: Client,
): HintFinding | undefined {
  const audience = Array.isArray(aud) ? aud : [aud];
  const now = epochSeconds(setup, nowMs);
  const isForUs = [setup.issuer, client.client_id].some((name) => audience.includes(name));
  const latestStart = now + setup.provider.clock_tolerance_seconds;
  if (!isForUs || typeof exp !== 'number' || typeof nbf !== 'number') return 'invalid';
  if (nbf > latestStart) return 'invalid';
  return exp <= now ? 'expired' : undefined;
}

/** A subject identifier (RFC 9493), whatever its format: its values may each name the person. */
function subjectIdentifiers(claims: JsonObject): readonly Json[] {
  const identifier = claims['sub_id'];
  return typeof identifier === 'object' && identifier !== null && !Array.isArray(identifier)
    ? Object.values(identifier)
    : [];
}

/** CIBA Core §14: our own token, for this client; a token that expired a while ago still serves. */
function followIdToken(
  draft: Draft,
  token: string,
  client: Client,
  facts: readonly Fact[],
): Finding {
  const fact = verificationOf(facts, token);
  if (fact?.outcome !== 'good') return nobody('malformed');
  const { iss, aud, exp, sub } = fact.claims;
  const { issuer, provider } = draft.setup;
  const audience = Array.isArray(aud) ? aud : [aud];
  const isOurs = iss === issuer && audience.includes(client.client_id);
  const isClean = audience.every((one) => typeof one === 'string');
  const oldest = epochSeconds(draft.setup, draft.nowMs) - provider.id_token_hint_max_age_seconds;
  if (!isOurs || !isClean || typeof exp !== 'number' || exp < oldest) return nobody('invalid');
  return typeof sub === 'string' ? known(personOfSubject(draft, client, sub)) : nobody('invalid');
}

/** The person behind a subject that this client was told, which may be a pairwise one. */
function personOfSubject(draft: Draft, client: Client, subject: string): User | undefined {
  if (client.subject_type !== 'pairwise') return personOfSub(draft, subject);
  for (const user of mapValues(draft.users)) {
    if (subjectFor(draft, client, user.sub) === subject) return personOfSub(draft, user.sub);
  }
  return undefined;
}
