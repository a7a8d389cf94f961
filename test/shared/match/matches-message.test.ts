/** Messages that are about to be sent, and messages that somebody made to harm whoever looks at them. */
import { describe, expect, it } from 'vitest';
import { jsonResponse } from '#shared/protocol/encoding/wire.ts';
import { firstCounts, matcher, matchesMessage } from '#shared/trace/match/matcher.ts';
import {
  addToMatchContext,
  createMatchContext,
} from '#shared/trace/match/reading/match-context.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
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

  it('is counted by numbers that can be kept, copied and gone back to', () => {
    const counts = [1];
    const before = [...counts];
    expect(holds('#2 error:slow_down', counts)).toBe(true);
    expect(counts).toEqual([2]);
    expect(holds('#2 error:slow_down', counts)).toBe(false);
    expect(holds('#2 error:slow_down', before)).toBe(true);
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
