/**
 * The control listener of a service under requests that no program of ours makes: with the token and
 * without, it refuses in its own words, breaks nothing, and the service says nothing on stderr.
 */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { endServed, type Served, startServe } from '#test/support/serve/served.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { must } from '#test/support/storm/must.ts';
import { hostileJson, hostileText } from '#test/support/storm/requests/hostile-text.ts';
import { rawCall } from '#test/support/storm/wall/raw-call.ts';

const requests = process.env['FULL'] === undefined ? 400 : 5000;
const seed = Number(process.env['SEED'] ?? 2026);

let folder: ReturnType<typeof temporaryFolder>;
let served: Served;

beforeEach(async () => {
  folder = temporaryFolder();
  served = await startServe('--data', folder.path);
});

afterEach(() => {
  endServed();
  folder.remove();
});

const word = fc.oneof(
  hostileText
    .filter((text) => text.length < 3000)
    .map((text) => encodeURIComponent(text.toWellFormed())),
  fc.constantFrom(
    '%',
    '%zz',
    '%E0%A4%A',
    '..',
    '%2e%2e%2f',
    '%00',
    'a/b',
    '-1',
    '1e9',
    '0',
    '999999999999999',
  ),
);
const target = fc.oneof(
  word.map((id) => `/requests/${id}/decision`),
  fc.tuple(word, word).map(([run, from]) => `/trace?run=${run}&from=${from}`),
  word.map((id) => `/diagram?auth_req_id=${id}`),
  fc
    .tuple(word, word)
    .map(([id, action]) => `/approve?auth_req_id=${id}&action=${action}&token=TOKEN`),
  word.map((id) => `/approve?auth_req_id=${id}&auth_req_id=x&action=allow&token=TOKEN`),
  fc.constantFrom('/requests', '/runs', '/trace', '/', '/nowhere', '*', '//', '/requests/../trace'),
  word.map((path) => `/${path}`),
);
const body = fc.oneof(
  fc.constantFrom('{"decision":"approve"}', '{"decision":"fail","device":7}', '{"decision":[]}'),
  hostileJson,
  hostileText,
);
const call = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'),
  target,
  body,
  authorization: fc.oneof(
    { weight: 3, arbitrary: fc.constant('Bearer TOKEN') },
    {
      weight: 1,
      arbitrary: fc.constantFrom('', 'Bearer', 'Bearer x', 'Basic TOKEN', 'bearer  TOKEN x'),
    },
  ),
  host: fc.constantFrom('localhost', 'localhost', 'localhost', 'evil.example', '127.0.0.1:1'),
});

const refusal = z.strictObject({ error: z.string(), message: z.string().min(5) });
const refused = [400, 401, 403, 404, 409];

it(`${requests} requests at the control listener: no refusal but its own, and nothing breaks`, async () => {
  const { control, token } = served.ready;
  const port = Number(new URL(control).port);
  const statuses = new Set<number>();
  const property = fc.asyncProperty(call, async ({ method, target: path, body: text, ...head }) => {
    const bytes = Buffer.from(text);
    const lines = [
      `${method} ${path.replace('TOKEN', token)} HTTP/1.1`,
      `Host: ${head.host}`,
      `Authorization: ${head.authorization.replace('TOKEN', token)}`,
      'Content-Type: application/json',
      `Content-Length: ${bytes.length}`,
      'Connection: close',
    ];
    const parts = [Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), bytes])];
    const { responses, ended } = await rawCall(port, { parts });
    const [response] = responses;
    must(ended && responses.length === 1, 'there is one answer');
    if (response === undefined || response.status === 200) return;
    statuses.add(response.status);
    const told = Buffer.from(response.body, 'base64').toString();
    must(refused.includes(response.status), `${response.status} is a refusal: ${told}`);
    // What is no HTTP never comes as far as the listener's own words.
    if (told !== '') refusal.parse(JSON.parse(told));
    must(!/node_modules|\.ts\b|\/tmp\//.test(told), 'a refusal tells nothing of the inside');
  });
  await fc.assert(property, { seed, numRuns: requests });
  console.log(
    `At the control listener: ${requests} requests, seed ${seed}: ${[...statuses].toSorted((one, other) => one - other).join(', ')}`,
  );
  expect([401, 403, 404].filter((status) => !statuses.has(status))).toEqual([]);
  expect(served.stderr()).toBe('');
  expect(await served.end()).toBe(0);
}, 300_000);
