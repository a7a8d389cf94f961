/**
 * Drives the kernel alone: no sockets, no store, no waiting. Time jumps to whatever is due next,
 * signatures are stand-ins of the right length, and the person approves at once.
 * It keeps no entry; it counts them, and their bytes when asked to.
 */
import { createHash } from 'node:crypto';
import { demoSetup, virtualEpochMs, virtualIssuer } from '#main/run/beginning/demo-setup.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import type { Need } from '#shared/kernel/need.ts';
import { needs } from '#shared/kernel/needs.ts';
import { beginRun, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { Verification } from '#shared/protocol/fact.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { authenticationPost, tokenPost } from './wire-text.ts';

type WithoutStamp<Of> = Of extends Input ? Omit<Of, 'at' | 'entropy'> : never;

export interface KernelDriver {
  world: World;
  readonly counts: { entries: number; bytes: number; granted: string[]; signedIn: number };
  readonly measureBytes: boolean;
  readonly approve: boolean;
}

interface DriverChoices {
  readonly measureBytes?: boolean;
  readonly approve?: boolean;
}

const entropy = createEntropy(null);
const host = new URL(virtualIssuer).host;
const alice = authenticationPost({ host, loginHint: 'alice', expirySeconds: 600 }).request;
const bruno = authenticationPost({ host, loginHint: 'bruno', expirySeconds: 600 }).request;
const aliceParty = 'authentication-device/phone-of-alice';
/** How far time jumps for a delivery; expiries lie far beyond it and stay where they are. */
const deliveriesWithinMs = 10_000;

/** A driver at the beginning of a new virtual run. */
export function beginKernelRun(choices: DriverChoices = {}): KernelDriver {
  const key = { kty: 'EC', crv: 'P-256', kid: 'stub', alg: 'ES256', use: 'sig', x: '', y: '' };
  const setup = demoSetup({
    name: 'benchmark',
    mode: 'virtual',
    issuer: virtualIssuer,
    epochMs: virtualEpochMs,
    seed: null,
    keys: [key],
  });
  const { world } = beginRun({
    kind: 'run.began',
    at: 0,
    format: 1,
    engine: 'benchmark',
    setup,
    entropy: entropy(0),
  });
  return driverOn(world, choices);
}

/** A driver that goes on from a world somebody else has prepared. */
export function driverOn(world: World, choices: DriverChoices = {}): KernelDriver {
  const { measureBytes = false, approve = true } = choices;
  const counts = { entries: 0, bytes: 0, granted: [], signedIn: 0 };
  return { world, counts, measureBytes, approve };
}

/** Flows of an outside client: a request, its prompt and approval, one poll. */
export function runOutsideFlows(driver: KernelDriver, count: number, name: string): void {
  driver.counts.granted = [];
  for (let index = 0; index < count; index += 1) arrive(driver, `${name}-a${index}`, alice);
  settle(driver);
  const { granted } = driver.counts;
  if (granted.length !== count) throw new Error(`${granted.length} of ${count} were granted`);
  for (const [index, authReqId] of granted.entries()) {
    arrive(driver, `${name}-t${index}`, tokenPost(host, authReqId).request);
  }
  settle(driver);
}

/** Whole simulated flows, from the pressed button to the verified ID token. */
export function runSimulatedFlows(driver: KernelDriver, count: number): void {
  const before = driver.counts.signedIn;
  for (let index = 0; index < count; index += 1) {
    give(driver, {
      kind: 'intent.given',
      intent: {
        kind: 'sign-in.pressed',
        run: 'benchmark',
        relyingParty: 'till',
        loginHint: 'alice',
        bindingMessage: '4711',
        scope: 'openid',
      },
    });
  }
  settle(driver);
  const found = driver.counts.signedIn - before;
  if (found !== count) throw new Error(`${found} of ${count} signed in`);
}

/** Requests that stay pending: bruno never answers. */
export function holdRequests(driver: KernelDriver, count: number): void {
  const group = 1000;
  for (let index = 0; index < count; index += 1) {
    arrive(driver, `held-${index}`, bruno);
    if (index % group === 0) settle(driver);
  }
  settle(driver);
}

function arrive(driver: KernelDriver, exchange: string, request: typeof alice): void {
  give(driver, { kind: 'http.arrived', exchange, request, facts: [] });
}

/** Pops what is due until only expiries are left on the agenda. */
function settle(driver: KernelDriver): void {
  for (
    let item = nextItem(driver.world.agenda);
    item !== undefined && item.dueAt - driver.world.nowMs < deliveriesWithinMs;
    item = nextItem(driver.world.agenda)
  ) {
    give(driver, { kind: 'agenda.popped', item: item.id, facts: [] }, item.dueAt);
  }
}

function give(driver: KernelDriver, body: WithoutStamp<Input>, at = driver.world.nowMs): void {
  const input = inform(driver, { ...body, at, entropy: entropy(driver.world.nextSeq) });
  const { world, entries, effects } = step(driver.world, input);
  driver.world = world;
  driver.counts.entries += entries.length;
  for (const entry of entries) take(driver, entry);
  for (const effect of effects) carryOut(driver, effect);
}

function inform(driver: KernelDriver, input: Input): Input {
  if (input.kind !== 'agenda.popped') return input;
  const open = needs(driver.world, input);
  return open.length === 0 ? input : { ...input, facts: open.map(verify) };
}

function take(driver: KernelDriver, entry: Entry): void {
  if (driver.measureBytes) driver.counts.bytes += Buffer.byteLength(JSON.stringify(entry));
  if (entry.kind === 'machine.moved') {
    if (entry.to === 'alive.granted') driver.counts.granted.push(entry.instance);
    if (entry.to === 'signedIn') driver.counts.signedIn += 1;
  } else if (entry.kind === 'prompt.arrived' && driver.approve && entry.party === aliceParty) {
    tap(driver, 'prompt.opened', entry.prompt);
    tap(driver, 'prompt.approved', entry.prompt);
  }
}

function tap(
  driver: KernelDriver,
  kind: 'prompt.opened' | 'prompt.approved',
  prompt: string,
): void {
  const intent = { kind, run: 'benchmark', device: 'phone-of-alice', prompt };
  give(driver, { kind: 'intent.given', intent });
}

function carryOut(driver: KernelDriver, effect: Effect): void {
  if (effect.kind === 'sign') {
    give(driver, { kind: 'jwts.signed', effect: effect.effect, jwts: effect.recipes.map(stubJwt) });
  } else if (effect.kind === 'answer' && effect.response.status !== 200) {
    throw new Error(`refused: ${JSON.stringify(bodyObject(effect.response))}`);
  }
}

const stubSignature = createHash('sha512').update('stub').digest('base64url');

/** As long as an ES256 token, but nothing is signed. */
function stubJwt({ kid, alg, claims }: TokenRecipe): string {
  return `${encodePart({ alg, kid, typ: 'JWT' })}.${encodePart(claims)}.${stubSignature}`;
}

function verify(need: Need): Verification {
  if (need.kind !== 'verify') throw new Error('nothing is fetched here');
  const { jwt, keysFingerprint } = need;
  const [header, claims] = jwt.split('.', 2).map(decodePart);
  return {
    kind: 'verification',
    jwt,
    keysFingerprint,
    outcome: 'good',
    header: header ?? {},
    claims: claims ?? {},
  };
}

function encodePart(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function decodePart(part: string): Verification['claims'] {
  return JSON.parse(Buffer.from(part, 'base64url').toString()) as Verification['claims'];
}
