/** What every generated test of a client consists of, but for its steps. It needs vitest alone. */
export const clientTestText = String.raw`
import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, sign } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** How your client is started; put your own way here. It has to do what the recorded client did. */
function startClient(issuer: string): ChildProcess {
  const command = process.env['CLIENT_COMMAND'];
  if (command === undefined) throw new Error('Set CLIENT_COMMAND; the head of this file says to what.');
  return spawn(command, { shell: true, stdio: 'inherit', env: { ...process.env, ISSUER: issuer } });
}

type Pairs = [string, string][];
type Call = {
  kind: 'call'; id: string; at: number; title: string; method: string; endpoint?: string; target: string;
  headers: Pairs; proof: { kind: string; client?: string }; form?: Pairs; text?: string;
  answer: { afterMs: number; status: number; type: string; body: unknown };
};
type Callback = { kind: 'callback'; at: number; title: string; body: unknown; status: number };
type Step = Call | Callback;
type Arrived = { path: string; at: number; request: IncomingMessage; text: string; response: ServerResponse };

const pace = Number(process.env['PACE'] ?? 1);
const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const arrived: Arrived[] = [];
const waiting: ((call: Arrived) => void)[] = [];
let issuer = '';
let client: ChildProcess | undefined;
let notificationToken = '';
let broken: string | undefined;
/** The step before: when it was recorded, and when it happened here. */
let before: { recorded: number; here: number } | undefined;

const paths: Record<string, string> = {
  backchannel_authentication_endpoint: '/backchannel/authentication', token_endpoint: '/token',
  userinfo_endpoint: '/userinfo', introspection_endpoint: '/introspect', revocation_endpoint: '/revoke',
  registration_endpoint: '/register', authorization_endpoint: '/authorize', jwks_uri: '/jwks',
};

function metadata(): object {
  const endpoints = Object.entries(paths).map(([name, path]) => [name, issuer + path]);
  return {
    issuer, ...Object.fromEntries(endpoints),
    grant_types_supported: ['urn:openid:params:grant-type:ciba'],
    backchannel_token_delivery_modes_supported: ['poll', 'ping', 'push'],
    id_token_signing_alg_values_supported: ['ES256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  };
}

function reply(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, type === '' ? {} : { 'content-type': type });
  response.end(body);
}

const server = createServer((request, response) => {
  const at = Date.now();
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/.well-known/')) return reply(response, 200, 'application/json', JSON.stringify(metadata()));
    if (path === '/jwks') {
      const key = { ...publicKey.export({ format: 'jwk' }), kid: 'replayed', alg: 'ES256', use: 'sig' };
      return reply(response, 200, 'application/json', JSON.stringify({ keys: [key] }));
    }
    const call = { path, at, request, response, text: Buffer.concat(chunks).toString('utf8') };
    const next = waiting.shift();
    if (next === undefined) arrived.push(call);
    else next(call);
  });
});

/** What the record only names becomes a value that can travel. */
function made(text: string): string {
  return text.replaceAll(/\u2039([^\u203a]*)\u203a/g, (_, name: string) => name.replaceAll(/[^A-Za-z0-9]+/g, '-'));
}

function written(body: unknown): string {
  if (typeof body !== 'object' || body === null) return made(String(body));
  const members = Object.entries(body).map(([name, value]: [string, unknown]) => {
    if (name === 'interval' && typeof value === 'number') return [name, Math.max(1, Math.round(value * pace))];
    if (typeof value === 'object' && value !== null && 'sign' in value) return [name, signed(value.sign as Record<string, unknown>)];
    return [name, value];
  });
  return made(JSON.stringify(Object.fromEntries(members)));
}

/** The recorded claims with the times and the issuer of now, under a key of this test. */
function signed(claims: Record<string, unknown>): string {
  const now = Math.floor(Date.now() / 1000);
  const shift = now - Number(claims['iat'] ?? now);
  const moved = Object.entries(claims).map(([name, value]) =>
    [name, typeof value === 'number' && /^(iat|exp|nbf|auth_time)$/.test(name) ? value + shift : value]);
  // What was hashed is masked in the record, so its hash says nothing here.
  const { at_hash, 'urn:openid:params:jwt:claim:rt_hash': rt_hash, ...rest } = Object.fromEntries(moved) as Record<string, unknown>;
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = part({ alg: 'ES256', kid: 'replayed', typ: 'JWT' }) + '.' + part({ ...rest, iss: issuer });
  return input + '.' + sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

/** The client's next call, or a sentence that it never came. */
async function nextCall(step: Call, mostMs: number): Promise<Arrived> {
  const held = arrived.shift();
  if (held !== undefined) return held;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The client did not call within ' + mostMs + ' ms; recorded was ' + step.title + '.')), mostMs);
    waiting.push((call) => { clearTimeout(timer); resolve(call); });
  });
}

function proofOf({ request, text }: Arrived): string {
  if (/^basic /i.test(request.headers.authorization ?? '')) return 'basic';
  const form = new URLSearchParams(text);
  return form.has('client_assertion') ? 'assertion' : form.has('client_secret') ? 'form' : 'none';
}

const proofNames = new Set(['client_id', 'client_secret', 'client_assertion', 'client_assertion_type']);

/** One sentence for each way in which the call is not the recorded one. */
function differences(step: Call, call: Arrived, gapMs: number | undefined): string[] {
  const faults: string[] = [];
  const path = step.endpoint === undefined ? step.target : (paths[step.endpoint] ?? '');
  if (call.request.method !== step.method || call.path !== path)
    return ['The client called ' + call.request.method + ' ' + call.path + ' instead of ' + step.method + ' ' + path + '.'];
  if (proofOf(call) !== step.proof.kind)
    faults.push('The client proves who it is by ' + proofOf(call) + '; ' + step.proof.kind + ' was recorded.');
  const form = new URLSearchParams(step.form === undefined ? '' : call.text);
  const known = new Set(step.form?.map(([name]) => name));
  for (const [name, value] of step.form ?? []) {
    const got = form.get(name);
    if (got === null) faults.push('The parameter ' + name + ' is missing.');
    // What the record masks is the client's own, but for the auth_req_id that it was given.
    else if ((!value.includes('\u2039') || name === 'auth_req_id') && !proofNames.has(name) && got !== made(value))
      faults.push(name + ' is ' + JSON.stringify(got) + '; ' + JSON.stringify(made(value)) + ' was recorded.');
  }
  for (const name of form.keys())
    if (!known.has(name) && !proofNames.has(name)) faults.push('The parameter ' + name + ' was not recorded.');
  const recorded = before === undefined ? 0 : (step.at - before.recorded) * pace;
  if (gapMs !== undefined && gapMs < recorded * 0.9 - 20)
    faults.push('The client called after ' + gapMs + ' ms; it waited ' + Math.round(recorded) + ' ms in the record.');
  if (gapMs !== undefined && gapMs > recorded * 1.5 + 2000)
    faults.push('The client called only after ' + gapMs + ' ms; it waited ' + Math.round(recorded) + ' ms in the record.');
  return faults;
}

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, Math.max(0, ms)));

async function expectCall(step: Call): Promise<void> {
  const call = await nextCall(step, (step.at - (before?.recorded ?? step.at)) * pace * 1.5 + 15_000);
  const faults = differences(step, call, before === undefined ? undefined : call.at - before.here);
  before = { recorded: step.at, here: call.at };
  notificationToken = new URLSearchParams(call.text).get('client_notification_token') ?? notificationToken;
  await pause(step.answer.afterMs * pace);
  reply(call.response, step.answer.status, step.answer.type, written(step.answer.body));
  if (faults.length > 0) throw new Error('Recorded was \u00ab' + step.title + '\u00bb. ' + faults.join(' '));
}

async function tellClient(step: Callback): Promise<void> {
  const address = process.env['NOTIFICATION_ENDPOINT'];
  if (address === undefined) throw new Error('Set NOTIFICATION_ENDPOINT: your client is told something here.');
  if (before !== undefined) await pause((step.at - before.recorded) * pace - (Date.now() - before.here));
  before = { recorded: step.at, here: Date.now() };
  const headers = { authorization: 'Bearer ' + notificationToken, 'content-type': 'application/json' };
  const answer = await fetch(address, { method: 'POST', headers, body: written(step.body) });
  if (answer.status !== step.status)
    throw new Error('Your client answered ' + answer.status + ' to the ' + step.title + '; ' + step.status + ' was recorded.');
}

const steps: Step[] = __STEPS__;

describe('the recorded run', () => {
  beforeAll(async () => {
    server.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1');
    await once(server, 'listening');
    issuer = 'http://127.0.0.1:' + (server.address() as AddressInfo).port;
    client = startClient(issuer);
  });

  afterAll(() => {
    client?.kill();
    server.closeAllConnections();
    server.close();
  });

  for (const [number, step] of steps.entries()) {
    const gap = step.at - (steps[number - 1]?.at ?? 0);
    const title = step.kind === 'call' ? ': the client asks ' : ': the client is told ';
    it(number + 1 + '. ' + (step.at / 1000).toFixed(3) + ' s' + title + step.title, async ({ skip }) => {
      if (broken !== undefined) skip('It went wrong before, at ' + broken);
      try {
        await (step.kind === 'call' ? expectCall(step) : tellClient(step));
      } catch (fault) {
        broken = step.title;
        throw fault;
      }
    }, gap * pace * 2 + 60_000);
  }

  it('the client asks for nothing more', async ({ skip }) => {
    if (broken !== undefined) skip('It went wrong before, at ' + broken);
    await pause(1000 * pace + 200);
    expect(arrived.map(({ request, path }) => request.method + ' ' + path)).toEqual([]);
  });
});
`;
