/**
 * The verification of one token at one moment: its checklist, and all of it in one sentence. What is
 * verified here is only looked at; nothing in the run depends on it.
 */
import type { TokenKind } from '../token-kind.ts';
import { accessTokenList } from './access-token-list.ts';
import { assertionList, signedRequestList } from './call-lists.ts';
import type { TokenCheck } from './check.ts';
import { expiryCheck, signatureCheck } from './common-checks.ts';
import { withConclusions } from './conclusion.ts';
import { idTokenHintList, loginHintList } from './hint-lists.ts';
import { idTokenList } from './id-token-list.ts';
import { proofList } from './proof-list.ts';
import type { Scene } from './scene.ts';
import { shownValue } from './shown-value.ts';

export interface TokenVerification {
  readonly checks: readonly TokenCheck[];
  /** «Signed with ES256 by key k1: good. 11 of 11 checks hold.» */
  readonly summary: string;
  readonly state: 'holds' | 'fails' | 'unknown';
  /** What the reader did that does not go with what it found; undefined where all is well. */
  readonly oddity: string | undefined;
}

/** Verifies the token of that scene. */
export function verifyToken(scene: Scene): TokenVerification {
  const checks = withConclusions(scene, lists[scene.token.kind](scene));
  const failing = checks.some(({ state }) => state === 'fails');
  const isOpen = checks.some(({ id, state }) => id === 'signature' && state === 'unknown');
  return {
    checks,
    summary: `${signatureSentence(scene)} ${countSentence(checks)}`,
    state: failing ? 'fails' : isOpen ? 'unknown' : 'holds',
    oddity: oddityOf(scene),
  };
}

const lists: Readonly<Record<TokenKind, (scene: Scene) => readonly TokenCheck[]>> = {
  'id-token': idTokenList,
  'pushed-id-token': idTokenList,
  'client-assertion': assertionList,
  'signed-request': signedRequestList,
  'id-token-hint': idTokenHintList,
  'login-hint-token': loginHintList,
  'dpop-proof': proofList,
  'access-token': accessTokenList,
  other: plainList,
};

/** Of a JWT that nothing here knows: its signature, and its end if it has one. */
function plainList(scene: Scene): readonly TokenCheck[] {
  const about = { clause: 'rfc7519-4.1' } as const;
  const hasEnd = scene.jwt.claims['exp'] !== undefined;
  return [signatureCheck(scene, about), ...(hasEnd ? [expiryCheck(scene, 0, about)] : [])];
}

const outcomes = {
  good: 'good',
  'bad-signature': 'bad',
  'unknown-key': 'the key is not known',
  malformed: 'not readable',
} as const;

function signatureSentence({ jwt, signature, token }: Scene): string {
  const { alg, kid } = jwt.header;
  const outcome = signature === undefined ? 'not verified yet' : outcomes[signature.outcome];
  const name = shownValue(alg);
  return `Signed with ${name} ${signer(token.kind, name, kid)}: ${outcome}.`;
}

function signer(kind: TokenKind, alg: string, kid: unknown): string {
  if (alg.startsWith('HS')) return 'by a shared secret';
  if (kind === 'dpop-proof') return 'by the key in its own header';
  return typeof kid === 'string' ? `by key ${shownValue(kid)}` : 'by a key without a name';
}

function countSentence(checks: readonly TokenCheck[]): string {
  const asked = checks.filter(({ state }) => state === 'holds' || state === 'fails');
  const held = asked.filter(({ state }) => state === 'holds');
  return `${held.length} of ${asked.length} checks hold.`;
}

/** A client that verified, found a fault, and went on all the same. */
function oddityOf({ verified, signInState }: Scene): string | undefined {
  const failed = verified?.checks.filter(({ passed }) => !passed).map(({ name }) => name) ?? [];
  if (failed.length === 0 || signInState !== 'signedIn') return undefined;
  return `It found that ${failed.join(', ')} ${failed.length === 1 ? 'is' : 'are'} wrong, and signed in all the same: this client skips verification.`;
}
