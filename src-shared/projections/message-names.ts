/**
 * What a message is called: what in a few words, what more there is to say, and how it went. It reads
 * the body, and so it is asked only for what somebody looks at.
 */
import { readForm } from '../protocol/encoding/form.ts';
import { decodeFormBody } from '../protocol/encoding/form-body.ts';
import {
  bodyObject,
  type HttpRequest,
  type HttpResponse,
  headerOf,
  type Wire,
} from '../protocol/encoding/wire.ts';
import type { Party } from '../trace/party.ts';
import { isPending } from './pending.ts';

export type Tone = 'plain' | 'ok' | 'waiting' | 'refused';

export interface Description {
  readonly title: string;
  readonly detail: string;
  readonly tone: Tone;
}

export interface Ends {
  readonly from: Party;
  readonly to: Party;
  readonly wire: Wire;
}

/** The words alone, without what else there is of it. */
export function wordsOf({ title, detail, tone }: Description): Description {
  return { title, detail, tone };
}

/** True for what answers: a response, or what a device hears of its decision. */
export function isAnswer(wire: Wire): boolean {
  switch (wire.kind) {
    case 'http.request':
      return false;
    case 'http.response':
      return true;
    default:
      return isOfDecision(wire.subject);
  }
}

/** What a message is called, from who sent it, whom it is for and what it says. */
export function describeBetween(ends: Ends): Description {
  return isCallback(ends) ? describeCallback(ends.wire) : describe(ends.wire);
}

/** CIBA Core §10.2, §10.3: the one time that the provider asks and somebody answers the provider. */
function isCallback({ from, to, wire }: Ends): boolean {
  const asker = wire.kind === 'http.response' ? to : from;
  return wire.kind !== 'channel.note' && asker === 'provider';
}

function describe(wire: Wire): Description {
  switch (wire.kind) {
    case 'http.request':
      return { title: titleOf(wire), detail: requestDetail(wire), tone: 'plain' };
    case 'http.response':
      return wire.status === 302
        ? describeRedirect(wire)
        : describeResponse(wire.status, bodyObject(wire) ?? {});
    default:
      return describeNote(wire.subject, bodyObject(wire) ?? {});
  }
}

/** The query of a sign-in is as long as a form, and stands in the message itself. */
function titleOf({ method, target }: HttpRequest): string {
  return `${method} ${target.split('?')[0] ?? ''}`;
}

/** The browser is sent back to the client, with a code or with what went wrong. */
function describeRedirect(wire: HttpResponse): Description {
  const location = headerOf(wire, 'location') ?? '';
  const brought = readForm(location.slice(location.indexOf('?') + 1))?.values;
  const error = brought?.get('error');
  return error === undefined
    ? { title: brought?.has('code') === true ? '302 code' : '302', detail: '', tone: 'ok' }
    : { title: `302 ${error}`, detail: '', tone: 'refused' };
}

/** A notification is named by what it brings; of its answer only the status counts. */
export function describeCallback(wire: Wire): Description {
  if (wire.kind === 'http.response') {
    return { title: String(wire.status), detail: '', tone: wire.status < 300 ? 'ok' : 'refused' };
  }
  const { error, ...rest } = bodyObject(wire) ?? {};
  if (typeof error === 'string')
    return { title: 'push of an error', detail: error, tone: 'refused' };
  const result = resultTold(rest);
  if (result !== undefined) return { title: `result: ${result}`, detail: '', tone: 'plain' };
  return { title: 'access_token' in rest ? 'push of tokens' : 'ping', detail: '', tone: 'plain' };
}

/** What a server elsewhere hears of its request; whatever names an auth_req_id is for a client. */
function resultTold(said: Readonly<Record<string, unknown>>): string | undefined {
  const told = said['status'] ?? said['result'];
  return typeof told === 'string' && !('auth_req_id' in said) ? told : undefined;
}

function requestDetail(wire: Wire): string {
  const values = decodeFormBody(wire);
  return values?.get('binding_message') ?? values?.get('login_hint') ?? '';
}

function describeResponse(status: number, body: Record<string, unknown>): Description {
  const { error } = body;
  if (typeof error === 'string') {
    // Pending is no refusal; slow_down is: the client was wrong.
    const tone = isPending(error) ? 'waiting' : 'refused';
    return { title: `${status} ${error}`, detail: '', tone };
  }
  const title = `${status} ${namesOf(body)}`.trim();
  return { title, detail: '', tone: status < 300 ? 'ok' : 'refused' };
}

/** Names an answer by its most telling member. */
function namesOf(body: Record<string, unknown>): string {
  const telling = ['id_token', 'auth_req_id', 'keys', 'issuer', 'active', 'client_id', 'sub'];
  const found = telling.find((name) => name in body);
  return found === 'id_token' ? 'access_token, id_token' : (found ?? '');
}

function describeNote(subject: string, body: Record<string, unknown>): Description {
  if (subject === 'prompt') {
    const message = body['binding_message'];
    return { title: 'prompt', detail: typeof message === 'string' ? message : '', tone: 'plain' };
  }
  if (subject === 'decision') {
    return { title: `decision: ${String(body['decision'])}`, detail: '', tone: 'plain' };
  }
  if (!isOfDecision(subject)) return subjectOf(subject, body);
  const accepted = body['result'] === 'accepted';
  return {
    title: `decision ${accepted ? 'accepted' : 'refused'}`,
    detail: '',
    tone: accepted ? 'ok' : 'refused',
  };
}

const lettersAndLinks: ReadonlySet<string> = new Set([
  'prompt withdrawn',
  'link followed',
  'link refused',
  'e-mail',
  'text message',
]);

/** What a device hears of its decision is all that has no name of its own. */
function isOfDecision(subject: string): boolean {
  return subject !== 'prompt' && subject !== 'decision' && !lettersAndLinks.has(subject);
}

function subjectOf(subject: string, body: Record<string, unknown>): Description {
  const said = body['subject'] ?? body['reason'];
  const tone = subject === 'link refused' ? 'refused' : 'plain';
  return { title: subject, detail: typeof said === 'string' ? said : '', tone };
}
