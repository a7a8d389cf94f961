/** The token endpoint by what it refuses: every rule of both grants with its clause and code. */
import { describe, expect, it } from 'vitest';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { approved, decide, openRequest } from '#test/support/core/decided-request.ts';
import { formPost, tokenRequest } from '#test/support/core/outside-request.ts';
import { kiosk } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { possessionRefusals } from '#test/support/refusals/possession-refusals.ts';
import { refreshRefusals } from '#test/support/refusals/refresh-refusals.ts';
import { tokenRefusals } from '#test/support/refusals/token-refusals.ts';

const byClient = clientRefusals.filter(({ table }) => table === 'token');

describe('CIBA Core §11: the token endpoint refuses (R-196)', () => {
  for (const refusal of [...byClient, ...tokenRefusals]) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('GET with 405', () => {
    const get = formPost(paths.token, [], { method: 'GET' });
    expect(createSimulation().ask(get).status).toBe(405);
  });

  it('an unknown and a stolen auth_req_id by the same answer', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    const stolen = simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(stolen).toEqual(simulation.ask(tokenRequest('garbage')));
  });

  it('a denied request again and again, and never gives tokens for it (R-176)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    decide(simulation, authReqId, 'prompt.denied');
    const errors = [1, 2].map(() => simulation.ask(tokenRequest(authReqId)).body['error']);
    expect(errors).toEqual(['access_denied', 'access_denied']);
  });

  it('a request that expired long ago as expired, not as unknown (R-179)', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.wait(24 * 3_600_000);
    expect(simulation.ask(tokenRequest(authReqId)).body['error']).toBe('expired_token');
  });

  it('repeated form members before it looks at the request (R-195)', () => {
    const simulation = createSimulation();
    const pairs = [
      ['grant_type', cibaGrantType],
      ['auth_req_id', approved(simulation)],
      ['auth_req_id', 'other'],
    ] as const;
    expect(simulation.ask(formPost(paths.token, pairs)).body['error']).toBe('invalid_request');
  });
});

describe('RFC 6749 §6: a refresh is refused for', () => {
  for (const refusal of refreshRefusals) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }
});

describe('RFC 9449 §4.3, RFC 8705 §3: tokens are refused for want of a proof', () => {
  for (const refusal of possessionRefusals) {
    it(`${refusal.table}: ${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }
});
