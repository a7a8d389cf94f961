/** The key sets of a run: whose they are, for how long each key stood there, and what it signed. */
import { describe, expect, it } from 'vitest';
import type { HeldKey } from '#shared/projections/tokens/keys/held-key.ts';
import { keyOfToken } from '#shared/projections/tokens/keys/key-of-token.ts';
import {
  type KeySet,
  keySetsAt,
  signsAt,
  usesOfKey,
} from '#shared/projections/tokens/keys/key-sets.ts';
import { trustingHints } from '#test/support/clients/hint-token.ts';
import { dpopProof, proofKey, withProof } from '#test/support/core/bound-request.ts';
import { authenticationRequest } from '#test/support/core/outside-request.ts';
import type { Simulation } from '#test/support/core/simulation.ts';
import { signedIn, tokenRun } from '#test/support/tokens/token-runs.ts';
import { ledgerOf } from '#test/support/tokens/verified-at.ts';

const end = Number.MAX_SAFE_INTEGER;

function told({ entries }: Simulation, seq = end): readonly string[] {
  return keySetsAt(ledgerOf(entries), seq).map(
    ({ name, keys }) =>
      `${name.owner} ${name.source}: ${keys.map(({ jwk }) => jwk.kid ?? 'no kid').join(', ')}`,
  );
}

function keysOf(sets: readonly KeySet[], owner: string): readonly HeldKey[] {
  return sets.find(({ name }) => name.owner === owner)?.keys ?? [];
}

describe('the key sets of a run', () => {
  it('are the provider’s, the clients’, those of trusted issuers, and those somebody fetched', () => {
    const simulation = signedIn({ provider: trustingHints });
    expect(told(simulation, 0)).toEqual([
      'provider published: stub-1',
      'client/till registered: till-1',
      'issuer/https://hints.example trusted: hints-1',
    ]);
    expect(told(simulation).at(-1)).toBe('provider fetched: stub-1');
  });

  it('know what signs after a rotation, and since when', () => {
    const simulation = tokenRun();
    simulation.wait(500);
    simulation.give({ kind: 'keys.rotated', keys: [{ kty: 'EC', kid: 'stub-2', alg: 'ES256' }] });
    const [set] = keySetsAt(ledgerOf(simulation.entries), end);
    const [first, second] = set?.keys ?? [];
    if (set === undefined || first === undefined || second === undefined) throw new Error('None.');
    expect([signsAt(set, first, 0), signsAt(set, first, end)]).toEqual([true, false]);
    expect([signsAt(set, second, end), second.since.at]).toEqual([true, 500]);
    expect(first.until).toBeUndefined();
    expect(told(simulation, 0)[0]).toBe('provider published: stub-1');
  });

  it('know until when a client had a key', () => {
    const simulation = tokenRun();
    simulation.wait(500);
    const { clients } = simulation.world().setup;
    const jwks = { keys: [{ kty: 'EC', kid: 'till-2', alg: 'ES256' }] };
    const change = { clients: clients.map((client) => ({ ...client, jwks })) };
    simulation.offer({ kind: 'settings.changed', run: 'test', change });
    const ledger = ledgerOf(simulation.entries);
    const [old, fresh] = keysOf(keySetsAt(ledger, end), 'client/till');
    expect([old?.jwk.kid, old?.until?.at]).toEqual(['till-1', 500]);
    expect([fresh?.jwk.kid, fresh?.until]).toEqual(['till-2', undefined]);
  });

  it('hold the keys that outside clients show in their proofs, once', () => {
    const simulation = tokenRun();
    for (let count = 0; count < 2; count += 1)
      simulation.ask(withProof(authenticationRequest(), dpopProof()));
    const ledger = ledgerOf(simulation.entries);
    const [shown, ...others] = keysOf(keySetsAt(ledger, end), 'outside-client');
    expect(shown?.jwk).toEqual(proofKey);
    expect(others).toEqual([]);
    expect(shown && usesOfKey(ledger, shown, end).length).toBe(2);
  });
});

describe('which key signed which token', () => {
  const { entries } = signedIn({
    client: {
      token_endpoint_auth_method: 'private_key_jwt',
      backchannel_authentication_request_signing_alg: 'ES256',
      dpop_bound_access_tokens: true,
    },
  });
  const ledger = ledgerOf(entries);
  const kindsOf = (owner: string): readonly string[] => {
    const uses = keysOf(keySetsAt(ledger, end), owner).flatMap((key) =>
      usesOfKey(ledger, key, end),
    );
    return [...new Set(uses.map(({ kind }) => kind))].toSorted();
  };

  it('is found for every token that was sent', () => {
    expect(kindsOf('provider')).toEqual(['id-token']);
    expect(kindsOf('client/till')).toEqual(['client-assertion', 'dpop-proof', 'signed-request']);
    expect(ledger.uses.filter(({ key }) => key === undefined)).toEqual([]);
  });

  it('was used by nothing before the first token', () => {
    const [key] = keysOf(keySetsAt(ledger, end), 'client/till');
    expect(key && usesOfKey(ledger, key, 0)).toEqual([]);
  });

  it('is not guessed by a kid of somebody else’s set', () => {
    const header = { alg: 'ES256', kid: 'till-1' };
    const token = { kind: 'id-token', header, iss: 'x', from: 'provider' } as const;
    expect(keyOfToken(ledger.book.keys, token, end)).toBeUndefined();
  });
});
