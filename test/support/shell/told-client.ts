/**
 * A provider over real sockets with one client that is told by ping or push, whose endpoint is in the
 * hand of a test: what reaches it, and what it answers.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { basic } from '../core/outside-request.ts';
import { openTestProvider, type TestProvider } from '../interop/test-provider.ts';
import { listenOnLoopback, readRequest } from '../network/endpoint.ts';
import { loopbackFetch } from './http-call.ts';

export interface Told {
  readonly authorization: string | undefined;
  readonly contentType: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly text: string;
}

export interface Called {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Headers;
}

export interface ToldClient {
  readonly provider: TestProvider;
  /** What reached the endpoint so far. */
  readonly told: readonly Told[];
  /** Opens a request about Alice. */
  readonly open: (changes?: Readonly<Record<string, string>>) => Promise<string>;
  /** Posts a form as the client. */
  readonly post: (
    path: string,
    parameters: Readonly<Record<string, string>>,
    call?: { readonly headers?: Record<string, string>; readonly signal?: AbortSignal },
  ) => Promise<Called>;
  readonly redeem: (authReqId: string, headers?: Record<string, string>) => Promise<Called>;
  /** Waits until the delivery about that request ended so. */
  readonly deliveryIs: (authReqId: string, state: string) => Promise<Entry>;
}

type Answer = (response: ServerResponse, told: Told) => void | Promise<void>;

interface Choices {
  readonly mode: 'poll' | 'ping' | 'push';
  readonly answer?: Answer;
  readonly client?: Partial<ClientInput>;
  readonly settings?: Partial<ProviderSettings>;
}

export const notificationToken = 'notify-2f4a0f6c-6a0d-4d35-8a3e-4b1f0c8f8e10';
const clientSecret = 'a secret of the told client, long enough for anybody';

const answer204: Answer = (response) => void response.writeHead(204).end();

/** Opens both; they close with the test. */
export async function openToldClient(choices: Choices): Promise<ToldClient> {
  const { mode, answer = answer204, client = {}, settings = {} } = choices;
  const told: Told[] = [];
  const port = await listenOnLoopback(
    createServer((request, response) => {
      void hear(request).then(async (heard) => {
        told.push(heard);
        await answer(response, heard);
      });
    }),
  );
  const credentials = { client_id: 'told', client_secret: clientSecret };
  const provider = await openTestProvider({
    settings,
    signsBy: ['ES256', 'RS256', 'PS256', 'EdDSA'],
    clients: [
      {
        ...credentials,
        grant_types: [cibaGrantType],
        scope: 'openid profile email offline_access',
        id_token_signed_response_alg: 'ES256',
        backchannel_token_delivery_mode: mode,
        ...(mode === 'poll'
          ? {}
          : { backchannel_client_notification_endpoint: `http://127.0.0.1:${port}/notify` }),
        ...client,
      },
    ],
  });
  onTestFinished(provider.close);
  const post: ToldClient['post'] = async (path, parameters, { headers = {}, signal } = {}) => {
    const response = await loopbackFetch(provider.issuer + path, {
      method: 'POST',
      headers: { authorization: basic(credentials), ...headers },
      body: new URLSearchParams(parameters),
      signal,
    });
    const body: Called['body'] = await response.json();
    return { status: response.status, body, headers: response.headers };
  };
  const token = mode === 'poll' ? {} : { client_notification_token: notificationToken };
  return {
    provider,
    told,
    post,
    open: async (changes = {}) => {
      const parameters = { scope: 'openid', login_hint: 'alice', ...token, ...changes };
      const { body } = await post(paths.backchannelAuthentication, parameters);
      if (typeof body['auth_req_id'] !== 'string') throw new Error(JSON.stringify(body));
      return body['auth_req_id'];
    },
    redeem: (authReqId, headers = {}) =>
      post(paths.token, { grant_type: cibaGrantType, auth_req_id: authReqId }, { headers }),
    deliveryIs: (authReqId, state) =>
      provider.seen.until(
        (entry) =>
          entry.kind === 'machine.moved' &&
          entry.machine === 'notification-delivery' &&
          entry.instance === authReqId &&
          entry.to === state,
      ),
  };
}

async function hear(request: IncomingMessage): Promise<Told> {
  const { authorization, 'content-type': contentType } = request.headers;
  const { method, target, body } = await readRequest(request);
  return { authorization, contentType, method, target, text: body };
}

/** The body of a notification. */
export function bodyOf(told: Told | undefined): Readonly<Record<string, unknown>> {
  return JSON.parse(told?.text ?? '{}');
}
