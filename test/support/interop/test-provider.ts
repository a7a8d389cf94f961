/**
 * A provider that outside clients reach over real sockets, with or without TLS: one wall-clock run
 * with its own signer, caller and listener, on a folder that goes with it. Nobody holds a phone
 * here; a test decides as the trainer would.
 */
import { join } from 'node:path';
import { ListenerThread } from '#main/listener/listener-thread.ts';
import { createCaller } from '#main/network/caller.ts';
import { type Verification, verifyRun } from '#main/run/derived/verify-run.ts';
import { createEntropy } from '#main/run/entropy.ts';
import { createFactFinder } from '#main/run/fact-finder.ts';
import { openRun } from '#main/run/open-run.ts';
import { callsOver, fetchesOver } from '#main/run/outside/calls-over-network.ts';
import { createSigner, type Signer } from '#main/signing/signer.ts';
import {
  makeSigningKey,
  type PrivateKey,
  publicHalf,
  type SigningAlgorithm,
} from '#main/signing/signing-keys.ts';
import { issueServerCertificate, type KeyedCertificate } from '#main/tls/certificate-authority.ts';
import { createFollowers } from '#main/trace/followers.ts';
import { portFor } from '#main/trace/port-for.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Intent } from '#shared/intents.ts';
import { beginRun } from '#shared/kernel/step.ts';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { type ClientInput, client } from '#shared/protocol/setup/client-metadata.ts';
import type { ProviderSettings } from '#shared/protocol/setup/provider-settings.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { temporaryFolder } from '../shell/wall-run.ts';
import { createWatcher, type Watcher } from '../shell/watcher.ts';

interface Choices {
  readonly clients: readonly ClientInput[];
  readonly profile?: ProfileName;
  readonly settings?: Partial<ProviderSettings>;
  /** The algorithms of its ID tokens; by default ES256 alone. */
  readonly signsBy?: readonly SigningAlgorithm[];
  /** With an authority the provider speaks TLS, and trusts what that authority issued. */
  readonly authority?: KeyedCertificate;
  /** Signs in place of the real one. */
  readonly signer?: Signer;
}

type Decision = Extract<Intent, { kind: 'request.decided' }>;

export interface TestProvider {
  readonly issuer: string;
  readonly seen: Watcher;
  readonly decide: (authReqId: string, decision: Decision['decision']) => Promise<void>;
  /** Derives the whole run again from its inputs and compares. */
  readonly verify: () => Verification;
  readonly close: () => Promise<void>;
}

const run = 'run-interop';
const now = (): number => performance.timeOrigin + performance.now();

/** One signing key an algorithm for all providers of a test file: RSA keys take their time. */
const signingKeys = new Map<SigningAlgorithm, Promise<PrivateKey>>();

function signingKeyFor(alg: SigningAlgorithm): Promise<PrivateKey> {
  const key = signingKeys.get(alg) ?? makeSigningKey(alg, null);
  signingKeys.set(alg, key);
  return key;
}

/** Opens a provider that knows those clients and two people, alice and bruno. */
export async function openTestProvider(choices: Choices): Promise<TestProvider> {
  const keys = await Promise.all((choices.signsBy ?? ['ES256']).map(signingKeyFor));
  const folder = temporaryFolder();
  const store = new TraceStore(join(folder.path, 'interop.sqlite'));
  const listener = await openListener(choices);
  const issuer = await listener.listen(0);
  const setup = setupOf(choices, issuer, keys);
  beginIn(store, setup, keys);
  const followers = createFollowers(store);
  const { authority } = choices;
  const caller = createCaller(
    authority === undefined ? {} : { certificateAuthorities: [authority.certificate] },
  );
  const open = openRun({
    run,
    store,
    signer: choices.signer ?? (await createSigner(keys)),
    findFacts: createFactFinder(fetchesOver(caller, () => setup.provider)),
    call: callsOver(caller),
    realTime: now,
    onCommitted: (entries) => followers.publish(run, entries),
  });
  listener.serve(open);
  const console = { view: 'console', run, party: '' } as const;
  const { follow } = followers;
  const dispatch = async () => ({ kind: 'refused', sentence: 'Nobody asks here.' }) as const;
  const isOfLesson = () => false;
  const read: typeof store.read = (...page) => store.read(...page);
  const port = portFor(console, { dispatch, read, follow, isOfLesson });
  return {
    issuer,
    seen: createWatcher(port, run),
    decide: async (authReqId, decision) => {
      const intent = { kind: 'request.decided', run, authReqId, decision } as const;
      const outcome = await open.submit({ kind: 'intent.given', intent });
      if (outcome.kind === 'refused') throw new Error(outcome.sentence);
    },
    verify: () => verifyRun(store, run),
    close: async () => {
      await listener.close();
      await open.close();
      store.close();
      folder.remove();
    },
  };
}

async function openListener({ authority, profile = 'core' }: Choices): Promise<ListenerThread> {
  if (authority === undefined) return new ListenerThread('interop');
  const tls = {
    server: await issueServerCertificate(authority, now()),
    authority: authority.certificate,
    fapiCiphers: profile !== 'core',
  };
  return new ListenerThread('interop', { tls });
}

function setupOf(
  { clients, profile = 'core', settings = {} }: Choices,
  issuer: string,
  keys: readonly PrivateKey[],
): RunSetup {
  return {
    name: 'Interop',
    mode: 'wall',
    profile,
    issuer,
    epochMs: Math.floor(now()),
    seed: null,
    latencyMs: 0,
    // One second is the shortest interval there is, and these libraries really wait for it.
    provider: settingsOf(profile, { interval: 1, ...settings }),
    keys: keys.map(publicHalf),
    clients: clients.map((metadata) => client.parse(metadata)),
    users: [
      { sub: 'u-1', username: 'alice', name: 'Alice Amberg', devices: ['phone-of-alice'] },
      { sub: 'u-2', username: 'bruno', name: 'Bruno Baltic', devices: ['phone-of-bruno'] },
    ],
    relyingParties: [],
    devices: [
      { name: 'phone-of-alice', title: 'Alice’s phone' },
      { name: 'phone-of-bruno', title: 'Bruno’s phone' },
    ],
  };
}

function beginIn(store: TraceStore, setup: RunSetup, keys: readonly PrivateKey[]): void {
  const entropy = createEntropy(null)(0);
  const began = { kind: 'run.began', at: 0, format: 1, engine: 'interop', setup, entropy } as const;
  const { name, mode, epochMs: createdAtMs } = setup;
  store.createRun({ run, name, mode, createdAtMs }, keys, beginRun(began).entries);
}
