/**
 * A provider that does not mean well, on a real socket of loopback: everything that it says can be
 * changed by the test, and it remembers what reached it. It signs with real keys, its own or others’.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { TestClock } from './party-run.ts';

export interface Reply {
  readonly status?: number;
  readonly body?: object | string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Ends the connection, before the head of the answer or in the middle of its body. */
  readonly breaksOff?: 'head' | 'body';
}

/** What it does; each part has an honest default. */
export interface Script {
  readonly metadata?: (usual: object) => Reply;
  readonly acknowledge?: (form: URLSearchParams) => Reply | Promise<Reply>;
  /** The answer to the first poll, to the second, and so on; the last one stays. */
  readonly polls?: readonly (() => Reply | Promise<Reply>)[];
  readonly jwks?: (usual: object) => Reply;
}

export interface Arrived {
  readonly path: string;
  readonly method: string;
  readonly headers: IncomingMessage['headers'];
  readonly form: URLSearchParams;
}

interface IdTokenChanges {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: string;
  readonly kid?: string;
  /** Signs with a key that nobody published. */
  readonly forged?: boolean;
}

export interface HostileProvider {
  readonly issuer: string;
  readonly arrived: readonly Arrived[];
  /** From now on it does this. */
  readonly play: (script: Script) => void;
  readonly idToken: (changes?: IdTokenChanges) => Promise<string>;
  /** An honest token answer around an ID token, with these members changed. */
  readonly tokens: (changes?: IdTokenChanges, members?: object) => () => Promise<Reply>;
  /** Calls a notification endpoint, following no redirect. */
  readonly notify: (url: string, notification: Notification) => Promise<Response>;
  /** The bearer token that the last authentication request gave out. */
  readonly bearer: () => string;
  readonly close: () => void;
}

interface Notification {
  readonly bearer?: string | undefined;
  readonly body?: object | string;
  readonly method?: string;
}

export const pending: () => Reply = () => ({
  status: 400,
  body: { error: 'authorization_pending' },
});

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** PS256 is what the party registered; the others are for faults. Made once: RSA takes its time. */
let keysMade: Promise<Readonly<Record<'PS256' | 'RS256' | 'forged', KeyPair>>> | undefined;

async function makeKeys() {
  const [PS256, RS256, forged] = await Promise.all([
    generateKeyPair('PS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('PS256'),
  ]);
  return { PS256, RS256, forged };
}

/** Opens the provider; it begins as an honest one. */
export async function openHostileProvider(clock: TestClock): Promise<HostileProvider> {
  keysMade ??= makeKeys();
  const keys = await keysMade;
  const published = await Promise.all(
    (['PS256', 'RS256'] as const).map(async (alg) => ({
      ...(await exportJWK(keys[alg].publicKey)),
      kid: `op-${alg}`,
      alg,
      use: 'sig',
    })),
  );
  const arrived: Arrived[] = [];
  let script: Script = {};
  let polls = 0;
  const server = createServer((request, response) => void serve(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  const issuer = `http://127.0.0.1:${address.port}`;

  const doors: Readonly<Record<string, (form: URLSearchParams) => Reply | Promise<Reply>>> = {
    '/.well-known/openid-configuration': () => {
      const usual = metadataOf(issuer);
      return script.metadata?.(usual) ?? { body: usual };
    },
    '/jwks': () => script.jwks?.({ keys: published }) ?? { body: { keys: published } },
    '/bc': (form) =>
      script.acknowledge?.(form) ?? { body: { auth_req_id: 'r-1', expires_in: 600, interval: 5 } },
    '/token': () => {
      const { polls: answers = [pending] } = script;
      const answer = answers[Math.min(polls, answers.length - 1)] ?? pending;
      polls += 1;
      return answer();
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { url: path = '', method = '', headers } = request;
    const form = new URLSearchParams(Buffer.concat(chunks).toString());
    arrived.push({ path, method, headers, form });
    write(response, (await doors[path]?.(form)) ?? { status: 404 });
  }

  async function idToken(changes: IdTokenChanges = {}): Promise<string> {
    const { claims = {}, alg = 'PS256', kid = `op-${alg}`, forged = false } = changes;
    const now = Math.floor(clock.now() / 1000);
    const usual = { iss: issuer, aud: 'till', sub: 'u-9', iat: now, exp: now + 600 };
    const all = Object.entries({ ...usual, ...claims });
    const present = Object.fromEntries(all.filter(([, value]) => value !== undefined));
    if (alg === 'none') return unsigned(present);
    return new SignJWT(present)
      .setProtectedHeader({ alg, kid })
      .sign(signingKey(keys, alg, forged));
  }

  return {
    issuer,
    arrived,
    idToken,
    play: (next) => {
      script = next;
      polls = 0;
    },
    tokens:
      (changes, members = {}) =>
      async () => ({
        body: {
          access_token: 'an-access-token',
          token_type: 'Bearer',
          id_token: await idToken(changes),
          ...members,
        },
      }),
    notify: (url, { bearer, body = { auth_req_id: 'r-1' }, method = 'POST' }) =>
      fetch(url, {
        method,
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        },
        ...(method === 'GET'
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    bearer: () =>
      arrived.findLast(({ path }) => path === '/bc')?.form.get('client_notification_token') ?? '',
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function write(response: ServerResponse, reply: Reply): void {
  const { status = 200, body = '', headers = {}, breaksOff } = reply;
  const end = (): void => void response.socket?.destroy();
  if (breaksOff === 'head') return end();
  if (breaksOff === 'body') {
    response.writeHead(status, { 'content-length': '1000' }).write('{"id_token":', end);
    return;
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

function signingKey(
  keys: Awaited<ReturnType<typeof makeKeys>>,
  alg: string,
  forged: boolean,
): CryptoKey {
  if (forged) return keys.forged.privateKey;
  return alg === 'RS256' ? keys.RS256.privateKey : keys.PS256.privateKey;
}

/** What somebody writes who has no key at all. */
function unsigned(claims: object): string {
  const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  return `${encoded({ alg: 'none' })}.${encoded(claims)}.`;
}

function metadataOf(issuer: string): object {
  return {
    issuer,
    backchannel_authentication_endpoint: `${issuer}/bc`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    backchannel_token_delivery_modes_supported: ['poll', 'ping', 'push'],
  };
}
