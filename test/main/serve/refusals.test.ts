/**
 * What `serve` will not do: every refusal ends with exit code 2, an empty stdout and one sentence
 * that says what is wrong and where.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { endServed, serveInVain, startServe } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  endServed();
  folder.remove();
});

function file(content: unknown): string {
  const path = join(folder.path, 'config.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

async function expectRefused(sentence: RegExp, ...parameters: readonly string[]): Promise<void> {
  const { status, stdout, stderr } = await serveInVain(...parameters);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(sentence);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
}

const client = { client_id: 'shop', client_secret: 'a secret of some length' };
const good = { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' };
const withKeys = (...keys: readonly object[]) => ({ clients: [{ ...client, jwks: { keys } }] });

describe('a configuration file', () => {
  it.each([
    ['an unknown setting', { provider: { intervall: 5 } }, 'provider.intervall'],
    ['a setting out of its range', { provider: { interval: 0 } }, 'provider.interval'],
    ['an unknown part', { people: [] }, 'people'],
    ['a user without a subject', { users: [{ username: 'a' }] }, 'users[0].sub'],
    [
      'an unknown member of a device',
      { users: [{ sub: 'u', username: 'a', devices: [{ id: 'd', colour: 'red' }] }] },
      'users[0].devices[0].colour',
    ],
    ['a client that stands there twice', { clients: [client, client] }, 'clients[1].client_id'],
    ['an unknown member of a client', { clients: [{ ...client, colour: 1 }] }, 'clients[0].colour'],
    ['a key without a type', withKeys(good, {}), 'clients[0].jwks.keys[1].kty'],
    ['a key of an unknown type', withKeys(good, { kty: 'oct' }), 'clients[0].jwks.keys[1].kty'],
    ['a key that lacks a half', withKeys({ kty: 'EC', crv: 'P-256' }), 'clients[0].jwks.keys[0].x'],
    ['a key that is none', withKeys({ ...good, x: 'x' }), 'clients[0].jwks.keys[0]'],
    ['a private key', withKeys({ ...good, d: 'x' }), 'clients[0].jwks.keys[0]'],
    [
      'a type of details that is neither text nor object',
      { provider: { authorization_details_types: ['payment', { type: 'x', fields: { a: 1 } }] } },
      'provider.authorization_details_types[1].fields.a',
    ],
    ['something else than an object', [], 'The whole file'],
  ])('with %s is refused by the place inside it', async (_what, content, place) => {
    const path = file(content);
    const start = `${path}: ${place}`.replace(/[.[\]]/g, '\\$&');
    await expectRefused(new RegExp(`^${start}(:| is not known here)`), '--config', path);
  });

  it('that is no JSON, or not there, is refused by its name', async () => {
    await expectRefused(/config\.json is no JSON/, '--config', file('{"provider":'));
    await expectRefused(
      /nowhere\.json cannot be read/,
      '--config',
      join(folder.path, 'nowhere.json'),
    );
  });
});

describe('an argument', () => {
  it.each([
    [['--host', '0.0.0.0'], /^--host 0\.0\.0\.0 is not on loopback/],
    [['--host', '192.168.1.2'], /is not on loopback/],
    [['--host', 'localhost.example.com'], /is not on loopback/],
    [['--port', 'many'], /^--port many is no port/],
    [['--port', '70000'], /^--port 70000 is no port/],
    [['--profile', 'fantasy'], /^There is no profile «fantasy»; choose one of core/],
    [['--colour'], /unknown option '--colour'/],
  ])('%j is refused', async (parameters, sentence) => {
    await expectRefused(sentence, ...parameters);
  });
});

describe('what is taken already', () => {
  it('a port', async () => {
    const other = createServer();
    const port = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => {
        const address = other.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      }),
    );
    await expectRefused(new RegExp(`cannot listen on port ${port}`), '--port', String(port));
    other.close();
  });

  it('a data folder that is being served', async () => {
    await startServe('--data', folder.path);
    await expectRefused(/has the data in .* open/, '--data', folder.path);
  });

  it('a data folder that is a file', async () => {
    await expectRefused(/The data folder cannot be made/, '--data', file({}));
  });

  it('a folder for runs that is no database', async () => {
    mkdirSync(join(folder.path, 'runs'));
    writeFileSync(
      join(folder.path, 'runs', '000001-run-0123456789.sqlite'),
      'not a database'.repeat(99),
    );
    await expectRefused(/cannot be opened/, '--data', folder.path);
  });
});
