/** The challenges of a protected resource: which scheme to come back with, and what was wrong. */
import { dpopAlgorithms } from '../../metadata.ts';
import { errorCodes } from '../error-codes.ts';
import type { Refusal } from '../rule.ts';

type Header = readonly [string, string];

const bearer = 'Bearer realm="ciba-workbench"';
const dpop = `DPoP algs="${dpopAlgorithms.join(' ')}"`;

/** What to come with, for a call that brought nothing: no more is said (RFC 6750 §3.1). */
export const openChallenges: readonly Header[] = [
  ['WWW-Authenticate', bearer],
  ['WWW-Authenticate', dpop],
];

/** The answer to a bearer token that is no good (RFC 6750 §3). */
export function bearerChallenge(refusal: Refusal): readonly Header[] {
  const status = refusal.status ?? errorCodes[refusal.error].status;
  const scope = refusal.error === 'insufficient_scope' ? ', scope="openid"' : '';
  return status === 401 || status === 403 ? [challengeOf(bearer, refusal, scope)] : [];
}

/** The same for a token that is bound to a key (RFC 9449 §7.1). */
export function dpopChallenge(refusal: Refusal): readonly Header[] {
  return [challengeOf(dpop, refusal)];
}

function challengeOf(scheme: string, { error, description }: Refusal, more = ''): Header {
  const wrong = `error="${error}", error_description="${description}"`;
  return ['WWW-Authenticate', `${scheme}, ${wrong}${more}`];
}
