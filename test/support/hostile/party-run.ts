/**
 * A wall-clock run whose till plays against a provider elsewhere over real HTTP, with its own signer,
 * verifier, caller and listener. Its time stands still unless the test lets it pass, so that no test
 * has to sit out an interval.
 */
import { X509Certificate } from 'node:crypto';
import { join } from 'node:path';
import { ListenerThread } from '#main/listener/listener-thread.ts';
import { createCaller } from '#main/network/caller.ts';
import { verifyRun } from '#main/run/derived/verify-run.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { openRun } from '#main/run/open-run.ts';
import { callsOver } from '#main/run/outside/calls-over-network.ts';
import { refuseFetch } from '#main/run/outside/outside-call.ts';
import { createSigner } from '#main/signing/signer.ts';
import { makeSigningKey, type PrivateKey, publicHalf } from '#main/signing/signing-keys.ts';
import type { KeyedCertificate } from '#main/tls/certificate-authority.ts';
import { readPeerCertificate } from '#main/tls/peer-certificate.ts';
import type { TlsSettings } from '#main/tls/tls-door.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { PartyIntent } from '#shared/intents.ts';
import { beginRun } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import { callbackPath } from '#shared/protocol/callback-path.ts';
import type { PeerCertificate } from '#shared/protocol/encoding/wire.ts';
import type { ClientInput } from '#shared/protocol/setup/client-metadata.ts';
import type { Misbehaviour } from '#shared/protocol/setup/relying-party-setup.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { buildClient, buildSetup } from '../core/setup.ts';
import { temporaryFolder } from '../shell/wall-run.ts';

interface PartyRunOptions {
  /** The provider elsewhere; it is only known once the run’s own address is. */
  readonly issuer: string;
  readonly client?: Partial<ClientInput>;
  readonly misbehaviours?: readonly Misbehaviour[];
  readonly clock: TestClock;
  /** The listener speaks TLS where a provider insists on it. */
  readonly tls?: TlsSettings;
  /** Trusted beside the usual ones when the party calls its provider. */
  readonly authority?: KeyedCertificate;
  /** What the party presents in TLS. */
  readonly identity?: KeyedCertificate;
}

/** A time that only the test moves; both sides of the wire read it. */
export interface TestClock {
  readonly now: () => number;
  readonly pass: (ms: number) => void;
}

/** The real time, which passes by itself; a test may skip some of it. */
export function createSkippingClock(): TestClock {
  let skipped = 0;
  return {
    now: () => Date.now() + skipped,
    pass: (ms) => {
      skipped += ms;
    },
  };
}

export function createTestClock(startMs = Date.UTC(2026, 0, 5, 9, 0, 0)): TestClock {
  let now = startMs;
  return {
    now: () => now,
    pass: (ms) => {
      now += ms;
    },
  };
}

export interface PartyRun {
  readonly callbackUrl: string;
  readonly world: () => World;
  readonly press: (request?: SignInPressed['request']) => Promise<void>;
  readonly enter: (intent: PartyIntent) => Promise<void>;
  /** Lets time pass; whatever falls due by then has happened when this is over. */
  readonly advance: (ms: number) => Promise<void>;
  /** Waits until that holds, which is looked at after every commit. */
  readonly until: (holds: () => boolean) => Promise<void>;
  readonly ofKind: <Kind extends Entry['kind']>(kind: Kind) => EntryOf<Kind>[];
  /** How the first sign-in, or a later one, ended, as soon as it has. */
  readonly ended: (count?: number) => Promise<SignInEnd>;
  /** Where the sign-in that moved last stands. */
  readonly state: () => string | undefined;
  /** When the token endpoint was called, in the run’s own time. */
  readonly polls: () => readonly number[];
  /** The number of the first entry that a replay makes differently. */
  readonly firstDifference: () => number | undefined;
  readonly close: () => Promise<void>;
}

interface SignInEnd {
  readonly state: string | undefined;
  readonly reason: string | null | undefined;
}

type SignInPressed = Extract<PartyIntent, { kind: 'sign-in.pressed' }>;

const run = 'run-of-the-till';

/** The keys of all such runs of one test file: they are the party’s, and RSA takes its time. */
let keysMade: Promise<readonly PrivateKey[]> | undefined;

function partyKeys(): Promise<readonly PrivateKey[]> {
  const algorithms = ['ES256', 'PS256'] as const;
  keysMade ??= Promise.all(algorithms.map((alg) => makeSigningKey(alg, 'the keys of the till')));
  return keysMade;
}

/** What a provider will learn of a certificate; whether it trusts it, is the provider’s to say. */
function factsOf({ certificate }: KeyedCertificate): PeerCertificate {
  const read = new X509Certificate(certificate);
  return readPeerCertificate(read.raw, read, 0);
}

/** Opens the run. */
export async function openPartyRun(options: PartyRunOptions): Promise<PartyRun> {
  const { issuer, client = {}, misbehaviours = [], clock, tls, authority, identity } = options;
  const folder = temporaryFolder();
  const store = new TraceStore(join(folder.path, 'trace.sqlite'));
  const listener = new ListenerThread('test', { tls });
  const own = await listener.listen(0);
  const keys = await partyKeys();
  const setup = buildSetup({
    mode: 'wall',
    issuer: own,
    epochMs: clock.now(),
    seed: null,
    clients: [buildClient('till', client)],
    relyingParties: [
      {
        name: 'till',
        title: 'The till',
        clientId: 'till',
        keys: keys.map(publicHalf),
        provider: { issuer },
        misbehaviours,
        ...(identity && { certificate: factsOf(identity) }),
      },
    ],
  });
  const begun = beginRun({
    kind: 'run.began',
    at: 0,
    format: 1,
    engine: 'test',
    setup,
    entropy: createEntropy(null)(0),
  });
  store.createRun({ run, name: 'The till', mode: 'wall', createdAtMs: 0 }, keys, begun.entries);
  const entries: Entry[] = [...begun.entries];
  let waiting: { readonly holds: () => boolean; readonly go: () => void }[] = [];
  const held = openRun({
    run,
    store,
    signer: await createSigner(keys),
    findFacts: createFactFinder(refuseFetch),
    call: callsOver(
      createCaller(authority && { certificateAuthorities: [authority.certificate] }),
      () => identity,
    ),
    realTime: clock.now,
    onCommitted: (fresh) => {
      entries.push(...fresh);
      waiting = waiting.filter(({ holds, go }) => {
        const isOver = holds();
        if (isOver) go();
        return !isOver;
      });
    },
  });
  listener.serve(held);

  function until(holds: () => boolean): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((go) => waiting.push({ holds, go }));
  }

  function ofKind<Kind extends Entry['kind']>(kind: Kind): EntryOf<Kind>[] {
    return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
  }

  async function enter(intent: PartyIntent): Promise<void> {
    const outcome = await held.submit({ kind: 'intent.given', intent });
    if (outcome.kind === 'refused') throw new Error(outcome.sentence);
  }

  return {
    callbackUrl: own + callbackPath('till'),
    world: held.world,
    enter,
    until,
    press: (request) => {
      const plain = { loginHint: 'alice', bindingMessage: 'W4SCT', scope: 'openid' };
      const more = request === undefined ? {} : { request };
      return enter({
        kind: 'sign-in.pressed',
        run,
        relyingParty: 'till',
        ...plain,
        ...more,
      });
    },
    advance: async (ms) => {
      clock.pass(ms);
      // Any input makes the run catch up with its time; this one changes nothing.
      await held.submit({ kind: 'http.unparsed', raw: '' });
    },
    ofKind,
    ended: async (count = 1) => {
      await until(() => ofKind('sign-in.ended').length >= count);
      const { state, reason } = ofKind('sign-in.ended')[count - 1] ?? {};
      return { state, reason };
    },
    state: () => ofKind('machine.moved').findLast(({ machine }) => machine === 'relying-party')?.to,
    polls: () =>
      ofKind('message.sent')
        .filter(({ wire }) => wire.kind === 'http.request' && wire.target === '/token')
        .map(({ at }) => at),
    firstDifference: () => verifyRun(store, run).firstDifference,
    close: async () => {
      await listener.close();
      await held.close();
      store.close();
      folder.remove();
    },
  };
}
