/** Finds the person whom the one hint of a request means, or why nobody can be found. */
import { mapValues } from '../kernel/collections/persistent-map.ts';
import type { Draft } from '../kernel/draft.ts';
import { hintIssuerKeys } from '../kernel/provider/call-needs.ts';
import { personOfHint, personOfSub } from '../kernel/provider/people.ts';
import { subjectFor } from '../kernel/provider/tokens/subject.ts';
import { secondsOf } from '../kernel/time/time-of.ts';
import type { Profile } from '../profiles/profile.ts';
import { profiles } from '../profiles/profile-list.ts';
import { isObject, parseJson } from '../protocol/encoding/wire.ts';
import { type Fact, type Verification, verificationOf } from '../protocol/fact.ts';
import { fingerprintOf } from '../protocol/json-web-keys.ts';
import { type HintFinding, hintNames } from '../protocol/rules/backchannel/backchannel-call.ts';
import type { Client } from '../protocol/setup/client-metadata.ts';
import type { User } from '../protocol/setup/user.ts';
import type { Json, JsonObject } from '../protocol/token-recipe.ts';

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
  if (name === 'login_hint') return followLoginHint(draft, value);
  return name === 'login_hint_token'
    ? followLoginHintToken(draft, value, client, facts)
    : followIdToken(draft, value, client, facts);
}

function known(user: User | undefined): Finding {
  return user === undefined ? nobody('unknown') : { hint: 'known', user };
}

type LoginHintWay = NonNullable<Profile['loginHint']>;

/** What a login_hint says, by the way of the profile. */
const loginHintWays: Readonly<Record<LoginHintWay, (draft: Draft, value: string) => Finding>> = {
  'any-name': (draft, value) => known(personOfHint(draft, value)),
  'iss-sub': followIssuerAndSubject,
};

function followLoginHint(draft: Draft, value: string): Finding {
  return loginHintWays[profiles[draft.setup.profile].loginHint ?? 'any-name'](draft, value);
}

/** A subject identifier of the format iss_sub (RFC 9493 §3.2.2), written as JSON. */
function followIssuerAndSubject(draft: Draft, value: string): Finding {
  const said = parseJson(value);
  if (!isObject(said)) return nobody('malformed');
  const { format, iss, sub } = said;
  const own = draft.setup.issuer;
  // The product’s issuer ends in a slash, and ours does not.
  const isOurs = iss === own || iss === `${own}/`;
  if (format !== 'iss_sub' || !isOurs || typeof sub !== 'string') return nobody('malformed');
  return known(personOfSub(draft, sub));
}

/** Signed by an issuer that the settings trust, still fresh, and, if it says so, meant for us. */
function followLoginHintToken(
  draft: Draft,
  token: string,
  client: Client,
  facts: readonly Fact[],
): Finding {
  const fact = verificationOf(facts, token, fingerprintOf(hintIssuerKeys(draft, token)));
  if (fact?.outcome !== 'good') return nobody('malformed');
  const fault = faultOfHintToken(draft, fact.claims, client);
  if (fault === 'invalid') return nobody(fault);
  const names = ['sub', 'login_hint', 'email', 'phone_number', 'username'];
  const said = [...names.map((name) => fact.claims[name]), ...subjectIdentifiers(fact.claims)];
  const users = said.flatMap((hint) =>
    typeof hint === 'string' ? [personOfHint(draft, hint)] : [],
  );
  const found = known(users.find((user) => user !== undefined));
  // Whom a stale token means is known as well: some products ask for that first.
  return fault === undefined ? found : { ...found, hint: fault };
}

function faultOfHintToken(
  draft: Draft,
  // A token that says nothing of its end does not end.
  { exp = Number.MAX_SAFE_INTEGER, aud = draft.setup.issuer, nbf = 0 }: JsonObject,
  client: Client,
): HintFinding | undefined {
  const { setup } = draft;
  const audience = Array.isArray(aud) ? aud : [aud];
  const now = secondsOf(draft, 'provider');
  const isForUs = [setup.issuer, client.client_id].some((name) => audience.includes(name));
  const latestStart = now + setup.provider.clock_tolerance_seconds;
  if (!isForUs || typeof exp !== 'number' || typeof nbf !== 'number') return 'invalid';
  if (nbf > latestStart) return 'invalid';
  return exp <= now ? 'expired' : undefined;
}

/** A subject identifier (RFC 9493): whatever its format, other members may each name the person. */
function subjectIdentifiers(claims: JsonObject): readonly Json[] {
  const identifier = claims['sub_id'];
  if (typeof identifier !== 'object' || identifier === null || Array.isArray(identifier)) return [];
  const { format, iss, ...names } = identifier as JsonObject;
  return Object.values(names);
}

/** CIBA Core §14: our own token, for this client; a token that expired a while ago still serves. */
function followIdToken(
  draft: Draft,
  token: string,
  client: Client,
  facts: readonly Fact[],
): Finding {
  const fact = verificationOf(facts, token, fingerprintOf(draft.keys));
  if (fact?.outcome !== 'good') return nobody('malformed');
  const { exp, sub } = fact.claims;
  const { id_token_hint_max_age_seconds: longest } = draft.setup.provider;
  const oldest = secondsOf(draft, 'provider') - longest;
  const isFresh = typeof exp === 'number' && exp >= oldest;
  if (!isIdToken(draft, fact, client) || !isFresh || typeof sub !== 'string')
    return nobody('invalid');
  return known(personOfSubject(draft, client, sub));
}

/** Whether it is an ID token of ours that this client was given. */
function isIdToken({ setup }: Draft, { header, claims }: Verification, client: Client): boolean {
  const { iss, aud } = claims;
  const audience = Array.isArray(aud) ? aud : [aud];
  // Our keys sign JWT access tokens as well (RFC 9068), and one of those speaks for nobody here.
  const isAccessToken = /at\+jwt"$/i.test(JSON.stringify(header['typ'] ?? ''));
  return (
    !isAccessToken &&
    iss === setup.issuer &&
    audience.includes(client.client_id) &&
    audience.every((one) => typeof one === 'string')
  );
}

/** The person behind a subject that this client was told, which may be a pairwise one. */
export function personOfSubject(draft: Draft, client: Client, subject: string): User | undefined {
  if (client.subject_type !== 'pairwise') return personOfSub(draft, subject);
  for (const user of mapValues(draft.users)) {
    if (subjectFor(draft, client, user.sub) === subject) return personOfSub(draft, user.sub);
  }
  return undefined;
}
