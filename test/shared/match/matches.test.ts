/** What matches find in real runs: each line of the search language with the entries that it means. */
import { describe, expect, it } from 'vitest';
import { jsonResponse } from '#shared/protocol/encoding/wire.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { matchesIn } from '#shared/trace/match/find-matches.ts';
import { openRequest } from '#test/support/core/decided-request.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { authenticationRequest, tokenRequest } from '#test/support/core/outside-request.ts';
import { kiosk } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { matchOf } from '#test/support/match/match-of.ts';
import { pushedClient, signedInTill, tillElsewhere } from '#test/support/match/recorded-runs.ts';

/** The numbers of the entries found. */
function found(entries: readonly Entry[], text: string): readonly number[] {
  return [...matchesIn(entries, matchOf(text))].map(({ seq }) => seq);
}

/** What was found, as «kind» or, of a message, «from > to what». */
function told(entries: readonly Entry[], text: string): readonly string[] {
  return [...matchesIn(entries, matchOf(text))].map((entry) => {
    if (entry.kind !== 'message.sent') return entry.kind;
    const { wire, from, to } = entry;
    const names = [from, to].map((party) => party.split('/')[0]).join(' > ');
    if (wire.kind === 'http.request') return `${names} ${wire.method} ${wire.target}`;
    return `${names} ${wire.kind === 'http.response' ? wire.status : wire.subject}`;
  });
}

describe('in the run of the impatient client', () => {
  const entries = impatientClient();

  it.each([
    [
      'messages by their endpoint, answers as well as requests',
      'endpoint:token',
      [13, 18, 19, 23, 24, 28, 31, 35, 53, 59, 60, 63],
    ],
    ['requests', 'direction:request', [1, 13, 19, 24, 31, 53, 60]],
    ['answers', 'direction:response', [7, 18, 23, 28, 35, 59, 63]],
    ['notes on the authentication channel', 'direction:note', [6, 41, 49]],
    ['who sent', 'from:outside-client', [1, 13, 19, 24, 31, 53, 60]],
    ['who is written to, by role and by name', 'to:authentication-device', [6, 49]],
    ['the same by its name alone', 'to:phone-of-alice', [6, 49]],
    ['the same by both', 'to:authentication-device/phone-of-alice', [6, 49]],
    ['whoever has a part in it', 'party:person', [36, 38]],
    ['methods in whatever case', 'method:post endpoint:backchannel-authentication', [1]],
    ['one status', 'status:200', [7, 59]],
    ['a class of statuses', 'status:4xx', [18, 23, 28, 35, 63]],
    ['a range of statuses', 'status:201-400', [18, 23, 28, 35, 63]],
    ['error codes, of messages and not of judgements', 'error:slow_down', [23, 28]],
    ['form parameters by value', 'param:binding_message=W4SCT direction:request', [1]],
    ['form parameters by a part of it', 'param:scope~profile direction:request', [1]],
    ['form parameters by their looks', 'param:binding_message=~W*T direction:request', [1]],
    ['no other looks', 'param:binding_message=~W*S direction:request', []],
    ['numbers in JSON', 'param:interval=5', [7]],
    ['members that are there', 'param:access_token', [59]],
    ['members that are missing', 'param:!error status:4xx', []],
    ['members that are missing from a success', 'param:!error direction:response', [7, 59]],
    [
      'headers in whatever case',
      'header:CONTENT-TYPE=application/json',
      [7, 18, 23, 28, 35, 59, 63],
    ],
    ['headers that are missing', 'header:!authorization direction:request', []],
    ['claims of a JWT within', 'claim:aud=till', [59]],
    ['claims of that JWT', 'claim:sub@id_token=u-1', [59]],
    ['no claims of another JWT', 'claim:sub@id_token_hint', []],
    ['claims that are missing from a JWT', 'claim:!nonce', [59]],
    ['kinds of entry', 'kind:rules.judged', [2, 14, 20, 25, 32, 44, 54, 61]],
    ['states that are entered', 'state:authentication-request=alive.granted', [46]],
    ['states that are entered from without', 'state:authentication-request=alive', [4]],
    ['states that are left altogether', 'left:authentication-request=alive', [55]],
    ['moves of a chart', 'machine:polling', [15, 16, 30, 33, 47]],
    ['timers that are set', 'timer:set', [5, 12, 17, 22, 27, 34]],
    ['timers that are cancelled', 'timer:cancelled@polling', [21, 26, 48]],
    ['timers that fire, and no deliveries', 'timer:fired', [29]],
    ['timers by what they wait for', 'timer:set=lifetime', [5, 12]],
    ['timers by both', 'timer:set@polling=rest', [17, 22, 27, 34]],
    ['refusals by some words of the rule', 'rule:the-interval', [20, 25]],
    ['refusals by the whole rule', 'rule:"auth_req_id was not redeemed before"', [61]],
    ['no refusals by half a word', 'rule:the-inter', []],
    ['rules that were passed', 'passed:"waits for the interval"', [14, 32, 54]],
    ['refusals by their clause', 'clause:ciba-core-10.1', [61]],
    ['refusals by a clause around it', 'clause:ciba-core-10', [61]],
    ['no refusals by a clause that begins alike', 'clause:ciba-core-1', []],
    ['judgements by their table', 'table:device-decision', [44]],
    ['refusals', 'judged:refused', [14, 20, 25, 32, 61]],
    ['judgements without one', 'judged:accepted', [2, 44, 54]],
    ['what is not', 'direction:response not status:400', [7, 59]],
    ['one or the other', 'status:200 or error:slow_down', [7, 23, 28, 59]],
    ['the second that matches', '#2 endpoint:token error:slow_down', [28]],
    ['no third where there are two', '#3 endpoint:token error:slow_down', []],
    ['the first of all', '#1 (kind:request.opened or kind:request.decided)', [3]],
    ['ordinals within', 'direction:response (#2 endpoint:token error:slow_down)', [28]],
    ['all but the first', 'error:slow_down not (#1 error:slow_down)', [28]],
    ['arrivals of messages inside', 'arrival direction:note', [9, 43, 51]],
    ['arrivals from outside', 'arrival endpoint:token', [13, 19, 24, 31, 53, 60]],
  ] as const)('finds %s: %s', (_, text, numbers) => {
    expect(found(entries, text)).toEqual(numbers);
  });

  it('finds a request by its auth_req_id, from the moment that anybody says it', () => {
    const about = entries.find(({ kind }) => kind === 'request.opened')?.about ?? '';
    const numbers = found(entries, `request:"${about}"`);
    expect(numbers.slice(0, 3)).toEqual([3, 4, 5]);
    // Polls, which name it in their form, and its timer.
    for (const seq of [13, 29, 60]) expect(numbers).toContain(seq);
    for (const seq of [0, 1, 2, 8, 36, 58]) expect(numbers).not.toContain(seq);
  });

  it('finds a client by its credentials before there is a request, and by the request later', () => {
    const numbers = found(entries, 'client:till');
    for (const seq of [1, 2, 3, 6, 7, 13, 29, 46, 57, 63]) expect(numbers).toContain(seq);
    for (const seq of [0, 8, 36]) expect(numbers).not.toContain(seq);
    expect(found(entries, 'client:kiosk')).toEqual([]);
    expect(found(entries, 'mode:poll')).toEqual(numbers);
    expect(found(entries, 'mode:push')).toEqual([]);
  });

  it('finds a person by username or sub, once the provider knows whom it is about', () => {
    const numbers = found(entries, 'user:alice');
    expect(numbers[0]).toBe(3);
    expect(found(entries, 'user:u-1')).toEqual(numbers);
    expect(found(entries, 'user:bruno')).toEqual([]);
  });
});

describe('in a run inside the simulation', () => {
  const entries = signedInTill();

  it('tells an answer that is sent from the same answer when it arrives', () => {
    expect(told(entries, 'to:till endpoint:token')).toEqual([
      'provider > relying-party 400',
      'provider > relying-party 200',
    ]);
    expect(told(entries, 'arrival (to:till endpoint:token status:200)')).toEqual([
      'message.received',
    ]);
    const [sent = 0] = found(entries, 'to:till endpoint:token status:200');
    const [arrived = 0] = found(entries, 'arrival (to:till endpoint:token status:200)');
    expect(entries[arrived]).toMatchObject({ kind: 'message.received', message: `m${sent}` });
  });

  it('sees a message that was edited on its way arrive as what was made of it', () => {
    const [sent = 0] = found(entries, 'to:till endpoint:token status:200');
    const wire = jsonResponse(400, { error: 'slow_down' });
    const stamp = { seq: sent, at: 0, causedBy: [], party: 'workbench' } as const;
    const edited = { kind: 'message.edited', ...stamp, message: `m${sent}`, wire } as const;
    const whole = [...entries.slice(0, sent + 1), edited, ...entries.slice(sent + 1)];
    expect(told(whole, 'arrival error:slow_down')).toEqual(['message.received']);
    expect(told(whole, 'arrival (to:till endpoint:token status:200)')).toEqual([]);
    // Also where the message was read before, as it was sent.
    expect(told(whole, 'param:access_token or arrival param:access_token')).toEqual([
      'provider > relying-party 200',
    ]);
  });

  it('knows the client of what a party does', () => {
    expect(told(entries, 'client:till kind:sign-in.began')).toEqual(['sign-in.began']);
    expect(told(entries, 'client:till from:till')).toEqual(told(entries, 'from:till'));
  });

  it('finds the claims that a party has verified', () => {
    expect(told(entries, 'claim:sub@verified=u-1')).toEqual(['id-token.verified']);
    expect(told(entries, 'claim:!nonce@verified')).toEqual(['id-token.verified']);
  });
});

describe('where a client is notified', () => {
  it('finds the notification, its answer and whose it is', () => {
    const entries = pushedClient();
    expect(told(entries, 'endpoint:notification')).toEqual([
      'provider > outside-client POST /notify',
      'outside-client > provider 204',
    ]);
    expect(told(entries, 'direction:notification client:pushed mode:push user:alice')).toEqual([
      'provider > outside-client POST /notify',
    ]);
    expect(told(entries, 'claim:urn:openid:params:jwt:claim:auth_req_id@id_token')).toEqual([
      'provider > outside-client POST /notify',
    ]);
    expect(told(entries, 'arrival endpoint:notification')).toEqual([
      'outside-client > provider 204',
    ]);
  });
});

describe('where a party plays against a provider elsewhere', () => {
  it('knows the endpoints that its discovery document names', () => {
    const entries = tillElsewhere();
    expect(told(entries, 'endpoint:discovery direction:request')).toEqual([
      'relying-party > outside-provider GET /.well-known/openid-configuration',
    ]);
    expect(told(entries, 'endpoint:backchannel-authentication')).toEqual([
      'relying-party > outside-provider POST /bc',
      'outside-provider > relying-party 200',
    ]);
    expect(told(entries, 'arrival (endpoint:token error:authorization_pending)')).toEqual([
      'outside-provider > relying-party 400',
    ]);
  });
});

describe('where a client presents what belongs to another', () => {
  it('counts the call as the caller’s', () => {
    const simulation = createSimulation();
    const authReqId = openRequest(simulation);
    simulation.ask(tokenRequest(authReqId, {}, { client: kiosk }));
    expect(found(simulation.entries, 'client:kiosk')).toEqual(
      found(simulation.entries, 'endpoint:token or table:token'),
    );
  });

  it('takes the word of a call about itself, good or not', () => {
    const simulation = createSimulation();
    const stranger = { ...kiosk, client_id: 'nobody', client_secret: 'wrong' };
    simulation.ask(authenticationRequest({}, { client: stranger }));
    expect(told(simulation.entries, 'client:nobody')).toEqual([
      'http.arrived',
      'rules.judged',
      'provider > outside-client 401',
    ]);
    expect(told(simulation.entries, 'rule:known-client client:nobody')).toEqual(['rules.judged']);
  });
});
