/** Two messages laid side by side, and the parts and fates of one: what a screen says of them. */
import { describe, expect, it } from 'vitest';
import { traceIndexOf } from '#shared/projections/causes/trace-index.ts';
import {
  comparableMessages,
  likeMessageBefore,
} from '#shared/projections/message-diff/like-messages.ts';
import { diffMessages, diffSummary } from '#shared/projections/message-diff/message-diff.ts';
import {
  addToMessageFates,
  createMessageFates,
} from '#shared/projections/message-fates/message-fates.ts';
import { hexLines } from '#shared/projections/message-parts/hex-lines.ts';
import { messageParts, placeOf } from '#shared/projections/message-parts/message-parts.ts';
import { messageWords } from '#shared/projections/message-parts/message-words.ts';
import { rulesOfPart } from '#shared/projections/rule-values/rule-parts.ts';
import { ruleValues } from '#shared/projections/rule-values/rule-values.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { formPost } from '#test/support/core/outside-request.ts';

const entries = impatientClient();
const index = traceIndexOf(entries);
const { messages } = index;

function messageNamed(title: RegExp) {
  const found = messages.list.find((one) => title.test(one.title));
  if (found === undefined) throw new Error('There is no such message.');
  return found;
}

describe('a comparison of two messages', () => {
  it('goes header by header and member by member', () => {
    const pending = messageNamed(/authorization_pending/).wire;
    const slow = messageNamed(/slow_down/).wire;
    const sections = diffMessages(pending, slow);
    expect(sections.map(({ title }) => title)).toEqual(['First line', 'Headers', 'Members']);
    const verdicts = Object.fromEntries(
      sections.flatMap(({ rows }) => rows.map(({ name, verdict }) => [name, verdict])),
    );
    expect(verdicts).toMatchObject({ status: 'same', 'content-type': 'same', error: 'changed' });
    expect(diffSummary(sections)).toMatch(/^\d changed, \d the same$/);
  });

  it('is all the same with itself, and all that there is with nothing alike', () => {
    const { wire } = messageNamed(/slow_down/);
    expect(diffSummary(diffMessages(wire, wire))).toMatch(/^\d+ the same$/);
    const none = { kind: 'channel.note', subject: 'empty', body: '' } as const;
    const rows = diffMessages(wire, none).flatMap((section) => section.rows);
    expect(rows.map(({ verdict }) => verdict)).toContain('only here');
    expect(rows.filter(({ verdict }) => verdict === 'same')).toEqual([]);
  });

  it('goes claim by claim, and says that a secret differs without showing it', () => {
    const jwt = (nonce: string) =>
      [{ alg: 'ES256' }, { nonce, sub: 'u-1' }]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .concat('c2ln')
        .join('.');
    const sent = (nonce: string): HttpRequest =>
      formPost('/token', [
        ['id_token_hint', 'x'],
        ['client_assertion', jwt(nonce)],
      ]);
    const rows = diffMessages(sent('one'), sent('two'));
    const claims = rows.find(({ title }) => title === 'Claims of client_assertion')?.rows ?? [];
    expect(claims.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['nonce', 'changed'],
      ['sub', 'same'],
    ]);
    const all = rows.flatMap((section) => section.rows);
    const assertion = all.find(({ name }) => name === 'client_assertion');
    expect(assertion).toMatchObject({
      verdict: 'changed',
      here: { masked: '‹assertion 1›' },
      there: { masked: '‹assertion 2›' },
    });
    const credentials = all.find(({ name }) => name === 'authorization');
    expect(credentials?.here?.masked).toBe('Basic ‹client secret 1›');
    expect(all.map(({ here }) => here?.masked).join(' ')).not.toContain(jwt('one'));
  });

  it('tells headers of one name apart, and takes hostile names for names', () => {
    const left = formPost('/token', [['__proto__', '<b>']], {
      headers: [
        ['A', '1'],
        ['a', '2'],
      ],
    });
    const right = formPost('/token', [['__proto__', '<i>']], { headers: [['a', '1']] });
    const rows = diffMessages(left, right).flatMap((section) => section.rows);
    expect(rows.find(({ name }) => name === 'a')?.verdict).toBe('same');
    expect(rows.find(({ name }) => name === 'a (2)')?.verdict).toBe('only here');
  });

  it('is offered with the one before of the same kind, and others by their words', () => {
    const slow = messageNamed(/slow_down/);
    expect(likeMessageBefore(messages, slow)?.title).toBe('400 authorization_pending');
    const [first] = messages.list;
    expect(first && likeMessageBefore(messages, first)).toBeUndefined();
    const asked = { asked: 'slow', until: 9999, most: 10 };
    const found = comparableMessages(messages, messageNamed(/pending/), asked);
    expect(found.length).toBeGreaterThan(1);
    expect(found.every(({ title }) => title.includes('slow_down'))).toBe(true);
    const until = messageNamed(/authorization_pending/).seq;
    const early = comparableMessages(messages, slow, { asked: '', until, most: 99 });
    expect(Math.max(...early.map(({ seq }) => seq))).toBe(until);
  });
});

describe('the parts of a message', () => {
  it('say what they are, in words', () => {
    const told = (title: RegExp): string => {
      const message = messageNamed(title);
      const halves = messages.exchanges.get(message.exchange) ?? [];
      return messageWords(message, placeOf(message, halves));
    };
    expect(told(/^POST \/backchannel/)).toMatch(/^Asks the provider/);
    expect(told(/^POST \/token/)).toBe('Asks whether the person has decided, and for the tokens.');
    expect(told(/pending/)).toMatch(/has not decided yet/);
    expect(told(/id_token/)).toBe('Here are the tokens.');
    expect(told(/^prompt/)).toBe('The device is told to ask the person.');
  });

  it('mark what came twice, and read a body that is no text as bytes', () => {
    const ends = { from: 'outside-client', to: 'provider' } as const;
    const twice = formPost('/token', [
      ['scope', 'a'],
      ['scope', 'b'],
    ]);
    const parts = messageParts({ ...ends, wire: twice }, []);
    const form = parts.content.kind === 'form' ? parts.content.parts : [];
    expect(form.map(({ isRepeated }) => isRepeated)).toEqual([false, true]);
    const body = Buffer.from([0, 255, 65]);
    const odd = messageParts({ ...ends, wire: formPost('/token', [], { body }) }, []);
    expect(odd.content.kind).toBe('bytes');
    const { lines, more } = hexLines(body);
    expect([lines, more]).toEqual([[{ offset: '000000', hex: '00 ff 41', text: '..A' }], 0]);
    expect(hexLines(Buffer.alloc(5000)).more).toBe(904);
  });
});

describe('what became of a message', () => {
  const stamp = { at: 5, party: 'provider', causedBy: [] } as const;
  const [sent] = entries.filter((entry) => entry.kind === 'message.sent');
  if (sent?.kind !== 'message.sent') throw new Error('Nothing was sent.');
  const { seq, message, exchange } = sent;
  const reason = 'It is an address of a private network.';
  const outcome = { kind: 'refused', reason } as const;
  const call = { ...stamp, kind: 'call.ended', facts: [], entropy: '', outcome } as const;

  it('is told where it was lost, and where it never left', () => {
    const fates = createMessageFates();
    addToMessageFates(fates, sent);
    addToMessageFates(fates, { ...stamp, kind: 'message.lost', seq: 500, message, how: 'dropped' });
    addToMessageFates(fates, { ...call, seq: 501, effect: `call-${exchange}` });
    addToMessageFates(fates, { ...call, seq: 502, effect: 'call-of-nobody' });
    expect(fates.bySeq.get(seq)).toEqual([
      { seq: 500, at: 5, text: 'lost on the way', isLoss: true },
      {
        seq: 501,
        at: 5,
        text: `never left: the address may not be called (${reason})`,
        isLoss: true,
      },
    ]);
  });
});

describe('the values that a rule compared', () => {
  const judged = entries.filter((entry) => entry.kind === 'rules.judged');
  const valuesOf = (table: string, rule: string) => {
    const one = judged.find((entry) => entry.kind === 'rules.judged' && entry.table === table);
    return one?.kind === 'rules.judged' ? ruleValues(index, one)(rule) : [];
  };

  it('are parameters as they came and settings of then, without secrets', () => {
    expect(valuesOf('backchannel-authentication', 'scope contains openid')).toEqual([
      { name: 'scope', value: 'openid profile', origin: 'message' },
    ]);
    expect(valuesOf('token', 'waits for the interval')).toMatchObject([
      { name: 'auth_req_id' },
      { name: 'interval', value: '5', origin: 'setting' },
      { name: 'slow_down_seconds', value: '5', origin: 'setting' },
    ]);
    expect(valuesOf('token', 'proves the client secret')).toEqual([
      { name: 'Authorization', value: 'Basic ‹client secret 1›', origin: 'message' },
    ]);
  });

  it('say also what was not sent', () => {
    expect(valuesOf('backchannel-authentication', 'carries a notification token')).toEqual([
      { name: 'client_notification_token', value: undefined, origin: 'message' },
    ]);
  });

  it('are found from the part, too', () => {
    const rules = ['has a scope', 'scope contains openid', 'has a hint'];
    expect(rulesOfPart(rules, 'scope')).toEqual(['has a scope', 'scope contains openid']);
    expect(rulesOfPart(['is a form post'], 'content-type')).toEqual(['is a form post']);
  });
});
