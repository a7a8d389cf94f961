/**
 * The refusals for want of a good proof of possession: at the token endpoint for every grant, and,
 * for a push, at the endpoint where its request begins.
 */
import { settingsOf } from '#shared/profiles/profiles.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import { dpopProof, epochSeconds, withProof } from '../core/bound-request.ts';
import { codeRequest } from '../core/first-sign-in.ts';
import {
  keeper,
  outsideSetup,
  pushed,
  pushedSafe,
  pushedVault,
  safe,
  vault,
  withToken,
} from '../core/outside-parties.ts';
import { authenticationRequest, refreshRequest, tokenRequest } from '../core/outside-request.ts';
import { buildSetup } from '../core/setup.ts';
import type { Simulation } from '../core/simulation.ts';
import type { RefusalCase } from './refusal-case.ts';

interface Door {
  readonly table: RefusalCase['table'];
  /** Which client shows what. */
  readonly clients: Readonly<Record<'plain' | 'dpop' | 'certificate', Client>>;
  readonly call: (client: Client) => HttpRequest;
  /** The claims of a proof that fits this door. */
  readonly claims: { readonly htu: string };
}

const { issuer } = buildSetup();

const doors: readonly Door[] = [
  {
    table: 'token',
    clients: { plain: keeper, dpop: vault, certificate: safe },
    call: (client) => tokenRequest('any', {}, { client }),
    claims: { htu: issuer + paths.token },
  },
  {
    table: 'refresh',
    clients: { plain: keeper, dpop: vault, certificate: safe },
    call: (client) => refreshRequest('any', {}, { client }),
    claims: { htu: issuer + paths.token },
  },
  {
    table: 'authorization-code',
    clients: { plain: keeper, dpop: vault, certificate: safe },
    call: (client) => codeRequest('any', {}, { client }),
    claims: { htu: issuer + paths.token },
  },
  {
    table: 'backchannel-authentication',
    clients: { plain: pushed, dpop: pushedVault, certificate: pushedSafe },
    call: (client) => authenticationRequest(withToken, { client }),
    claims: { htu: issuer + paths.backchannelAuthentication },
  },
];

type Fault = Omit<RefusalCase, 'table' | 'status' | 'act' | 'options' | 'clause'> & {
  readonly clause?: string;
  readonly client?: keyof Door['clients'];
  readonly proofs: (door: Door) => readonly string[];
  /** The proofs of a call that went before. */
  readonly before?: (door: Door) => readonly string[];
};

const malformed = {
  rule: 'DPoP proof is a JWT with its own key',
  error: 'invalid_dpop_proof',
} as const;
const misplaced = { rule: 'DPoP proof is for this call', error: 'invalid_dpop_proof' } as const;
const stale = { rule: 'DPoP proof is fresh', error: 'invalid_dpop_proof' } as const;

const faults: readonly Fault[] = [
  { ...malformed, title: 'a DPoP proof that is no JWT', proofs: () => ['proof'] },
  {
    ...malformed,
    title: 'two DPoP proofs',
    proofs: ({ claims }) => [dpopProof({ claims }), dpopProof({ claims })],
  },
  {
    ...malformed,
    title: 'a DPoP proof with a bad signature',
    proofs: ({ claims }) => [dpopProof({ claims, signature: 'bad' })],
  },
  {
    ...malformed,
    title: 'a JWT of another type as DPoP proof',
    proofs: ({ claims }) => [dpopProof({ claims, header: { typ: 'JWT' } })],
  },
  {
    ...malformed,
    title: 'a DPoP proof under a shared secret',
    proofs: ({ claims }) => [dpopProof({ claims, header: { alg: 'HS256' } })],
  },
  {
    ...misplaced,
    title: 'a DPoP proof for another endpoint (R-217)',
    proofs: () => [dpopProof({ claims: { htu: `${issuer}/elsewhere` } })],
  },
  {
    ...misplaced,
    title: 'a DPoP proof for another method (R-217)',
    proofs: ({ claims }) => [dpopProof({ claims: { ...claims, htm: 'GET' } })],
  },
  ...[-61, 61].map((offset) => ({
    ...stale,
    title: `a DPoP proof whose iat is ${offset} seconds away (R-217)`,
    proofs: ({ claims }: Door) => [
      dpopProof({ claims: { ...claims, iat: epochSeconds + offset } }),
    ],
  })),
  {
    ...stale,
    title: 'a DPoP proof without a jti (R-217)',
    proofs: ({ claims }) => [dpopProof({ claims: { ...claims, jti: null } })],
  },
  {
    ...stale,
    title: 'a DPoP proof that was used before (R-217)',
    before: ({ claims }) => [dpopProof({ claims: { ...claims, jti: 'once' } })],
    proofs: ({ claims }) => [dpopProof({ claims: { ...claims, jti: 'once' } })],
  },
  {
    title: 'a DPoP proof without the nonce that is demanded (R-218)',
    rule: 'DPoP proof answers the nonce',
    clause: 'rfc9449-8',
    error: 'use_dpop_nonce',
    proofs: ({ claims }) => [dpopProof({ claims })],
  },
  {
    title: 'a client that must use DPoP and does not (R-216)',
    rule: 'client that must use DPoP does',
    clause: 'rfc9449-5',
    error: 'invalid_dpop_proof',
    client: 'dpop',
    proofs: () => [],
  },
  {
    title: 'a client whose tokens are bound to a certificate that it does not show (R-214)',
    rule: 'client that must use a certificate does',
    clause: 'rfc8705-3',
    error: 'invalid_request',
    client: 'certificate',
    proofs: () => [],
  },
];

function atDoor(door: Door): readonly RefusalCase[] {
  return faults.map(({ proofs, before, client = 'plain', clause = 'rfc9449-4.3', ...fault }) => ({
    ...fault,
    clause,
    table: door.table,
    status: 400,
    options: {
      setup: outsideSetup({ provider: { dpop_nonce: fault.error === 'use_dpop_nonce' } }),
    },
    act: (simulation: Simulation) => {
      const call = door.call(door.clients[client]);
      if (before !== undefined) simulation.ask(withProof(call, ...before(door)));
      return simulation.ask(withProof(call, ...proofs(door)));
    },
  }));
}

/** The profile FAPI 2.0 gives out no bearer tokens, whatever a client registered. */
const bearerFaults: readonly RefusalCase[] = doors
  .filter(({ table }) => table !== 'backchannel-authentication')
  .map(({ table, call }) => ({
    table,
    title: 'a call for a bearer token under FAPI 2.0',
    rule: 'tokens will be bound',
    clause: 'fapi2-5.3.2.1',
    error: 'invalid_request',
    status: 400,
    options: { setup: outsideSetup({ profile: 'fapi2-ciba', provider: settingsOf('fapi2-ciba') }) },
    act: (simulation) => simulation.ask(call(keeper)),
  }));

export const possessionRefusals: readonly RefusalCase[] = [
  ...doors.flatMap(atDoor),
  ...bearerFaults,
];
