/** Messages are named when somebody looks, and are called what they were called as soon as they came. */
import { describe, expect, it } from 'vitest';
import { describeBetween, wordsOf } from '#shared/projections/message-names.ts';
import { addToMessages, createMessages, type Messages } from '#shared/projections/message-view.ts';
import {
  addToDiagram,
  createSequenceDiagram,
  type SequenceDiagram,
} from '#shared/projections/sequence-diagram.ts';
import { jsonResponse, note, type Wire } from '#shared/protocol/encoding/wire.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { randomRun } from '../../support/core/random-run.ts';

let seq = 0;
const base = () => ({ seq: seq++, at: 0, causedBy: [] });

function sent(wire: Wire, exchange = 'x'): EntryOf<'message.sent'> {
  const [from, to] =
    wire.kind === 'http.request'
      ? (['relying-party/till', 'provider'] as const)
      : (['provider', 'relying-party/till'] as const);
  const message = `m-${seq}`;
  return {
    kind: 'message.sent',
    ...base(),
    party: from,
    message,
    exchange,
    from,
    to,
    wire,
    arrivesAt: null,
  };
}

function edited(message: string, wire: Wire): EntryOf<'message.edited'> {
  return { kind: 'message.edited', ...base(), party: 'provider', message, wire };
}

function request(method: string, target: string): Wire {
  return { kind: 'http.request', method, target, headers: [], body: '' };
}

/** The same wire, which tells how often its body was read. */
function watched(wire: Wire): { readonly wire: Wire; readonly reads: () => number } {
  let reads = 0;
  const { body } = wire;
  const telling = Object.defineProperty({ ...wire }, 'body', {
    get: () => {
      reads += 1;
      return body;
    },
  });
  return { wire: telling, reads: () => reads };
}

function messagesOf(entries: readonly Entry[]): Messages {
  const messages = createMessages();
  for (const entry of entries) addToMessages(messages, entry);
  return messages;
}

function diagramOf(entries: readonly Entry[]): SequenceDiagram {
  const diagram = createSequenceDiagram();
  for (const entry of entries) addToDiagram(diagram, entry);
  return diagram;
}

const granted = jsonResponse(200, { auth_req_id: 'r-1' });
const pending = (status: number): Wire => jsonResponse(status, { error: 'authorization_pending' });

describe('the body of a message', () => {
  it('is not read for a figure that nobody draws, and once for all that is drawn', () => {
    const { wire, reads } = watched(granted);
    const { rows, messages } = diagramOf([sent(request('POST', '/bc')), sent(wire)]);
    expect(reads()).toBe(0);
    const [row, view] = [rows[1], messages.list[1]];
    expect(row).toMatchObject({ title: '200 auth_req_id', tone: 'ok', detail: '' });
    expect(view).toMatchObject({ title: '200 auth_req_id', tone: 'ok', detail: '' });
    expect(reads()).toBe(1);
  });
});

describe('a message that is edited on its way', () => {
  const refused = jsonResponse(400, { error: 'invalid_grant' });

  it.each([false, true])('is called what arrives, was it looked at before: %s', (isLookedAt) => {
    const first = sent(granted);
    const diagram = diagramOf([first]);
    const [row] = diagram.rows;
    const before = isLookedAt && row?.kind === 'arrow' ? row.title : '200 auth_req_id';
    expect(before).toBe('200 auth_req_id');
    addToDiagram(diagram, edited(first.message, refused));
    expect(row).toMatchObject({ title: '400 invalid_grant', tone: 'refused', isAnswer: true });
    addToDiagram(diagram, edited(first.message, pending(400)));
    expect(row).toMatchObject({ title: '400 authorization_pending', tone: 'waiting' });
    expect(diagram.messages.list[0]).toMatchObject({ sentWire: granted, tone: 'waiting' });
  });
});

describe('every message of a random run', () => {
  it('is called what its ends and its wire say, before an edit and after it', () => {
    let edits = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const messages = createMessages();
      for (const entry of randomRun(seed)) {
        const added = addToMessages(messages, entry);
        // Half of them are looked at as they come, and some of these are edited afterwards.
        const looked = seed % 2 === 0 ? added : undefined;
        expect(looked && wordsOf(looked)).toEqual(looked && describeBetween(looked));
        if (entry.kind === 'message.edited') edits += 1;
      }
      for (const view of messages.list) expect(wordsOf(view)).toEqual(describeBetween(view));
    }
    expect(edits).toBeGreaterThan(0);
  });
});

describe('polls', () => {
  const poll = (exchange: string, status: number) => [
    sent(request('POST', '/token'), exchange),
    sent(pending(status), exchange),
  ];

  it.each([400, 200, 503])(
    'that wait fold, with whatever status they are told so: %d',
    (status) => {
      const { rows } = diagramOf([
        ...poll('a', status),
        ...poll('b', status),
        ...poll('c', status),
      ]);
      expect(rows.map(({ kind }) => kind)).toEqual(['arrow', 'arrow', 'fold']);
    },
  );

  it('fold only while they wait', () => {
    const other = [sent(request('POST', '/token'), 'b'), sent(granted, 'b')];
    const { rows } = diagramOf([...poll('a', 400), ...other, ...poll('c', 400)]);
    expect(rows).toHaveLength(6);
  });
});

describe('an arrow', () => {
  const rowOf = (wire: Wire) => diagramOf([sent(wire)]).rows[0];

  it('of a response or of what became of a decision answers; everything else does not', () => {
    const answers = [granted, note('decision-result', { result: 'accepted' })];
    for (const wire of answers) expect(rowOf(wire)).toMatchObject({ isAnswer: true });
    const subjects = ['prompt', 'decision', 'prompt withdrawn', 'link refused', 'e-mail'];
    const others = subjects.map((subject) => note(subject, { decision: 'approve' }));
    for (const wire of others) expect(rowOf(wire)).toMatchObject({ isAnswer: false });
  });

  it('of a request by hand is none of an answer, whatever word its method is', () => {
    expect(rowOf(request('decision', '/token'))).toMatchObject({ isAnswer: false });
  });
});

describe('what a provider elsewhere sends to a callback', () => {
  it('is named by what it brings', () => {
    const body = Buffer.from('{"auth_req_id":"r-1"}').toString('base64');
    const callback = { ...request('POST', '/relying-party/till/callback'), body };
    const arrived = {
      kind: 'http.arrived',
      ...base(),
      exchange: 'c',
      party: 'outside-provider',
      request: callback,
    };
    // Only what the figure reads of an arrival.
    const { list } = messagesOf([arrived as unknown as Entry]);
    expect(list[0]).toMatchObject({ to: 'relying-party/till', title: 'ping' });
  });
});
