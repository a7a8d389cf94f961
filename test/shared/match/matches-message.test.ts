/** Messages that are about to be sent, and messages that somebody made to harm whoever looks at them. */
import { describe, expect, it } from 'vitest';
import { emptyResponse, jsonResponse, type Wire } from '#shared/protocol/encoding/wire.ts';
import { firstCounts, matcher, matchesMessage } from '#shared/trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
} from '#shared/trace/match/reading/match-context.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { formPost, tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { matchOf } from '#test/support/match/match-of.ts';

describe('a message that is about to be sent', () => {
  const context = createMatchContext();
  const simulation = createSimulation();
  openRequest(simulation);
  simulation.give({
    kind: 'http.arrived',
    exchange: 'held',
    request: tokenRequest('some-request'),
    facts: [],
  });
  // Everything but the answer, which is what is about to be sent.
  for (const entry of simulation.entries.slice(0, -1)) addToMatchContext(context, entry);
  const sending = {
    from: 'provider',
    to: 'outside-client',
    wire: jsonResponse(400, { error: 'slow_down' }),
    exchange: 'held',
  } as const;

  function holds(text: string, counts?: number[]): boolean {
    const asked = matcher(matchOf(text));
    return matchesMessage(asked, sending, context.known, counts ?? firstCounts(asked));
  }

  it('is asked what an entry would be asked', () => {
    expect(holds('endpoint:token direction:response status:400 error:slow_down')).toBe(true);
    expect(holds('kind:message.sent client:till mode:poll request:some-request')).toBe(true);
    expect(holds('endpoint:token status:200')).toBe(false);
    expect(holds('arrival endpoint:token')).toBe(false);
    expect(holds('kind:rules.judged or timer:set or party:person or judged:refused')).toBe(false);
  });

  it('answers a notification where it answers the provider, even if the question is not known', () => {
    const wire = jsonResponse(401, { error: 'invalid_token' });
    const answer = { from: 'outside-client', to: 'provider', wire, exchange: 'forgotten' } as const;
    const asked = matcher(matchOf('endpoint:notification status:401'));
    expect(matchesMessage(asked, answer, context.known, [])).toBe(true);
    const other = { ...answer, from: 'provider', to: 'outside-client' } as const;
    expect(matchesMessage(asked, other, context.known, [])).toBe(false);
  });

  it('is counted by numbers that can be kept, copied and gone back to', () => {
    const counts = [1];
    const before = [...counts];
    expect(holds('#2 error:slow_down', counts)).toBe(true);
    expect(counts).toEqual([2]);
    expect(holds('#2 error:slow_down', counts)).toBe(false);
    expect(holds('#2 error:slow_down', before)).toBe(true);
  });
});

describe('what a message holds', () => {
  const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
  const jwt = (claims: object) => `${part({ alg: 'none' })}.${part(claims)}.x`;

  function holdsOf(wire: Wire, text: string): boolean {
    const asked = matcher(matchOf(text));
    const isAnswer = wire.kind === 'http.response';
    const ends = isAnswer ? (['provider', 'outside-client'] as const) : undefined;
    const [from, to] = ends ?? (['outside-client', 'provider'] as const);
    return matchesMessage(asked, { from, to, wire }, createMatchContext().known, []);
  }

  it('is the error of a challenge as well', () => {
    const challenge = 'DPoP algs="ES256", error="invalid_token", error_description="error=\\"x"';
    const wire = emptyResponse(401, [
      ['WWW-Authenticate', 'Bearer realm="a"'],
      ['WWW-Authenticate', challenge],
    ]);
    expect(holdsOf(wire, 'error:invalid_token')).toBe(true);
    expect(holdsOf(wire, 'error:x or param:error')).toBe(false);
  });

  it('is what a redirect brings back', () => {
    const location = 'https://client.example/back?error=login_required&state=a+b';
    const wire = emptyResponse(302, [['Location', location]]);
    expect(holdsOf(wire, 'error:login_required param:state="a b"')).toBe(true);
  });

  it('is no error where a request only has a parameter of that name', () => {
    const wire = formPost('/token', [['error', 'slow_down']]);
    expect(holdsOf(wire, 'param:error=slow_down')).toBe(true);
    expect(holdsOf(wire, 'error:slow_down')).toBe(false);
  });

  it('are JWTs in parameters and in headers, each in its place', () => {
    const wire = formPost('/token', [['request', jwt({ acr: 'pin' })]], {
      authorization: `DPoP ${jwt({ sub: 'u-1' })}`,
      headers: [['DPoP', jwt({ htm: 'POST', aud: ['a', 'b'], cnf: { jkt: 'k' } })]],
    });
    expect(holdsOf(wire, 'claim:acr@request=pin claim:sub@access_token=u-1')).toBe(true);
    expect(holdsOf(wire, 'claim:htm@dpop claim:aud@dpop=b claim:cnf~jkt')).toBe(true);
    expect(holdsOf(wire, 'claim:acr@dpop or claim:sub@request')).toBe(false);
    expect(holdsOf(wire, 'claim:!acr@dpop not claim:!acr')).toBe(true);
  });

  it('is the client of an assertion, or of the form', () => {
    const assertion = ['client_assertion', jwt({ iss: 'till', sub: 'till' })] as const;
    const signed = formPost('/token', [assertion], { authorization: null });
    expect(holdsOf(signed, 'client:till')).toBe(true);
    const open = formPost('/token', [['client_id', 'kiosk'], assertion], { authorization: null });
    expect(holdsOf(open, 'client:kiosk not client:till')).toBe(true);
  });
});

describe('hostile messages', () => {
  const pattern = `param:binding_message=~"${'*a'.repeat(190)}*b"`;

  function sent(body: string, target = '/token') {
    const asked = (text: string) => {
      const wire = {
        kind: 'http.request',
        method: 'POST',
        target,
        headers: [['Content-Type', 'application/x-www-form-urlencoded']] as [string, string][],
        body: Buffer.from(body).toString('base64'),
      } as const;
      const compiled = matcher(matchOf(text));
      const sending = { from: 'outside-client', to: 'provider', wire } as const;
      return matchesMessage(compiled, sending, createMatchContext().known, firstCounts(compiled));
    };
    return asked;
  }

  it('cannot make a pattern take long', () => {
    // With a matcher that tried every way, this would not end.
    expect(sent(`binding_message=${'a'.repeat(60_000)}`)(pattern)).toBe(false);
    expect(sent(`binding_message=${'a'.repeat(60_000)}b`)(pattern)).toBe(true);
  });

  it('are asked name by name, whatever the names', () => {
    const asked = sent('__proto__=1&constructor=2&scope=a&scope=b&%ff=3');
    expect(asked('param:scope')).toBe(false);
    const readable = sent('__proto__=1&scope=a&scope=b', '/token?via=query');
    expect(readable('param:__proto__=1')).toBe(true);
    expect(readable('param:constructor or param:toString')).toBe(false);
    expect(readable('param:scope=a param:scope=b param:via=query')).toBe(true);
    expect(readable('param:!scope')).toBe(false);
  });

  it('may hold what only looks like a JWT', () => {
    for (const jwt of [
      '',
      '.',
      '..',
      'a.b.c',
      `${'.'.repeat(50_000)}`,
      'e30.bnVsbA.x',
      'e30.W10.x',
    ])
      expect(sent(`id_token=${jwt}`)('claim:sub or claim:!sub')).toBe(false);
    expect(sent('id_token=e30.e30.x')('claim:!sub@id_token')).toBe(true);
  });
});
