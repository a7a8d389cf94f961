/**
 * A server that speaks Keycloak’s HTTP authentication channel and nothing else of it: asks a bridge,
 * wants 201, and takes one callback for each token that it gave out.
 */
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { listenOnLoopback } from '../network/endpoint.ts';
import { loopbackFetch } from '../shell/http-call.ts';

interface Callback {
  readonly status: number;
  readonly said: string;
}

export interface KeycloakDouble {
  /** Where its callback is. */
  readonly callback: string;
  /** What was called back, and what it answered. */
  readonly called: readonly Callback[];
  /** From now on its callback fails so many times. */
  readonly failNext: (times: number) => void;
  /** Asks a bridge, and answers the status. */
  readonly ask: (channel: string, more?: object, token?: string | null) => Promise<number>;
}

const known = new Set(['SUCCEED', 'UNAUTHORIZED', 'CANCELLED']);

/** Starts one; it ends with the test. */
export async function startKeycloak(): Promise<KeycloakDouble> {
  const waiting = new Set<string>();
  const called: Callback[] = [];
  let failing = 0;
  const judge = (header: string | undefined, said: string): number => {
    if (failing > 0) {
      failing -= 1;
      return 500;
    }
    const token = /^Bearer (.+)$/.exec(header ?? '')?.[1];
    if (token === undefined) return 401;
    if (!waiting.delete(token)) return 403;
    const { status } = JSON.parse(said) as { status?: string };
    return known.has(status ?? '') ? 200 : 400;
  };
  const server = createServer((request, response) => {
    void text(request).then((said) => {
      const status = judge(request.headers.authorization, said);
      called.push({ status, said });
      response.writeHead(status).end();
    });
  });
  const port = await listenOnLoopback(server);
  return {
    callback: `http://127.0.0.1:${port}/realms/shop/protocol/openid-connect/ext/ciba/auth/callback`,
    called,
    failNext: (times) => {
      failing = times;
    },
    ask: async (channel, more = {}, token = freshToken()) => {
      if (token !== null) waiting.add(token);
      const response = await loopbackFetch(channel, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({
          binding_message: 'Pay 5',
          login_hint: 'ada',
          is_consent_required: true,
          scope: 'openid profile',
          acr_values: '',
          ...more,
        }),
      });
      await response.arrayBuffer();
      return response.status;
    },
  };
}

/** A token as its own, signed by nobody: whoever is asked brings it back and cannot read more of it. */
export function freshToken(lifeSeconds = 90): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const exp = Math.floor(Date.now() / 1000) + lifeSeconds;
  return `${part({ alg: 'HS256' })}.${part({ jti: randomUUID(), exp })}.${part({})}`;
}
