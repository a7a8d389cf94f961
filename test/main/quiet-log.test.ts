/**
 * What the operator's log shows of a request: that something broke, and nothing by which anybody could
 * take the request over. What happened to it is in its trace.
 */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Signer } from '#main/signing/signer.ts';
import { cibaGrantType, paths } from '#shared/protocol/metadata.ts';
import { cibaClient } from '#test/support/interop/flow.ts';
import { openTestProvider, type TestProvider } from '#test/support/interop/test-provider.ts';
import { loopbackFetch, textMember } from '#test/support/shell/http-call.ts';

const brokenSigner: Signer = {
  sign: () => Promise.reject(new Error('The key is gone.')),
  addKey: async () => undefined,
};

const secret = 'a-secret-of-the-client';
let provider: TestProvider | undefined;

afterEach(async () => {
  vi.restoreAllMocks();
  await provider?.close();
});

/** Everything that is printed from now on, on either stream. */
function listen(): { readonly said: () => string } {
  const lines: string[] = [];
  for (const stream of [process.stderr, process.stdout]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      lines.push(String(chunk));
      return true;
    });
  }
  return { said: () => lines.join('') };
}

async function post(path: string, form: Record<string, string>, signal?: AbortSignal) {
  const response = await loopbackFetch(`${provider?.issuer ?? ''}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'shop', client_secret: secret, ...form }),
    signal,
  });
  const body: unknown = await response.json();
  return body;
}

describe('the log of a provider in trouble', () => {
  it('names no auth_req_id, no secret, no code and no token (R-165, R-297)', async () => {
    const metadata = {
      token_endpoint_auth_method: 'client_secret_post',
      client_secret: secret,
    } as const;
    provider = await openTestProvider({
      clients: [cibaClient('shop', metadata)],
      signer: brokenSigner,
    });
    const { said } = listen();
    const request = { scope: 'openid', login_hint: 'alice', user_code: 'a-code-of-alice' };
    const acknowledged = await post(paths.backchannelAuthentication, request);
    const authReqId = textMember(acknowledged, 'auth_req_id');
    await provider.decide(authReqId, 'approve');
    const poll = { grant_type: cibaGrantType, auth_req_id: authReqId };
    const hangUp = new AbortController();
    const polled = post(paths.token, poll, hangUp.signal).catch(() => undefined);
    await vi.waitFor(() => expect(said()).toContain('A token could not be signed.'));
    hangUp.abort();
    await polled;
    expect(authReqId).toHaveLength(40);
    for (const hidden of [authReqId, authReqId.slice(0, 8), secret, 'a-code-of-alice']) {
      expect(said()).not.toContain(hidden);
    }
  });
});
