/**
 * A run into which given secrets went at every place that takes one: the set-up, HTTP Basic, a form,
 * a header, a signed request, a wrong guess; and every spelling in which they might come out again.
 */
import type { Entry } from '#shared/trace/entry.ts';
import { decide, openRequest } from './decided-request.ts';
import { formPost, tokenRequest } from './outside-request.ts';
import { buildClient, buildSetup } from './setup.ts';
import { createSimulation } from './simulation.ts';

export interface PutIn {
  readonly clientSecret: string;
  readonly userCode: string;
  readonly pin: string;
  readonly cookie: string;
}

/** The entries of that run. */
export function secretRun({ clientSecret, userCode, pin, cookie }: PutIn): readonly Entry[] {
  const setup = buildSetup();
  const client = buildClient('till', {
    client_secret: clientSecret,
    backchannel_user_code_parameter: true,
  });
  const simulation = createSimulation({
    setup: {
      ...setup,
      provider: { ...setup.provider, user_code_supported: true },
      clients: [client, ...setup.clients.slice(1)],
      users: setup.users.map((user) => ({ ...user, user_code: userCode })),
      devices: setup.devices.map((device) => ({ ...device, pin })),
    },
  });
  const outside = { client, headers: [['Cookie', `sid=${cookie}`]] as const };
  const claims = Buffer.from(JSON.stringify({ scope: 'openid', user_code: userCode, pin }));
  const signed = `eyJhbGciOiJFUzI1NiJ9.${claims.toString('base64url')}.c2lnbmF0dXJl`;
  simulation.ask(formPost('/bc-authorize', [['request', signed]], outside));
  simulation.ask(formPost('/token', [['client_secret', clientSecret]], { authorization: null }));
  const authReqId = openRequest(simulation, { user_code: userCode }, outside);
  simulation.wait(6000);
  simulation.ask(tokenRequest(authReqId, {}, outside));
  decide(simulation, authReqId, 'prompt.approved');
  simulation.wait(6000);
  simulation.ask(tokenRequest(authReqId, {}, outside));
  return simulation.entries;
}

/** What was given out besides: request ids and tokens. */
export function givenOut(entries: readonly Entry[]): readonly string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'jwts.signed' ? entry.jwts : (entry.about ?? []),
  );
}

/** The secret as it is, in a form, in an address, in JSON, and in every base64. */
export function spelt(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const form = new URLSearchParams([['x', secret]]).toString().slice(2);
  return [
    secret,
    form,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64url'),
  ];
}

/** The text, and all that is hidden in it: bodies in base64, what JWTs say, escapes. */
export function insideOut(text: string): string {
  const words = text.match(/[A-Za-z0-9+/_-]{8,}={0,2}/g) ?? [];
  return [text, ...words.map((word) => Buffer.from(word, 'base64').toString('utf8'))].join('\n');
}
