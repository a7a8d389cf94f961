/** Tokens as a client gets them by CIBA, and what it can ask about them afterwards. */
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { decide, openRequest } from './decided-request.ts';
import { formPost, type Outside, tokenRequest } from './outside-request.ts';
import { till } from './setup.ts';
import type { Simulation } from './simulation.ts';

export interface GrantedTokens {
  readonly access: string;
  readonly idToken: string;
  readonly refresh: string;
}

interface Granting {
  readonly client?: Client;
  readonly parameters?: Readonly<Record<string, string>>;
  /** What the token request carries beside the form. */
  readonly bind?: (request: HttpRequest) => HttpRequest;
}

/** A person approves, and the client redeems. */
export function grantTokens(simulation: Simulation, granting: Granting = {}): GrantedTokens {
  const { client = till, parameters = {}, bind = (request) => request } = granting;
  const authReqId = openRequest(simulation, parameters, { client });
  decide(simulation, authReqId, 'prompt.approved');
  const { status, body } = simulation.ask(bind(tokenRequest(authReqId, {}, { client })));
  if (status !== 200) throw new Error(`No tokens: ${JSON.stringify(body)}`);
  const text = (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    access: text('access_token'),
    idToken: text('id_token'),
    refresh: text('refresh_token'),
  };
}

/** A call to the userinfo endpoint with that Authorization header, or without any. */
export function userinfoRequest(authorization?: string, method = 'GET'): HttpRequest {
  const headers: [string, string][] = [['Host', 'provider.example']];
  if (authorization !== undefined) headers.push(['Authorization', authorization]);
  return { kind: 'http.request', method, target: paths.userinfo, headers, body: '' };
}

/** A client asks about a token, or ends it. */
export function tokenQuery(
  path: typeof paths.introspection | typeof paths.revocation,
  token: string,
  outside: Outside = {},
): HttpRequest {
  return formPost(path, [['token', token]], outside);
}
