/**
 * Names that every object has, where a client chooses the name: they once stood for functions and
 * empty objects of the language, in an ID token and on the sign-in page.
 */
import { describe, expect, it } from 'vitest';
import { personClaims } from '#shared/kernel/provider/tokens/person-claims.ts';
import { bodyText } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';

const inherited = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'];
const alice = { sub: 'u-1', username: 'alice', name: 'Alice Amberg', devices: ['phone'] };

describe('names that every object has', () => {
  it('are no claims of a person, whoever asks for them', () => {
    const asked = Object.fromEntries([...inherited, 'name'].map((name) => [name, null]));
    const claims = personClaims(alice, ['openid', ...inherited].join(' '), asked);
    expect(Object.keys(claims)).toEqual(['name']);
  });

  it('are a claim where the person has one by that name', () => {
    const claims = { constructor: 'of boats' };
    expect(personClaims({ ...alice, claims }, 'openid', { constructor: null })).toEqual(claims);
  });

  it('are shown on the sign-in page as the words that they are', () => {
    const scope = `openid ${inherited.join(' ')}`;
    const client = buildClient('browser', {
      scope,
      grant_types: ['authorization_code'],
      redirect_uris: ['https://browser.example/back'],
    });
    const simulation = createSimulation({ setup: buildSetup({ clients: [client] }) });
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: 'browser',
      redirect_uri: 'https://browser.example/back',
      scope,
      code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
      code_challenge_method: 'S256',
    });
    const target = `${paths.authorization}?${query}`;
    simulation.request({ kind: 'http.request', method: 'GET', target, headers: [], body: '' });
    const { wire } = simulation.ofKind('message.sent').at(-1) ?? {};
    const page = wire === undefined ? '' : (bodyText(wire) ?? '');
    for (const name of inherited) expect(page).toContain(`access to ${name}`);
  });
});
