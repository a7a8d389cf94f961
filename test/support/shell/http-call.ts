/**
 * Calls a run's listener over real HTTP as the demonstration till does, and nothing beyond
 * loopback: an address elsewhere is refused before a socket is opened.
 */
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { basic } from '../core/outside-request.ts';

export const demoTill = {
  client_id: 'corner-shop-till',
  client_secret: 'simulated-secret-of-the-till',
};

interface Called {
  readonly status: number;
  readonly body: unknown;
}

interface LoopbackCall {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit | Uint8Array | null | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The platform's fetch, but for loopback only. */
export async function loopbackFetch(url: string, call: LoopbackCall): Promise<Response> {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error(`Tests stay on loopback: ${url}`);
  const { body = null, signal = AbortSignal.timeout(30_000), ...rest } = call;
  const sent = body instanceof Uint8Array ? Buffer.from(body) : body;
  return fetch(url, { ...rest, body: sent, signal, redirect: 'error' });
}

/** Posts a form with the till's credentials. */
export async function postForm(
  issuer: string,
  path: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Called> {
  const response = await loopbackFetch(new URL(path, issuer).href, {
    method: 'POST',
    headers: { authorization: basic(demoTill) },
    body: new URLSearchParams(parameters),
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, body: await response.json() };
}

/** Opens an authentication request about Alice and answers its auth_req_id. */
export async function askForAlice(issuer: string): Promise<string> {
  const parameters = { scope: 'openid', login_hint: 'alice' };
  const { body } = await postForm(issuer, paths.backchannelAuthentication, parameters);
  return textMember(body, 'auth_req_id');
}

/** Polls once. */
export function pollOnce(issuer: string, authReqId: string): Promise<Called> {
  return postForm(issuer, paths.token, { grant_type: cibaGrantType, auth_req_id: authReqId });
}

/** A text member of a JSON object, or an empty string. */
export function textMember(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}
