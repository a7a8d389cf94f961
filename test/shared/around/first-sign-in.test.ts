/** The first sign-in: its page, its way back to the client, and the tokens for its code. */
import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { bodyText } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import {
  app,
  authorizationRequest,
  choice,
  codeFor,
  codeRequest,
  destinationOf,
  portal,
  redirectUri,
  signInSetup,
} from '#test/support/core/first-sign-in.ts';
import { tokenQuery, userinfoRequest } from '#test/support/core/granted-tokens.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { assertionRefusals } from '#test/support/refusals/assertion-refusals.ts';
import { certificateRefusals } from '#test/support/refusals/certificate-refusals.ts';
import { clientRefusals } from '#test/support/refusals/client-refusals.ts';
import { codeRefusals } from '#test/support/refusals/code-refusals.ts';
import { expectRefused } from '#test/support/refusals/expect-refused.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';
import { signInPageRefusals, signInRefusals } from '#test/support/refusals/sign-in-refusals.ts';

function begun(): Simulation {
  return createSimulation({ setup: signInSetup });
}

/** The page that was shown last, as text. */
function pageOf(simulation: Simulation): string {
  const sent = simulation.ofKind('message.sent').at(-1);
  return sent === undefined ? '' : (bodyText(sent.wire) ?? '');
}

describe('RFC 6749 §4.1.2.1: a sign-in is refused', () => {
  for (const refusal of signInPageRefusals) {
    it(`on a page, and nowhere else: ${refusal.title}`, () => {
      const { judged, answer, simulation } = reach(refusal);
      const { rule, clause, error } = refusal;
      expect(judged?.refusal).toMatchObject({ rule, clause, error });
      expect(answer?.status).toBe(400);
      expect(answer?.headers.has('location')).toBe(false);
      expect(pageOf(simulation)).toContain('This sign-in cannot go on');
    });
  }

  for (const refusal of signInRefusals) {
    it(`by a redirect to the client: ${refusal.title}, with ${refusal.error}`, () => {
      const { judged, answer } = reach(refusal);
      const { rule, clause, error } = refusal;
      expect(judged?.refusal).toMatchObject({ rule, clause, error });
      expect(answer?.status).toBe(302);
      const { searchParams } = destinationOf(answer);
      expect(Object.fromEntries(searchParams)).toEqual({
        error,
        error_description: expect.stringMatching(/^[\x20-\x21\x23-\x5b\x5d-\x7e]+$/),
        state: 's-1',
        iss: 'https://provider.example',
      });
    });
  }

  it('without giving out a code, whatever was wrong', () => {
    for (const refusal of [...signInPageRefusals, ...signInRefusals]) {
      expect(reach(refusal).simulation.world().codes.held.size).toBe(0);
    }
  });
});

describe('RFC 6749 §5.2: a code is refused', () => {
  const ofClients = [...clientRefusals, ...assertionRefusals, ...certificateRefusals];
  const here = ofClients.filter(({ table }) => table === 'authorization-code');
  for (const refusal of [...here, ...codeRefusals]) {
    it(`${refusal.title}, with ${refusal.error}`, () => expectRefused(refusal));
  }

  it('a second time, and the tokens of the first time end with it', () => {
    const simulation = begun();
    const code = codeFor(simulation);
    const { access_token: access } = simulation.ask(codeRequest(code)).body;
    const userinfo = userinfoRequest(`Bearer ${String(access)}`);
    expect(simulation.ask(userinfo).status).toBe(200);
    expect(simulation.ask(codeRequest(code)).body['error']).toBe('invalid_grant');
    expect(simulation.ask(userinfo).status).toBe(401);
  });

  it('a second time long after, for as long as its access token would live', () => {
    const simulation = begun();
    const code = codeFor(simulation);
    simulation.ask(codeRequest(code));
    simulation.wait(3_500_000);
    simulation.ask(codeRequest(code));
    expect(simulation.ofKind('grant.revoked')).toHaveLength(1);
  });

  it('a second time while the first is being signed', () => {
    const simulation = createSimulation({ setup: signInSetup, holdSignatures: true });
    const code = codeFor(simulation);
    const first = simulation.request(codeRequest(code));
    expect(simulation.ask(codeRequest(code)).body['error']).toBe('invalid_grant');
    simulation.signAll();
    expect(simulation.answerTo(first)?.status).toBe(200);
  });

  it('to a confidential client that shows no secret, PKCE or not', () => {
    const simulation = begun();
    const request = codeRequest(
      codeFor(simulation),
      { client_id: 'portal' },
      { authorization: null },
    );
    expect(simulation.ask(request)).toMatchObject({
      status: 401,
      body: { error: 'invalid_client' },
    });
  });
});

describe('the page of the first sign-in', () => {
  it('names the client, what it wants, and everybody to choose from', () => {
    const simulation = begun();
    const { status } = simulation.ask(authorizationRequest({ scope: 'openid email' }));
    const page = pageOf(simulation);
    expect(status).toBe(200);
    for (const text of ['The portal', 'your e-mail address', 'Alice Amberg', 'Bruno Baltic']) {
      expect(page).toContain(text);
    }
    expect(page).toContain('This is a simulator');
  });

  it('runs no script, loads nothing, and is framed by nobody', () => {
    const simulation = begun();
    const { headers } = simulation.ask(authorizationRequest());
    const style = /<style>(.*)<\/style>/s.exec(pageOf(simulation))?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; form-action 'self' https://web-shop.example; frame-ancestors 'none'; base-uri 'none'`,
    );
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(pageOf(simulation)).not.toContain('<script');
  });

  it('lets its form lead to an app’s own scheme, where that is registered', () => {
    const changes = { client_id: app.client_id, redirect_uri: 'example.app:/cb' };
    const { headers } = begun().ask(authorizationRequest(changes));
    expect(headers.get('content-security-policy')).toContain("form-action 'self' example.app:;");
  });

  it('escapes whatever it was given, wherever it stands', () => {
    const simulation = createSimulation({
      setup: {
        ...signInSetup,
        clients: [{ ...portal, client_name: '<img src=x onerror=alert(1)>' }],
      },
    });
    const hostile = '"><script>alert(1)</script>\'&';
    simulation.ask(authorizationRequest({ state: hostile, login_hint: hostile }));
    simulation.ask(choice({ username: hostile }, { state: hostile, scope: 'openid' }));
    const pages = simulation.ofKind('message.sent').map(({ wire }) => bodyText(wire) ?? '');
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page).not.toMatch(/<(script|img)/);
      expect(page).toContain('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;');
    }
  });

  it('is shown again to whoever types a name that nobody has', () => {
    const simulation = begun();
    expect(simulation.ask(choice({ username: 'zoe' })).status).toBe(400);
    expect(pageOf(simulation)).toContain('role="alert"');
    expect(pageOf(simulation)).toContain('value="zoe"');
  });

  it('offers nobody who was switched off, and signs them in no more', () => {
    const simulation = begun();
    const off = { subject: 'user', id: 'u-1', on: false } as const;
    const intent = { kind: 'account.switched', run: 'test', ...off } as const;
    simulation.give({ kind: 'intent.given', intent });
    expect(simulation.ask(choice()).status).toBe(400);
    expect(pageOf(simulation)).not.toContain('Alice Amberg');
  });

  it('signs nobody in by a link alone', () => {
    const simulation = begun();
    expect(simulation.ask(authorizationRequest({ person: 'alice' })).status).toBe(200);
  });
});

describe('RFC 6749 §4.1.2: a sign-in leads back to the client', () => {
  it('with code, state and issuer (RFC 9207)', () => {
    const answer = begun().ask(choice());
    expect(answer.status).toBe(302);
    const destination = destinationOf(answer);
    expect(destination.origin + destination.pathname).toBe(redirectUri);
    expect(Object.fromEntries(destination.searchParams)).toEqual({
      code: expect.stringMatching(/^[\w-]{43}$/),
      state: 's-1',
      iss: 'https://provider.example',
    });
  });

  it('without a state where none was sent', () => {
    const answer = begun().ask(choice(undefined, { state: null }));
    expect(destinationOf(answer).searchParams.has('state')).toBe(false);
  });

  it('for a person who is typed by name, e-mail or subject, too', () => {
    for (const username of ['bruno', 'u-2']) {
      expect(begun().ask(choice({ username })).status).toBe(302);
    }
  });

  it('behind a query that the address has of its own', () => {
    const uri = `${redirectUri}?shop=1`;
    const clients = [{ ...portal, redirect_uris: [uri] }];
    const simulation = createSimulation({ setup: { ...signInSetup, clients } });
    const { searchParams } = destinationOf(
      simulation.ask(choice({ person: 'alice', redirect_uri: uri })),
    );
    expect([searchParams.get('shop'), searchParams.has('code')]).toEqual(['1', true]);
  });
});

describe('a code gives', () => {
  it('an ID token about the person, with the nonce and the time of the sign-in', () => {
    const simulation = begun();
    const code = codeFor(simulation, { scope: 'openid email' });
    simulation.wait(5000);
    const { status, body, headers } = simulation.ask(codeRequest(code));
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ token_type: 'Bearer', scope: 'openid email', expires_in: 3600 });
    const began = Date.UTC(2026, 0, 5, 9) / 1000;
    expect(decodeJwt(String(body['id_token']))).toMatchObject({
      iss: 'https://provider.example',
      sub: 'u-1',
      aud: 'portal',
      nonce: 'n-1',
      auth_time: began,
      iat: began + 5,
    });
  });

  it('tokens to a public client that knows the verifier', () => {
    const simulation = begun();
    const redirect_uri = 'example.app:/cb';
    const code = codeFor(simulation, { client_id: app.client_id, redirect_uri });
    const changes = { client_id: app.client_id, redirect_uri };
    const { status } = simulation.ask(codeRequest(code, changes, { authorization: null }));
    expect(status).toBe(200);
  });

  it('what the claims parameter asked for', () => {
    const simulation = begun();
    const claims = JSON.stringify({ id_token: { name: null } });
    const { body } = simulation.ask(codeRequest(codeFor(simulation, { claims })));
    expect(decodeJwt(String(body['id_token']))['name']).toBe('Alice Amberg');
  });

  it('tokens that can be looked up and ended like any others (R-303)', () => {
    const simulation = begun();
    const { body } = simulation.ask(codeRequest(codeFor(simulation)));
    const token = String(body['access_token']);
    const look = tokenQuery(paths.introspection, token, { client: portal });
    expect(simulation.ask(look).body['active']).toBe(true);
    simulation.ask(tokenQuery(paths.revocation, token, { client: portal }));
    expect(simulation.ask(look).body).toEqual({ active: false });
  });
});

describe('a first sign-in in the diagram', () => {
  it('is told in a few words, whatever stands in its addresses', () => {
    const simulation = begun();
    const code = codeFor(simulation);
    simulation.ask(authorizationRequest({ prompt: 'none' }));
    simulation.ask(codeRequest(code));
    const messages = createMessages();
    for (const entry of simulation.entries) addToMessages(messages, entry);
    expect(messages.list.map(({ title, tone }) => `${title}: ${tone}`)).toEqual([
      'POST /authorize: plain',
      '302 code: ok',
      'GET /authorize: plain',
      '302 login_required: refused',
      'POST /token: plain',
      '200 access_token, id_token: ok',
    ]);
  });
});
