/**
 * Headers that may come once and came twice: of two readers each could heed another one, so the call
 * is refused instead of being read by the first.
 */
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { authenticationRequest, basic, tokenRequest } from '#test/support/core/outside-request.ts';
import { kiosk } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

function withHeader(request: HttpRequest, name: string, value: string): HttpRequest {
  return { ...request, headers: [...request.headers, [name, value]] };
}

const calls = [
  ['the backchannel endpoint', authenticationRequest()],
  ['the token endpoint', tokenRequest('unknown')],
] as const;

describe('a header that came twice', () => {
  it.each(calls)('two Authorization headers at %s are two ways to authenticate', (_where, call) => {
    const simulation = createSimulation();
    for (const second of [basic(kiosk), 'Bearer token', 'Basic !']) {
      const answer = simulation.ask(withHeader(call, 'authorization', second));
      expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
      const verdict = simulation.ofKind('rules.judged').at(-1);
      expect(verdict?.refusal?.rule).toBe('authenticates one way only');
    }
  });

  it.each(calls)('two media types at %s are none', (_where, call) => {
    const simulation = createSimulation();
    const answer = simulation.ask(withHeader(call, 'content-type', 'application/json'));
    expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
    expect(simulation.ofKind('rules.judged').at(-1)?.refusal?.rule).toBe('is a form post');
  });
});
