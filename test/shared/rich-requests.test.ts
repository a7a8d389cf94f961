/**
 * What a request may say beyond scope and hint, and where it ends up: authentication contexts,
 * authorization details, request context, claims and resources.
 */
import { describe, expect, it } from 'vitest';
import { readUnverifiedJwt } from '#shared/protocol/encoding/jwt.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { castSetup, signingTill } from '#test/support/clients/cast.ts';
import { signed } from '#test/support/clients/signed-request.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { formPost, tokenRequest } from '#test/support/core/outside-request.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';
import { goodPayment, knownTypes } from '#test/support/refusals/authorization-refusals.ts';

const tap = 'urn:ciba-workbench:acr:tap';
const pin = 'urn:ciba-workbench:acr:pin';
const silver = 'urn:mace:incommon:iap:silver';

/** What the provider's prompt told the device of the newest request. */
function promptOf(simulation: Simulation): Readonly<Record<string, unknown>> {
  const sent = simulation
    .ofKind('message.sent')
    .findLast(({ wire }) => wire.kind === 'channel.note' && wire.subject === 'prompt');
  return sent === undefined ? {} : (bodyObject(sent.wire) ?? {});
}

/** The token answer after an approval. */
function tokensOf(simulation: Simulation, authReqId: string): Readonly<Record<string, unknown>> {
  decide(simulation, authReqId, 'prompt.approved');
  return simulation.ask(tokenRequest(authReqId)).body;
}

function idTokenClaims(tokens: Readonly<Record<string, unknown>>) {
  return readUnverifiedJwt(String(tokens['id_token']))?.claims;
}

describe('acr_values', () => {
  it.each([
    [tap, tap],
    [pin, pin],
    [`${pin} ${tap}`, pin],
    [`${silver} ${pin}`, pin],
  ])('«%s» lead to an acr that is one of them (R-084)', (acr_values, acr) => {
    const simulation = createSimulation();
    const tokens = tokensOf(simulation, openRequest(simulation, { acr_values }));
    expect(idTokenClaims(tokens)?.['acr']).toBe(acr);
  });

  it('that no device can reach are never claimed to be reached (R-084)', () => {
    const simulation = createSimulation();
    const tokens = tokensOf(simulation, openRequest(simulation, { acr_values: silver }));
    expect(idTokenClaims(tokens)?.['acr']).not.toBe(silver);
  });

  it('are told to the device, as far as it can reach them', () => {
    const simulation = createSimulation();
    openRequest(simulation, { acr_values: `${silver} ${pin}` });
    expect(promptOf(simulation)['acr_values']).toEqual([pin]);
  });
});

describe('RFC 9396: authorization_details', () => {
  const setup = castSetup({ provider: knownTypes });
  const two = [goodPayment, { type: 'account', actions: ['read'], locations: [] }];

  it.each([
    ['a type with fields', [goodPayment]],
    ['a type without', [{ type: 'account' }]],
    [
      'several of them, with members that nobody knows',
      [...two, { type: 'account', more: { a: 1 } }],
    ],
    ['twenty', Array(20).fill({ type: 'account' })],
  ])('of %s are accepted (R-110)', (_title, details) => {
    const simulation = createSimulation({ setup });
    openRequest(simulation, { authorization_details: JSON.stringify(details) });
    expect(simulation.ofKind('request.opened')[0]?.authorizationDetails).toEqual(details);
  });

  it('reach the person whole, and come back with the tokens (R-110)', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openRequest(simulation, { authorization_details: JSON.stringify(two) });
    expect(promptOf(simulation)['authorization_details']).toEqual(two);
    expect(tokensOf(simulation, authReqId)['authorization_details']).toEqual(two);
  });

  it('stand in a signed request as an array (R-156)', () => {
    const simulation = createSimulation({ setup });
    const claims = { authorization_details: two };
    openRequest(simulation, signed(signingTill, { claims }), { client: signingTill });
    expect(promptOf(simulation)['authorization_details']).toEqual(two);
  });

  it('are in no prompt and no answer when nobody sent any', () => {
    const simulation = createSimulation({ setup });
    const authReqId = openRequest(simulation);
    expect(promptOf(simulation)).not.toHaveProperty('authorization_details');
    expect(tokensOf(simulation, authReqId)).not.toHaveProperty('authorization_details');
  });
});

describe('FAPI-CIBA §5.3: request_context', () => {
  const context = { device: { ip: '192.0.2.1' }, seen: [1, 2] };

  it('is kept, and told to the device (R-108)', () => {
    const simulation = createSimulation();
    openRequest(simulation, { request_context: JSON.stringify(context) });
    expect(promptOf(simulation)['request_context']).toEqual(context);
  });

  it('stands in a signed request as an object (R-108)', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const form = signed(signingTill, { claims: { request_context: context } });
    openRequest(simulation, form, { client: signingTill });
    expect(promptOf(simulation)['request_context']).toEqual(context);
  });
});

describe('OpenID Connect Core §5.5: claims', () => {
  it('asked for one by one come in the ID token, beside those of the scope', () => {
    const simulation = createSimulation({ setup: castSetup() });
    const claims = JSON.stringify({ id_token: { email: null, phone_number: { essential: true } } });
    const tokens = tokensOf(simulation, openRequest(simulation, { login_hint: 'carla', claims }));
    expect(idTokenClaims(tokens)).toMatchObject({
      email: 'Carla@Example.org',
      phone_number: '+4930123',
    });
    expect(idTokenClaims(tokens)).not.toHaveProperty('name');
  });
});

describe('RFC 8707: resource', () => {
  const resources = ['https://api.example/pay', 'urn:example:read'];
  const setup = castSetup({ provider: { resources } });

  it('may be named several times, for APIs that are known', () => {
    const simulation = createSimulation({ setup });
    const pairs = [
      ['scope', 'openid'],
      ['login_hint', 'alice'],
      ...resources.map((uri) => ['resource', uri] as const),
    ] as const;
    expect(simulation.ask(formPost(paths.backchannelAuthentication, pairs)).status).toBe(200);
  });

  it.each([['urn:example:read'], [resources]])('may be %j inside a signed request', (resource) => {
    const simulation = createSimulation({ setup });
    const form = signed(signingTill, { claims: { resource } });
    openRequest(simulation, form, { client: signingTill });
    expect(simulation.ofKind('request.opened')).toHaveLength(1);
  });

  it('may be any absolute URI where none are listed', () => {
    const simulation = createSimulation();
    openRequest(simulation, { resource: 'https://anything.example/api?x=1' });
    expect(simulation.ofKind('request.opened')).toHaveLength(1);
  });

  it('becomes the audience of an access token that is a JWT', () => {
    const provider = { resources, access_token_format: 'jwt' as const };
    const simulation = createSimulation({ setup: castSetup({ provider }) });
    const [resource = ''] = resources;
    const tokens = tokensOf(simulation, openRequest(simulation, { resource }));
    expect(readUnverifiedJwt(String(tokens['access_token']))?.claims['aud']).toEqual([resource]);
  });
});
