/** The grant that a decided request amounts to, from which its tokens are made. */
import { assert } from '../../../protocol/assert.ts';
import type { AuthenticationRequest, Grant } from '../records.ts';

/** What the person granted by approving that request. */
export function grantOf(request: AuthenticationRequest, nowMs: number): Grant {
  const { decision, machine } = request;
  assert(decision?.kind === 'approve', 'tokens are made for an approved request');
  return {
    grant: request.grant,
    clientId: request.clientId,
    sub: request.sub,
    scope: decision.scope,
    authTimeMs: machine.context.decidedAtMs ?? nowMs,
    acr: decision.acr,
    authorizationDetails: request.authorizationDetails,
    claims: request.claims,
    resources: request.resources,
  };
}
