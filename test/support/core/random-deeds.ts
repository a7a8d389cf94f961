/**
 * What else may happen in a random run: requests of ping and push clients, their endpoints that answer
 * somehow or not at all, decisions made beside the devices, refreshes, accounts that come and go.
 */
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import { coder, keeper, pinged, pushed, withToken } from './outside-parties.ts';
import { authenticationRequest, refreshRequest, tokenRequest } from './outside-request.ts';
import type { Random } from './random.ts';
import { deviceDeeds } from './random-devices.ts';
import { networkDeeds } from './random-network.ts';
import { changeSomebody } from './random-persons.ts';
import { till } from './setup.ts';
import type { Simulation } from './simulation.ts';

export type Deed = (simulation: Simulation, random: Random) => void;

const modes = [pinged, pinged, pushed, pushed, keeper];
const scopes = ['openid', 'openid offline_access', 'openid payment offline_access'];
const statuses = [200, 204, 204, 204, 301, 307, 401, 403, 429, 500, 503];

/** A request of a client that is told, mostly a good one. */
function askToBeTold(simulation: Simulation, random: Random): void {
  const token = random.chance(0.9) ? withToken : {};
  const scope = random.pick(scopes) ?? 'openid';
  const changes = { ...token, scope, login_hint: random.chance(0.8) ? 'alice' : 'bruno' };
  simulation.request(authenticationRequest(changes, { client: random.pick(modes) }));
}

/** Polls for one of its own requests, or of another's. */
function pollAsOwner(simulation: Simulation, random: Random): void {
  const opened = random.pick(simulation.ofKind('request.opened').slice(-4));
  const owner = [...modes, till].find(({ client_id }) => client_id === opened?.clientId);
  simulation.request(tokenRequest(opened?.authReqId ?? 'none', {}, { client: owner ?? keeper }));
}

function decideBesideDevices(simulation: Simulation, random: Random): void {
  const opened = random.pick(simulation.ofKind('request.opened').slice(-4));
  const decision = random.pick(['approve', 'approve', 'deny', 'fail'] as const) ?? 'deny';
  const more = {
    ...(random.chance(0.2) ? { scope: random.pick(['openid', 'openid more', '']) ?? '' } : {}),
    ...(random.chance(0.2) ? { acr: 'urn:somehow' } : {}),
    ...(random.chance(0.2) ? { device: 'phone-of-bruno' } : {}),
  };
  simulation.decideFor(opened?.authReqId ?? 'none', { decision, ...more });
}

/** The endpoint that was called answers somehow, or the call comes to nothing. */
function endSomeCall(simulation: Simulation, random: Random): void {
  if (simulation.calls.length === 0) return;
  const reason = 'so it went';
  const status = random.pick(statuses) ?? 204;
  const response = { kind: 'http.response', status, reason, headers: [], body: '' } as const;
  const outcomes: readonly CallOutcome[] = [
    { kind: 'answered', response },
    { kind: 'answered', response },
    { kind: 'answered', response },
    { kind: 'failed', reason },
    { kind: 'timed-out', reason },
    { kind: 'refused', reason },
  ];
  simulation.endCall(random.pick(outcomes) ?? { kind: 'failed', reason });
}

/** Uses one of the last refresh tokens that anybody was given, perhaps for the second time. */
function refresh(simulation: Simulation, random: Random): void {
  const given = simulation.ofKind('message.sent').flatMap(({ wire }) => {
    const token = wire.kind === 'channel.note' ? undefined : bodyObject(wire)?.['refresh_token'];
    return typeof token === 'string' ? [token] : [];
  });
  const token = random.pick(given.slice(-3)) ?? 'none';
  simulation.request(refreshRequest(token, {}, { client: random.pick(modes) }));
}

/** A sign-in of the simulation that nobody hinders, so that some runs reach the end of one. */
function signInToTheEnd(simulation: Simulation): void {
  const before = simulation.ofKind('request.opened').length;
  simulation.signIn();
  for (let pops = 0; pops < 3; pops += 1) simulation.popNext();
  const opened = simulation.ofKind('request.opened').at(before);
  simulation.decideFor(opened?.authReqId ?? 'none', { decision: 'approve' });
  for (let pops = 0; pops < 12; pops += 1) simulation.popNext();
}

function switchSomebody(simulation: Simulation, random: Random): void {
  const on = random.chance(0.6);
  if (random.chance(0.5)) simulation.switchAccount('user', 'u-1', on);
  else simulation.switchAccount('client', random.pick(modes)?.client_id ?? '', on);
}

function switchChannel(simulation: Simulation, random: Random): void {
  const intent = { kind: 'channel.switched', run: 'test', on: random.chance(0.8) } as const;
  simulation.give({ kind: 'intent.given', intent });
}

/** A person with a code, and a client that guesses it. */
function guessCode(simulation: Simulation, random: Random): void {
  const user_code = random.pick(['1234', '0000', '']) ?? '';
  const changes = { login_hint: 'carla', user_code };
  simulation.request(authenticationRequest(changes, { client: coder }));
}

function rotateKeys(simulation: Simulation, random: Random): void {
  const kid = `rotated-${random.below(1000)}`;
  simulation.give({ kind: 'keys.rotated', keys: [{ kty: 'EC', kid, alg: 'ES256' }] });
}

/** What is named twice happens twice as often. */
export const outsideDeeds: readonly Deed[] = [
  askToBeTold,
  askToBeTold,
  askToBeTold,
  pollAsOwner,
  pollAsOwner,
  decideBesideDevices,
  decideBesideDevices,
  endSomeCall,
  endSomeCall,
  endSomeCall,
  refresh,
  signInToTheEnd,
  switchSomebody,
  switchChannel,
  changeSomebody,
  guessCode,
  rotateKeys,
  ...deviceDeeds,
  ...networkDeeds,
];
