/**
 * Takes in tokens, however they came, and judges the ID token from the shell's facts: the signature
 * is theirs, the claims are ours. Tokens whose ID token fails are dropped unused.
 */
import { stateName } from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { type Fact, type Verification, verificationOf } from '../../protocol/fact.ts';
import { fingerprintOf } from '../../protocol/json-web-keys.ts';
import { checkIdToken, type IdTokenExpectation } from '../../protocol/rules/id-token-checks.ts';
import type { Client } from '../../protocol/setup/client-metadata.ts';
import type { PublicKey } from '../../protocol/setup/public-key.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, write } from '../draft.ts';
import { secondsOf } from '../time/time-of.ts';
import { aboutOf } from './calls/send-call.ts';
import { changeSignIn, moveSignIn } from './relying-party.ts';
import type { SignIn, TokenSet } from './relying-party-records.ts';
import { clientOf, findRole, issuerOf, misbehaves } from './relying-party-role.ts';

/** Tokens came, in a token answer or a push: they are verified, if the keys are known, at once. */
export function receiveTokens(
  draft: Draft,
  id: string,
  tokens: TokenSet,
  facts: readonly Fact[],
): void {
  const signIn = mapGet(draft.signIns, id);
  // Tokens are taken once; what comes after them changes nothing.
  if (signIn === undefined || signIn.tokens !== null) return;
  changeSignIn(draft, id, { tokens });
  const fact = factOf(mapGet(draft.knownKeys, signIn.party), tokens, facts);
  moveSignIn(draft, id, { type: 'tokens.arrived', keysAreKnown: fact !== undefined });
  if (fact !== undefined) judge(draft, id, fact);
}

/** The provider's keys came, for the first time or because the known ones did not fit. */
export function receiveKeys(
  draft: Draft,
  id: string,
  keys: readonly PublicKey[],
  facts: readonly Fact[],
): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn === undefined) return;
  draft.knownKeys = mapSet(draft.knownKeys, signIn.party, keys);
  moveSignIn(draft, id, { type: 'keys.arrived' });
  const fact = signIn.tokens === null ? undefined : factOf(keys, signIn.tokens, facts);
  if (fact !== undefined) judge(draft, id, fact);
}

function factOf(
  keys: readonly PublicKey[] | undefined,
  { idToken }: TokenSet,
  facts: readonly Fact[],
): Verification | undefined {
  return keys === undefined ? undefined : verificationOf(facts, idToken, fingerprintOf(keys));
}

function judge(draft: Draft, id: string, fact: Verification): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn === undefined || stateName(signIn.machine.value) !== 'verifying') return;
  const expectation = expectationOf(draft, signIn);
  const { keysAreFresh } = signIn.machine.context;
  // The provider may have rotated its keys since they were fetched.
  if (fact.outcome === 'unknown-key' && !keysAreFresh) {
    moveSignIn(draft, id, { type: 'keys.outdated' });
    return;
  }
  const checks = checkIdToken(fact, expectation);
  const about = aboutOf(signIn);
  draft.cause = write(draft, {
    kind: 'id-token.verified',
    party: signIn.party,
    ...(about === undefined ? {} : { about }),
    signIn: id,
    claims: fact.claims,
    checks,
  });
  const failed = checks.find((check) => !check.passed);
  if (failed === undefined || misbehaves(draft, signIn.party, 'skips-verification'))
    moveSignIn(draft, id, { type: 'id-token.accepted' });
  else moveSignIn(draft, id, { type: 'id-token.rejected', error: `id_token: ${failed.name}` });
}

function expectationOf(draft: Draft, signIn: SignIn): IdTokenExpectation {
  const { party, clientId, tokens, parameters, machine } = signIn;
  assert(tokens !== null, 'there is something to verify');
  const { accessToken, refreshToken, isPushed } = tokens;
  const acr = parameters['acr_values'];
  return {
    issuer: issuerOf(draft, party),
    clientId,
    alg: algorithmFor(draft, signIn, clientOf(draft, clientId)),
    nowSeconds: secondsOf(draft, party),
    accessToken,
    refreshToken,
    isPushed,
    authReqId: machine.context.authReqId ?? '',
    acrValues: typeof acr === 'string' ? acr.split(' ').filter((value) => value !== '') : [],
  };
}

/** The registered algorithm, or the one that stands in for it where nothing was registered. */
function algorithmFor(draft: Draft, { party }: SignIn, client: Client): string {
  const isElsewhere = findRole(draft, party)?.provider !== undefined;
  // OpenID Connect Registration §2: RS256 is what silence means.
  const silence = isElsewhere ? 'RS256' : draft.setup.provider.id_token_signing_alg_default;
  return client.id_token_signed_response_alg ?? silence;
}
