/** What every generated test of a provider consists of, but for its steps. It needs vitest alone. */
import { shapeCheckText } from './shape-check-text.ts';

export const serverTestText = String.raw`
import { beforeAll, describe, expect, it } from 'vitest';

/**
 * How the person decides at your provider. This calls the control listener of CIBA Workbench;
 * put your own way here: a test endpoint, a row in a table, a tap on a simulated phone.
 */
async function decide(authReqId: string, decision: string): Promise<void> {
  const answer = await fetch(new URL('/requests/' + encodeURIComponent(authReqId) + '/decision', env('CONTROL')), {
    method: 'POST',
    headers: { authorization: 'Bearer ' + env('CONTROL_TOKEN'), 'content-type': 'application/json' },
    body: JSON.stringify({ decision }),
  });
  if (!answer.ok) throw new Error('The decision was not taken: ' + answer.status + ' ' + (await answer.text()));
}

/** A JWT by which the client proves who it is (RFC 7523); only you have its key. */
async function assertionOf(client: string, audience: string): Promise<string> {
  throw new Error('Fill in assertionOf(): ' + client + ' signs an assertion for ' + audience + '.');
}

function env(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error('Set ' + name + '; the head of this file says to what.');
  return value;
}

type Shape =
  | 'text' | 'number' | 'boolean' | 'null' | 'anything'
  | { is: string } | { jwt: Record<string, Shape> } | { list: Shape } | { members: Record<string, Shape> };
type Pairs = [string, string][];
type Call = {
  kind: 'call'; id: string; at: number; title: string; method: string; endpoint?: string; target: string;
  headers: Pairs; proof: { kind: string; client?: string }; form?: Pairs; text?: string;
};
type Answer = {
  kind: 'answer'; id: string; at: number; title: string; status: number; type: string; shape: Shape;
  keeps: Record<string, string>;
};
type Decision = { kind: 'decision'; at: number; authReqId: string; decision: string };
type Step = Call | Answer | Decision;
type Got = { status: number; type: string; text: string } | { fault: unknown };

const pace = Number(process.env['PACE'] ?? 1);
/** By what the record calls it, what your provider gave instead. */
const live = new Map<string, string>();
const asked = new Map<string, Promise<Got>>();
let metadata: Record<string, unknown> = {};
let began: number | undefined;
let broken: string | undefined;

function filled(text: string): string {
  let out = text;
  for (const [recorded, value] of live) out = out.replaceAll(recorded, value);
  return out;
}

/** Waits until it is that far into the run. */
async function until(at: number): Promise<void> {
  began ??= Date.now() - at * pace;
  const rest = began + at * pace - Date.now();
  if (rest > 0) await new Promise((resume) => setTimeout(resume, rest));
}

function clientId(recorded: string): string {
  return process.env['CLIENT_ID'] ?? recorded;
}

function secretOf(recorded: string): string {
  const own = 'CLIENT_SECRET_' + recorded.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
  return process.env[own] ?? env('CLIENT_SECRET');
}

const formText = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1);

function addressOf(call: Call): string {
  const issuer = env('ISSUER').replace(/\/$/, '');
  if (call.endpoint === undefined) return issuer + filled(call.target);
  const endpoint = metadata[call.endpoint];
  if (typeof endpoint !== 'string') throw new Error('Your provider names no ' + call.endpoint + ' in its metadata.');
  return endpoint + filled(call.target);
}

async function send(call: Call): Promise<Got> {
  const address = addressOf(call);
  const headers = new Headers(call.headers.map(([name, value]): [string, string] => [name, filled(value)]));
  const form = call.form === undefined ? undefined : new URLSearchParams(call.form.map(([name, value]) => [name, free(name, filled(value))]));
  const { kind, client = '' } = call.proof;
  if (kind === 'basic')
    headers.set('authorization', 'Basic ' + btoa(formText(clientId(client)) + ':' + formText(secretOf(client))));
  if (kind === 'form') form?.set('client_secret', secretOf(client));
  if (kind === 'assertion') {
    form?.set('client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    form?.set('client_assertion', await assertionOf(clientId(client), env('ISSUER')));
  }
  if (form?.has('client_id')) form.set('client_id', clientId(form.get('client_id') ?? ''));
  const body = form ?? (call.text === undefined ? undefined : filled(call.text));
  const answer = await fetch(address, { method: call.method, headers, body: body ?? null, redirect: 'manual' });
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? '';
  return { status: answer.status, type, text: await answer.text() };
}

/** What the client chose itself and the record does not tell. */
function free(name: string, value: string): string {
  if (!value.includes('\u2039')) return value;
  const own = process.env[name.toUpperCase()];
  if (own !== undefined) return own;
  if (name === 'client_notification_token') return 'replayed-notification-token-0123456789';
  throw new Error('The record does not tell ' + name + '; set ' + name.toUpperCase() + '.');
}

${shapeCheckText}

async function check(step: Answer): Promise<void> {
  const got = await asked.get(step.id);
  if (got === undefined) throw new Error('Nothing was asked.');
  if ('fault' in got) throw got.fault;
  const said = 'Recorded was \u00ab' + step.title + '\u00bb. ';
  const body = got.text.length > 400 ? got.text.slice(0, 400) + '...' : got.text;
  if (got.status !== step.status)
    throw new Error(said + 'Your provider answered ' + got.status + ' instead of ' + step.status + ': ' + body);
  if (got.type !== step.type)
    throw new Error(said + 'The content type is ' + (got.type || 'none') + ' instead of ' + (step.type || 'none') + '.');
  if (step.shape === 'anything') return;
  let read: unknown;
  try {
    read = JSON.parse(got.text);
  } catch {
    throw new Error(said + 'The body is no JSON: ' + body);
  }
  const faults = differences(step.shape, read, '');
  if (faults.length > 0) throw new Error(said + faults.join(' '));
  for (const [member, recorded] of Object.entries(step.keeps)) {
    const value = (read as Record<string, unknown>)[member];
    if (typeof value === 'string') live.set(recorded, value);
  }
}

async function play(step: Step): Promise<void> {
  if (step.kind === 'answer') return check(step);
  await until(step.at);
  if (step.kind === 'decision') return decide(filled(step.authReqId), step.decision);
  // It is answered in a step of its own: meanwhile others may happen, as they did.
  asked.set(step.id, send(step).catch((fault: unknown) => ({ fault })));
}

function titleOf(step: Step): string {
  const at = (step.at / 1000).toFixed(3) + ' s: ';
  if (step.kind === 'call') return at + 'asks ' + step.title;
  return at + (step.kind === 'answer' ? 'is answered ' + step.title : 'the person decides: ' + step.decision);
}

const steps: Step[] = __STEPS__;

describe('the recorded run', () => {
  beforeAll(async () => {
    const address = env('ISSUER').replace(/\/$/, '') + '/.well-known/openid-configuration';
    const answer = await fetch(address);
    if (!answer.ok) throw new Error('There is no metadata at ' + address + ' (' + answer.status + ').');
    metadata = (await answer.json()) as Record<string, unknown>;
  });

  for (const [number, step] of steps.entries()) {
    const before = steps[number - 1]?.at ?? 0;
    it(number + 1 + '. ' + titleOf(step), async ({ skip }) => {
      if (broken !== undefined) skip('It went wrong before, at ' + broken);
      try {
        await play(step);
      } catch (fault) {
        broken = titleOf(step);
        throw fault;
      }
      expect(broken).toBeUndefined();
    }, (step.at - before) * Math.max(pace, 0) + 30_000);
  }
});
`;
