/**
 * What leaves the workbench redacted holds nothing by which anybody could act as another, wherever
 * in the record it stood; and it is still a record.
 */
import { describe, expect, it } from 'vitest';
import { settingsOf } from '#shared/profiles/profiles.ts';
import { bodyObject, bodyText } from '#shared/protocol/encoding/wire.ts';
import { providerSettings } from '#shared/protocol/setup/provider-settings.ts';
import { entry } from '#shared/trace/any-entry.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { redacted } from '#shared/trace/redaction.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { randomRun } from '#test/support/core/random-run.ts';

const secretMembers = [
  'access_token',
  'refresh_token',
  'id_token',
  'client_secret',
  'registration_access_token',
  'auth_req_id',
];

/** Every secret that an answer in these entries gave out, and every secret of the set-up. */
function secretsIn(entries: readonly Entry[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of entries) for (const secret of secretsOf(one)) found.add(secret);
  return found;
}

function secretsOf(one: Entry): readonly string[] {
  if (one.kind === 'jwts.signed') return one.jwts;
  if (one.kind === 'run.began')
    return one.setup.clients.flatMap(({ client_secret: secret }) => secret ?? []);
  if (one.kind !== 'message.sent') return [];
  const body = bodyObject(one.wire) ?? {};
  return secretMembers.flatMap((name) => {
    const secret = body[name];
    return typeof secret === 'string' ? [secret] : [];
  });
}

/** All that the entries say, bodies in clear. */
function clearText(entries: readonly Entry[]): string {
  const bodies = entries.flatMap((one) =>
    one.kind === 'message.sent'
      ? [bodyText(one.wire) ?? '']
      : one.kind === 'http.arrived'
        ? [bodyText(one.request) ?? '']
        : [],
  );
  return [JSON.stringify(entries), ...bodies].join('\n');
}

describe('a redacted run', () => {
  it.each<[string, readonly Entry[]]>([
    ['of an impatient client', impatientClient()],
    ...[3, 7, 11, 19, 23].map((seed): [string, readonly Entry[]] => [
      `of seed ${seed}`,
      randomRun(seed),
    ]),
  ])('%s holds none of the secrets that the run gave out or began with', (_, entries) => {
    const secrets = secretsIn(entries);
    const before = clearText(entries);
    const after = clearText(entries.map((one) => redacted(one)));
    expect([...secrets].filter((secret) => !before.includes(secret))).toEqual([]);
    expect([...secrets].filter((secret) => after.includes(secret))).toEqual([]);
    expect(secrets.size).toBeGreaterThan(3);
  });

  it('is a record still, with every request told from every other', () => {
    const entries = impatientClient().map((one) => redacted(one));
    expect(entries.filter((one) => !entry.safeParse(one).success)).toEqual([]);
    const requests = new Set(entries.flatMap(({ about }) => about ?? []));
    expect(requests.size).toBe(1);
  });

  it('is the same when it is redacted again', () => {
    const once = impatientClient().map((one) => redacted(one));
    expect(once.map((one) => redacted(one))).toEqual(once);
  });
});

describe('redaction', () => {
  it('takes private halves out of keys and leaves what is public', () => {
    const key = { kty: 'EC', kid: 'k', crv: 'P-256', d: 'private', x: 'abc' };
    expect(redacted(key)).toEqual({ kty: 'EC', kid: 'k', crv: 'P-256', x: 'abc' });
  });

  it('keeps how a client proved itself, and not with what', () => {
    const headers = [
      ['Authorization', 'Basic c2hvcDpzZWNyZXQ='],
      ['Accept', 'text/html'],
    ];
    expect(redacted({ headers })).toEqual({
      headers: [
        ['Authorization', 'Basic ‹client secret 1›'],
        ['Accept', 'text/html'],
      ],
    });
  });

  it('takes the token of a management API out of the settings, which can be read all the same', () => {
    const settings = redacted(settingsOf('auth0', { management_token: 'opens every client' }));
    expect(settings.management_token).toBe('‹management token 1›');
    expect(providerSettings.parse(settings)).toEqual(settings);
  });

  it('cleans a sentence for the log', () => {
    const sentence = 'POST /token?code=4711 failed with {"client_secret":"hunter2"} for alice.';
    expect(redacted(sentence)).toBe(
      'POST /token?code=‹code 1› failed with {"client_secret":"‹client secret 1›"} for alice.',
    );
  });

  it('leaves names and sentences alone', () => {
    const kept = {
      event: 'xstate.after.lifetime.authentication-request.alive.pending',
      title: 'Alice’s phone',
      table: 'token',
      at: 42,
    };
    expect(redacted(kept)).toEqual(kept);
  });
});
