/**
 * The two requests of a flow, written once: as the bytes that the load program puts on a socket and
 * as the request that the kernel benchmarks hand in without one.
 */
import { writeBasicCredentials } from '#shared/protocol/encoding/basic-credentials.ts';
import { writeForm } from '#shared/protocol/encoding/form.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';

/** The client that every new run has registered; the other server registers the same one. */
export const benchClient = {
  clientId: 'corner-shop-till',
  clientSecret: 'simulated-secret-of-the-till',
} as const;

export interface FormPost {
  readonly request: HttpRequest;
  readonly bytes: Buffer;
}

interface AuthenticationChoices {
  readonly host: string;
  readonly target?: string;
  readonly loginHint: string;
  readonly expirySeconds?: number;
}

export function authenticationPost({
  host,
  target = paths.backchannelAuthentication,
  loginHint,
  expirySeconds,
}: AuthenticationChoices): FormPost {
  return formPost(host, target, [
    ['scope', 'openid'],
    ['login_hint', loginHint],
    ['binding_message', '4711'],
    ...(expirySeconds === undefined
      ? []
      : ([['requested_expiry', String(expirySeconds)]] as const)),
  ]);
}

export function tokenPost(host: string, authReqId: string, target: string = paths.token): FormPost {
  return formPost(host, target, [
    ['grant_type', cibaGrantType],
    ['auth_req_id', authReqId],
  ]);
}

const authorization = writeBasicCredentials({
  clientId: benchClient.clientId,
  secret: benchClient.clientSecret,
});

function formPost(
  host: string,
  target: string,
  pairs: readonly (readonly [string, string])[],
): FormPost {
  const body = writeForm(pairs);
  const headers: [string, string][] = [
    ['Host', host],
    ['Authorization', authorization],
    ['Content-Type', 'application/x-www-form-urlencoded'],
    ['Accept', 'application/json'],
    ['Content-Length', String(body.length)],
  ];
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return {
    request: {
      kind: 'http.request',
      method: 'POST',
      target,
      headers,
      body: Buffer.from(body).toString('base64'),
    },
    bytes: Buffer.from(`POST ${target} HTTP/1.1\r\n${head}\r\n${body}`, 'latin1'),
  };
}
