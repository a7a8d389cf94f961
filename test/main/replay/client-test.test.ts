/**
 * A recorded run as a test of a client: it passes with a client that does what was recorded, and with
 * one that does otherwise it fails with a sentence that says what differed.
 */
import { describe, expect, it } from 'vitest';
import { materialOf } from '#shared/projections/out/material.ts';
import { clientTest } from '#shared/projections/out/replay/client-test.ts';
import { hostileTexts, runWith } from '#test/support/core/hostile-texts.ts';
import { goldenRun } from '#test/support/files/golden-runs.ts';
import { runGenerated } from '#test/support/replay/generated-test.ts';

const patience = 90_000;
const masked = { scope: { kind: 'run' }, isRedacted: true } as const;

/** A client of a few lines, as its developer might have it; it polls at the interval it is told. */
const client = (bindingMessage: string, hurry: number): string => `
const issuer = process.env.ISSUER;
const metadata = await (await fetch(issuer + '/.well-known/openid-configuration')).json();
const post = async (address, form) => {
  const headers = { authorization: 'Basic ' + btoa('corner-shop-till:secret') };
  return (await fetch(address, { method: 'POST', headers, body: new URLSearchParams(form) })).json();
};
const asked = { scope: 'openid payment', login_hint: 'alice', binding_message: ${JSON.stringify(bindingMessage)} };
const { auth_req_id, interval } = await post(metadata.backchannel_authentication_endpoint, asked);
for (;;) {
  await new Promise((resume) => setTimeout(resume, interval * 1010 * ${hurry}));
  const form = { grant_type: 'urn:openid:params:grant-type:ciba', auth_req_id };
  const answer = await post(metadata.token_endpoint, form);
  if (answer.error === undefined) {
    const [head, claims] = answer.id_token.split('.').map((part) => atob(part.replace(/-/g, '+').replace(/_/g, '/')).toString());
    console.log('signed in:', claims);
    break;
  }
}
`;

async function runWithClient(text: string, script: string) {
  const environment = { CLIENT_COMMAND: `"${process.execPath}" client.mjs`, PACE: '0.2' };
  return runGenerated(text, environment, { 'client.mjs': script });
}

const generated = async (scenario: string) =>
  clientTest(materialOf('Bank payment', await goldenRun(scenario), masked)).text;

describe('the generated test of a client', () => {
  it(
    'passes with a client that asks as was recorded',
    async () => {
      const { status, said } = await runWithClient(
        await generated('poll.json'),
        client('W4SCT', 1),
      );
      expect(said).toMatch(/Tests +4 passed \(4\)/);
      expect(status).toBe(0);
    },
    patience,
  );

  it.each([
    [
      'another binding message',
      client('OTHER', 1),
      /binding_message is "OTHER"; "W4SCT" was recorded\./,
    ],
    [
      'polls too soon',
      client('W4SCT', 0.3),
      /called after \d+ ms; it waited \d+ ms in the record\./,
    ],
  ])(
    'fails at %s with the sentence that says so',
    async (_, script, sentence) => {
      const { status, said } = await runWithClient(await generated('poll.json'), script);
      expect(said).toMatch(sentence);
      expect(status).toBe(1);
    },
    patience,
  );

  it('knows what the client is told by itself, and that the token of it is the client’s own', async () => {
    const text = await generated('ping.json');
    expect(text).toMatch(/"kind": "callback"/);
    expect(text).not.toContain('provider.example/');
  });

  it('is plain ASCII whatever was written', () => {
    for (const hostile of Object.values(hostileTexts)) {
      const made = clientTest(materialOf(hostile.slice(0, 100), runWith(hostile), masked)).text;
      expect(made).not.toMatch(/[^\n -~]/);
      expect(made.indexOf('*/')).toBe(made.indexOf(' */\nimport') + 1);
    }
  });
});
