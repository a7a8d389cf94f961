/** A match in words, as it stands beside a breakpoint or a goal. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { randomMatch } from '#test/support/match/random-match.ts';

function said(text: string): string {
  const read = parseMatch(text);
  return read.kind === 'read' ? describeMatch(read.match) : read.sentence;
}

describe('a match in words', () => {
  it.each([
    [
      '#2 endpoint:token error:slow_down',
      'the 2nd answer of the token endpoint with error slow_down',
    ],
    ['endpoint:token direction:request from:till', 'a request of the token endpoint from till'],
    ['direction:response status:4xx', 'an answer with status 4xx'],
    ['error:slow_down status:400', 'an answer with error slow_down and status 400'],
    ['to:till', 'a message to till'],
    [
      'endpoint:notification client:till',
      'a message of the notification endpoint and the client till',
    ],
    ['direction:notification user:alice', 'a notification of the user alice'],
    ['param:interval=5', 'a message with parameter interval «5»'],
    ['param:!user_code method:POST', 'a request with no parameter user_code and method POST'],
    ['header:host~example', 'a message with header host containing «example»'],
    ['claim:acr@id_token=~*pin', 'a message with claim acr in the id_token like «*pin»'],
    ['state:polling=resting', 'a move of the polling chart into resting'],
    [
      '#11 left:authentication-request=alive',
      'the 11th move of the authentication-request chart out of alive',
    ],
    ['machine:polling', 'a move of the polling chart'],
    ['timer:fired@polling=rest', 'a firing of the rest timer of the polling chart'],
    ['timer:set', 'a setting of the timer'],
    ['rule:known-client table:token', 'a refusal by the rule «known-client» and the token rules'],
    ['clause:ciba-core-10.1', 'a refusal by the clause ciba-core-10.1'],
    ['passed:known-client', 'a judgement that passes the rule «known-client»'],
    ['judged:accepted mode:push', 'a judgement without a refusal with delivery mode push'],
    ['kind:request.opened', 'an opening of a request'],
    ['kind:message.sent direction:note', 'a message that is sent that is a note'],
    ['party:person', 'an entry that involves person'],
    ['request:abc', 'an entry of the request abc'],
    ['not error:slow_down', 'anything but an answer with error slow_down'],
    [
      'status:400 not error:slow_down',
      'an answer with status 400 that is not an answer with error slow_down',
    ],
    [
      '#1 (status:400 or kind:user.locked)',
      'the 1st entry that is either an answer with status 400 or a locking of a person',
    ],
    [
      '#22 status:400 or #113 status:401',
      'the 22nd answer with status 400, or the 113th answer with status 401',
    ],
    ['#3 arrival status:400', 'the 3rd arrival of an answer with status 400'],
  ])('says %s', (text, words) => {
    expect(said(text)).toBe(words);
  });

  it('shows a sign that cannot be seen by its number', () => {
    expect(said('to:"a\\n\\u202eb"')).toBe('a message to a\\u{a}\\u{202e}b');
  });

  it('is one line about anything, even where a name holds signs that nobody can see', () => {
    fc.assert(
      fc.property(randomMatch, (made) => {
        const words = describeMatch(made);
        expect(words).toMatch(/^(a|an|the|anything) \S/);
        expect(words).not.toMatch(/undefined|\[object|[\p{C}\p{Zl}\p{Zp}]/u);
      }),
      { numRuns: 300 },
    );
  });
});
