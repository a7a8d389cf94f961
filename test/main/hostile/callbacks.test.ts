/**
 * Clients whose addresses are traps: nothing is attempted beyond loopback, no redirect is followed,
 * nobody who is slow or endless holds the provider, and the record tells how each call ended.
 */
import { expect, it } from 'vitest';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { Client } from '#shared/protocol/setup/client-metadata.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { isEntry } from '#test/support/shell/watcher.ts';
import { buildClient, clientNamed } from '#test/support/storm/cast.ts';
import { rendered, withParameter } from '#test/support/storm/requests/blank.ts';
import { faultlessCall } from '#test/support/storm/requests/faultless-call.ts';
import { knowsNothing } from '#test/support/storm/requests/known.ts';
import { type HostileWall, openHostileWall } from '#test/support/storm/wall/hostile-wall.ts';
import { bytesOf, rawCall } from '#test/support/storm/wall/raw-call.ts';
import {
  allowedHosts,
  elsewhere,
  layTraps,
  names,
  type Trap,
} from '#test/support/storm/wall/traps.ts';

const tries = 2;
const settings = {
  callback_timeout_seconds: 1,
  callback_attempts: tries,
  callback_hosts: allowedHosts,
};
const resolve = async (name: string): Promise<readonly string[]> => names[name] ?? [];

interface Caught {
  readonly trap: Trap;
  readonly client: Client;
  readonly authReqId: string;
}

let calls = 0;

/** Sends a call of that client that is faultless but for what is changed. */
async function send(wall: HostileWall, client: Client, name: string, path: string, changes = {}) {
  calls += 1;
  const nowSeconds = Math.floor(Date.now() / 1000);
  const known = { ...knowsNothing(wall.issuer, []), nowSeconds, count: calls };
  const call = faultlessCall(name, path, { known, client, at: 2 });
  const blank = Object.entries<string>(changes).reduce(
    (changed, [member, value]) => withParameter(changed, member, value),
    call,
  );
  const { responses } = await rawCall(wall.port, { parts: [bytesOf(rendered(blank), `${calls}`)] });
  const [response] = responses;
  return { status: response?.status, body: response && (bodyObject(response) ?? {}) };
}

function clientFor(mode: 'ping' | 'push', { address }: Trap, at: number): Client {
  return buildClient(`${mode} ${at}`, {
    backchannel_token_delivery_mode: mode,
    backchannel_client_notification_endpoint: address,
  });
}

/** Opens a request of every client, and has it approved at once. */
async function approved(wall: HostileWall, clients: ReadonlyMap<Client, Trap>) {
  const caught: Caught[] = [];
  for (const [client, trap] of clients) {
    const { body } = await send(
      wall,
      client,
      'backchannelAuthentication',
      paths.backchannelAuthentication,
    );
    const authReqId = String(body?.['auth_req_id']);
    caught.push({ trap, client, authReqId });
    const intent = {
      kind: 'request.decided',
      run: wall.run,
      authReqId,
      decision: 'approve',
    } as const;
    await wall.open.submit({ kind: 'intent.given', intent });
  }
  return caught;
}

async function allOver(wall: HostileWall): Promise<void> {
  const { deliveries, calls: open, signatures } = wall.open.world();
  if (deliveries.size + open.size + signatures.size === 0) return;
  await new Promise((resume) => setTimeout(resume, 50));
  await allOver(wall);
}

it('notifications to other machines, redirects, and the slow or endless are refused or cut off (R-228, R-230, R-232, R-233, R-234)', async () => {
  const traps = await layTraps(tries);
  const clients = new Map(
    traps.flatMap((trap, at) => [
      [clientFor('ping', trap, at), trap] as const,
      [clientFor('push', trap, at), trap] as const,
    ]),
  );
  const wall = await openHostileWall({ clients: [...clients.keys()], provider: settings, resolve });
  const caught = await approved(wall, clients);
  await allOver(wall);
  const entries = wall.store.read(wall.run, 0, 1_000_000).filter(isEntry);
  expect(caught.map((one) => told(one, entries))).toEqual(caught.map(foretold));
  const expected = traps.flatMap(({ port, attempts }) =>
    Array.from({ length: attempts * 2 }, () => `127.0.0.1 ${port}`),
  );
  expect(wall.attempts.toSorted()).toEqual(expected.toSorted());
  // Who was never told can still come and ask.
  for (const { client, authReqId } of caught.filter(
    ({ client: { backchannel_token_delivery_mode: mode } }) => mode === 'ping',
  )) {
    const { status } = await send(wall, client, 'token', paths.token, { auth_req_id: authReqId });
    expect(status).toBe(200);
  }
  await wall.close();
}, 60_000);

it('keys and sector documents are fetched from no other machine either (R-232)', async () => {
  const clients = elsewhere.map((jwks_uri, at) =>
    buildClient(`signer ${at}`, { jwks_uri, token_endpoint_auth_method: 'private_key_jwt' }),
  );
  const wall = await openHostileWall({ clients, provider: settings, resolve });
  for (const client of clients) {
    const { status, body } = await send(wall, client, 'token', paths.token);
    expect([status, body?.['error']]).toEqual([401, 'invalid_client']);
  }
  for (const address of elsewhere) {
    const { status } = await send(wall, clientNamed('till'), 'registration', paths.registration, {
      subject_type: 'pairwise',
      sector_identifier_uri: address,
      jwks_uri: address,
    });
    expect(status).toBe(400);
  }
  expect(wall.attempts).toEqual([]);
  const faults = wall.store
    .read(wall.run, 0, 1_000_000)
    .flatMap((entry) =>
      entry.kind === 'http.arrived' ? entry.facts.filter(({ kind }) => kind === 'fetched') : [],
    );
  expect(faults.length).toBeGreaterThanOrEqual(elsewhere.length);
  expect(faults.filter((fact) => fact.kind === 'fetched' && fact.fault === null)).toEqual([]);
  await wall.close();
}, 60_000);

/** What the record says of one delivery: how its calls ended, where it went, whether tokens died. */
function told({ trap, client, authReqId }: Caught, entries: readonly Entry[]) {
  const about = entries.filter((entry) => entry.about === authReqId);
  const efforts = new Set(
    about.flatMap((entry) =>
      entry.kind === 'message.sent' && entry.wire.kind === 'http.request'
        ? [`call-${entry.exchange}`]
        : [],
    ),
  );
  const outcomes = entries.flatMap((entry) =>
    entry.kind === 'call.ended' && efforts.has(entry.effect) ? [entry.outcome] : [],
  );
  const moves = about.filter(
    (entry) => entry.kind === 'machine.moved' && entry.machine === 'notification-delivery',
  );
  const last = moves.at(-1);
  return {
    client: client.client_id,
    address: trap.address,
    outcomes: outcomes.map(({ kind }) => kind),
    delivery: last?.kind === 'machine.moved' ? last.to : undefined,
    isRevoked: about.some(({ kind }) => kind === 'grant.revoked'),
    isReasoned: outcomes.every(
      (outcome) => outcome.kind === 'answered' || outcome.reason.length > 10,
    ),
  };
}

function foretold({ trap, client }: Caught) {
  const { address, outcome, delivery, attempts } = trap;
  const isPush = client.backchannel_token_delivery_mode === 'push';
  return {
    client: client.client_id,
    address,
    outcomes: Array.from({ length: Math.max(1, attempts) }, () => outcome),
    delivery,
    isRevoked: isPush && delivery === 'givenUp',
    isReasoned: true,
  };
}
