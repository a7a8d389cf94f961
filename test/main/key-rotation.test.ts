/**
 * New signing keys while a run goes on: they sign from then on, the old ones still verify, and both
 * are there when the run is opened again.
 */
import { createLocalJWKSet, decodeProtectedHeader, type JWK, jwtVerify } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { createKeyRotation } from '#main/run/key-rotation.ts';
import { makeSigningKey, type PrivateKey, publicHalf } from '#main/signing/signing-keys.ts';
import type { Workbench } from '#main/workbench.ts';
import type { Intent } from '#shared/intents.ts';
import { paths } from '#shared/protocol/metadata.ts';
import type { Session } from '#shared/session.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { begun } from '#test/support/core/world-of.ts';
import {
  askForAlice,
  loopbackFetch,
  pollOnce,
  postForm,
  textMember,
} from '#test/support/shell/http-call.ts';
import {
  issuerOf,
  openPhone,
  requestIs,
  temporaryFolder,
  watchConsole,
} from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => folder.remove());

const trainer: Session = { view: 'console', run: '', party: '' };

function rotate(workbench: Workbench, run: string, session = trainer): Promise<Outcome> {
  return workbench.port(session).dispatch({ kind: 'keys.rotate', run });
}

interface Sitting {
  readonly workbench: Workbench;
  readonly run: string;
  readonly issuer: string;
}

/** A workbench with that run, or with a new one, for as long as the work goes on. */
async function sit<Result>(
  given: string | undefined,
  work: (sitting: Sitting) => Promise<Result>,
): Promise<Result> {
  const workbench = composeWorkbench(folder.path);
  try {
    const run = given ?? (await workbench.createRun({ name: 'Keys', mode: 'wall', seed: null }));
    await workbench.open(run);
    return await work({ workbench, run, issuer: await issuerOf(watchConsole(workbench, run)) });
  } finally {
    await workbench.close();
  }
}

/** Alice signs in; the ID token that comes of it. */
async function signedIn({ workbench, run, issuer }: Sitting): Promise<string> {
  const authReqId = await askForAlice(issuer);
  await openPhone(workbench, run).decide(authReqId, 'prompt.approved');
  await requestIs(watchConsole(workbench, run), authReqId, 'alive.granted');
  return textMember((await pollOnce(issuer, authReqId)).body, 'id_token');
}

async function publishedKeys(issuer: string): Promise<readonly JWK[]> {
  const response = await loopbackFetch(issuer + paths.jwks, {});
  const { keys } = (await response.json()) as { keys: JWK[] };
  return keys;
}

function kidsOf(keys: readonly JWK[], alg: string): readonly (string | undefined)[] {
  return keys.filter((key) => key.alg === alg).map(({ kid }) => kid);
}

function kidOf(jwt: string): string | undefined {
  return decodeProtectedHeader(jwt).kid;
}

describe('a rotation of the signing keys', () => {
  it('signs with the new key, publishes both, and believes what the old one signed (R-009, R-076)', () =>
    sit(undefined, async (sitting) => {
      const { workbench, run, issuer } = sitting;
      const before = await signedIn(sitting);
      expect((await rotate(workbench, run)).kind).toBe('accepted');
      const after = await signedIn(sitting);
      const keys = await publishedKeys(issuer);
      expect(kidsOf(keys, 'ES256')).toEqual([kidOf(before), kidOf(after)]);
      expect(new Set(keys.map(({ kid }) => kid)).size).toBe(keys.length);
      expect(keys.some((key) => 'd' in key)).toBe(false);
      const set = createLocalJWKSet({ keys: [...keys] });
      for (const jwt of [before, after]) await jwtVerify(jwt, set, { issuer });
      const hinted = { scope: 'openid', id_token_hint: before };
      const { status } = await postForm(issuer, paths.backchannelAuthentication, hinted);
      expect(status).toBe(200);
    }));

  it('outlives a restart, private halves and all', async () => {
    const first = await sit(undefined, async (sitting) => {
      await rotate(sitting.workbench, sitting.run);
      await rotate(sitting.workbench, sitting.run);
      return { run: sitting.run, kid: kidOf(await signedIn(sitting)) };
    });
    await sit(first.run, async (sitting) => {
      const jwt = await signedIn(sitting);
      expect(kidOf(jwt)).toBe(first.kid);
      const keys = await publishedKeys(sitting.issuer);
      for (const alg of ['ES256', 'RS256', 'PS256', 'EdDSA'])
        expect(kidsOf(keys, alg)).toHaveLength(3);
      await jwtVerify(jwt, createLocalJWKSet({ keys: [...keys] }));
    });
  });

  it('is the trainer’s to ask for, and nobody’s in the past', () =>
    sit(undefined, async ({ workbench, run }) => {
      const till: Session = { view: 'relying-party', run, party: 'till' };
      const phone: Session = { view: 'device', run, party: 'phone-of-alice' };
      expect((await rotate(workbench, run, till)).kind).toBe('refused');
      expect((await rotate(workbench, run, phone)).kind).toBe('refused');
      const back: Intent = { kind: 'cursor.move', run, to: 0 };
      await workbench.port(trainer).dispatch(back);
      expect(await rotate(workbench, run)).toMatchObject({ kind: 'refused' });
    }));
});

describe('the keys of a rotation', () => {
  async function seededParts() {
    const made = [await makeSigningKey('ES256', 'seed'), await makeSigningKey('EdDSA', 'seed')];
    let world = begun(buildSetup({ seed: 'seed', keys: made.map(publicHalf) })).world;
    const kept: PrivateKey[] = [];
    const order: string[] = [];
    const rotateKeys = createKeyRotation({
      world: () => world,
      keep: (keys) => {
        order.push('kept');
        kept.push(...keys);
      },
      signer: { addKey: async ({ kid }) => void order.push(`signer ${kid}`) },
      submit: async (submission) => {
        order.push('published');
        if (submission.kind === 'keys.rotated')
          world = { ...world, keys: [...world.keys, ...submission.keys] };
        return { kind: 'accepted', seq: 1 };
      },
    });
    return { rotateKeys, kept, order, world: () => world };
  }

  it('are one of every algorithm, kept and in use before anybody hears of them', async () => {
    const { rotateKeys, kept, order } = await seededParts();
    await rotateKeys();
    expect(kept.map(({ alg }) => alg)).toEqual(['ES256', 'EdDSA']);
    const [first, ...rest] = order;
    expect([first, rest.at(-1)]).toEqual(['kept', 'published']);
    expect(order).toHaveLength(4);
  });

  it('are the same again from the same seed, and never the same twice', async () => {
    const [one, other] = [await seededParts(), await seededParts()];
    // Asked for at once, they still come one after the other.
    await Promise.all([one.rotateKeys(), one.rotateKeys()]);
    await other.rotateKeys();
    await other.rotateKeys();
    expect(one.kept).toEqual(other.kept);
    const kids = one.world().keys.map(({ kid }) => kid);
    expect(new Set(kids).size).toBe(6);
  });
});
