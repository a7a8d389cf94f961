/**
 * A recorded run as a test of a provider: it passes at ours, and at one that was made wrong it fails
 * with a sentence that says what differed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { materialOf } from '#shared/projections/out/material.ts';
import { serverTest } from '#shared/projections/out/replay/server-test.ts';
import { hostileTexts, runWith } from '#test/support/core/hostile-texts.ts';
import { goldenRun } from '#test/support/files/golden-runs.ts';
import { runGenerated } from '#test/support/replay/generated-test.ts';
import { type Answer, spoilingProxy } from '#test/support/replay/spoiling-proxy.ts';
import { endServed, type Served, startServe } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const patience = 90_000;
const secret = 'a secret of the till, which is long enough';
const folder = temporaryFolder();
let served: Served;
let text: string;

beforeAll(async () => {
  const path = join(folder.path, 'config.json');
  const till = { client_id: 'corner-shop-till', client_secret: secret, scope: 'openid payment' };
  // A tenth of the recorded pauses is enough where the interval is that much shorter.
  const provider = { interval: 1, slow_down_seconds: 1 };
  writeFileSync(path, JSON.stringify({ clients: [till], provider }));
  served = await startServe('--config', path, '--data', join(folder.path, 'data'));
  const choices = { scope: { kind: 'run' }, isRedacted: true } as const;
  text = serverTest(materialOf('Bank payment', await goldenRun('poll.json'), choices)).text;
}, patience);

afterAll(() => {
  endServed();
  folder.remove();
});

const environment = (issuer: string) => ({
  ISSUER: issuer,
  CLIENT_SECRET: secret,
  CONTROL: served.ready.control,
  CONTROL_TOKEN: served.ready.token,
  PACE: '0.3',
});

/** Runs it at a provider of which one answer is another one. */
async function runSpoilt(spoil: (path: string, answer: Answer) => Answer) {
  const proxy = await spoilingProxy(served.ready.issuer, spoil);
  try {
    return await runGenerated(text, environment(proxy.issuer));
  } finally {
    await proxy.close();
  }
}

describe('the generated test of a server', () => {
  it(
    'passes at a provider that does as was recorded',
    async () => {
      const { status, said } = await runGenerated(text, environment(served.ready.issuer));
      expect(said).toMatch(/Tests +9 passed \(9\)/);
      expect(status).toBe(0);
    },
    patience,
  );

  it.each<[string, (path: string, answer: Answer) => Answer, RegExp]>([
    [
      'another error',
      (_, answer) => ({
        ...answer,
        text: answer.text.replace('authorization_pending', 'slow_down'),
      }),
      /Recorded was «400 authorization_pending»\. «error» is "slow_down"; "authorization_pending" was recorded\./,
    ],
    [
      'another status and no auth_req_id',
      (path, answer) =>
        path === '/backchannel/authentication' ? { status: 500, text: '{}' } : answer,
      /Recorded was «200 auth_req_id»\. Your provider answered 500 instead of 200/,
    ],
    [
      'an ID token without its subject',
      (path, answer) => {
        const [, head = '', claims = '', rest = ''] =
          /"id_token":"([^.]*)\.([^.]*)\.([^"]*)"/.exec(answer.text) ?? [];
        if (path !== '/token' || claims === '') return answer;
        const { sub, ...others } = JSON.parse(
          Buffer.from(claims, 'base64url').toString('utf8'),
        ) as Record<string, unknown>;
        const spoilt = Buffer.from(JSON.stringify(others)).toString('base64url');
        return {
          ...answer,
          text: answer.text.replace(`${head}.${claims}.${rest}`, `${head}.${spoilt}.${rest}`),
        };
      },
      /«id_token\.sub» is missing\./,
    ],
  ])(
    'fails at %s with the sentence that says so',
    async (_, spoil, sentence) => {
      const { status, said } = await runSpoilt(spoil);
      expect(said).toMatch(sentence);
      expect(status).toBe(1);
    },
    patience,
  );

  it('holds no secret and no address of its own, and is plain ASCII whatever was written', () => {
    expect(text).not.toMatch(/[^\n -~]/);
    expect(text).not.toContain('provider.example');
    for (const hostile of Object.values(hostileTexts)) {
      const choices = { scope: { kind: 'run' }, isRedacted: true } as const;
      const made = serverTest(materialOf(hostile.slice(0, 100), runWith(hostile), choices)).text;
      expect(made).not.toMatch(/[^\n -~]/);
      expect(made.indexOf('*/')).toBe(made.indexOf(' */\nimport') + 1);
    }
  });
});
