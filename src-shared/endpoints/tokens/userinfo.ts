/** The userinfo endpoint (OpenID Connect Core §5.3): what a good access token tells of its person. */
import type { Draft } from '../../kernel/draft.ts';
import { personClaims } from '../../kernel/provider/tokens/person-claims.ts';
import { subjectFor } from '../../kernel/provider/tokens/subject.ts';
import { secondsOf } from '../../kernel/time/time-of.ts';
import { assert } from '../../protocol/assert.ts';
import { hashOfText } from '../../protocol/encoding/hash-text.ts';
import { emptyResponse, jsonResponse } from '../../protocol/encoding/wire.ts';
import { refusalResponse } from '../../protocol/rules/refusal-response.ts';
import {
  bearerChallenge,
  dpopChallenge,
  openChallenges,
} from '../../protocol/rules/resource/challenge.ts';
import {
  type PresentedWay,
  presentedWays,
  type ResourceCall,
} from '../../protocol/rules/resource/resource-call.ts';
import type { Judgement } from '../../protocol/rules/rule.ts';
import { judgeAndRecord } from '../judgement.ts';
import {
  nonceHeaders,
  type ProviderCall,
  proofOf,
  provenKey,
  rememberProof,
} from '../surroundings.ts';
import { type AccessToken, readToken } from './presented-token.ts';

/** Judges the token and answers with the claims that it reaches. */
export function answerUserinfo(draft: Draft, call: ProviderCall) {
  const ways = presentedWays(call.request);
  const token = ways[0]?.token ?? '';
  const found = readToken(draft, token, call.facts);
  const access = found?.kind === 'access' ? found : undefined;
  const context = readCall(draft, call, ways, access);
  const { exchange } = call;
  const judgement = judgeAndRecord(draft, { table: 'userinfo', context, exchange });
  if (judgement.passed.includes('DPoP proof is fresh')) rememberProof(draft, context.proof);
  if (judgement.refusal !== undefined) {
    return { response: refused(draft, context, judgement.refusal) };
  }
  assert(access !== undefined, 'the rules passed');
  return { response: jsonResponse(200, claimsFor(draft, access)) };
}

function claimsFor(draft: Draft, { content, client, user }: AccessToken) {
  const sub = subjectFor(draft, client, user.sub);
  return { sub, ...personClaims(user, content.scope, content.claims?.['userinfo']) };
}

function readCall(
  draft: Draft,
  call: ProviderCall,
  ways: readonly PresentedWay[],
  access: AccessToken | undefined,
): ResourceCall {
  const proof = proofOf(draft, call);
  const [way] = ways;
  return {
    nowSeconds: secondsOf(draft, 'provider'),
    schemes: ways.map(({ scheme }) => scheme),
    access: access && {
      scope: access.content.scope,
      dpop: access.content.cnf?.jkt,
      certificate: access.content.cnf?.['x5t#S256'],
    },
    tokenHash: way && hashOfText(way.token),
    proof,
    proofKey: provenKey(proof),
    peer: call.request.certificate,
  };
}

function refused(
  draft: Draft,
  { schemes }: ResourceCall,
  refusal: NonNullable<Judgement['refusal']>,
) {
  if (schemes.length === 0) return emptyResponse(401, openChallenges);
  const challenge = schemes[0] === 'dpop' ? dpopChallenge(refusal) : bearerChallenge(refusal);
  return refusalResponse(refusal, [...challenge, ...nonceHeaders(draft)]);
}
