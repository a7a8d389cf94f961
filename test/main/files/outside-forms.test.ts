/**
 * Runs that go out as NDJSON and come back the same, and traffic that somebody recorded as HAR: it
 * becomes a run to look at, in which nothing goes on, and whatever is wrong with it is one sentence.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { cliForms, exportAs } from '#main/files/export-as.ts';
import { fileInMemory } from '#main/files/file-source.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import { harSchema } from '#shared/projections/out/har/har-schema.ts';
import { bodyText } from '#shared/protocol/encoding/wire.ts';
import { ask, decide, entriesOf, promptedRun, told } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const folder = temporaryFolder();
let workbench: Workbench;
let run: string;

beforeAll(async () => {
  workbench = composeWorkbench(folder.path);
  run = await promptedRun(workbench, 'seed');
  await decide(workbench, run, 'prompt.approved');
  await ask(workbench, { kind: 'notes.set', run, text: 'For the course.' });
});

afterAll(async () => {
  await workbench.close();
  folder.remove();
});

/** The text of a run in that form; the workbench holds the store, so it is let go meanwhile. */
async function textAs(of: string, as: string, redacted?: true): Promise<string> {
  await workbench.close();
  const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  const order = redacted === undefined ? { as } : { as, redacted };
  const text = [...exportAs(store, of, order).text()].join('');
  store.close();
  workbench = composeWorkbench(folder.path);
  return text;
}

const brought = (text: string, name = 'a.file') =>
  workbench.importRun(fileInMemory(name, Buffer.from(text)));

const refusal = async (text: string): Promise<string> => {
  const before = (await told(workbench, 'run.listed')).length;
  const sentence = await brought(text).then(
    () => 'It was taken.',
    (thrown: unknown) => (thrown instanceof Error ? thrown.message : ''),
  );
  expect((await told(workbench, 'run.listed')).length).toBe(before);
  return sentence;
};

describe('a run as NDJSON', () => {
  it('comes back as the same run, with its keys and notes, and goes out as the same lines', async () => {
    const lines = await textAs(run, 'ndjson');
    const { run: again, warnings } = await brought(lines);
    expect(warnings).toEqual([]);
    expect(await entriesOf(workbench, again)).toEqual(await entriesOf(workbench, run));
    expect(await textAs(again, 'ndjson')).toBe(lines);
    expect(await textAs(again, 'run')).toBe(await textAs(run, 'run'));
  });

  it('comes back from its entries alone, without its keys', async () => {
    const entries = await entriesOf(workbench, run);
    const { run: again, warnings } = await brought(
      entries.map((one) => JSON.stringify(one)).join('\n'),
    );
    expect(await entriesOf(workbench, again)).toEqual(entries);
    expect(warnings).toEqual([expect.stringMatching(/came without its private keys/)]);
  });

  it('ends with a receipt of what was masked, and is only looked at then', async () => {
    const lines = (await textAs(run, 'ndjson', true)).trimEnd();
    expect(JSON.parse(lines.split('\n').at(-1) ?? '')).toMatchObject({
      kind: 'run.receipt',
      masked: { tokens: expect.any(Number), auth_req_ids: 1 },
    });
    expect((await brought(lines)).warnings).toEqual([expect.stringMatching(/was redacted/)]);
  });

  it.each<[string, (lines: string[]) => string[], RegExp]>([
    ['a line that is no JSON', (lines) => lines.with(3, '{"seq":'), /line 4: It is no JSON/],
    [
      'a line that is missing',
      (lines) => lines.toSpliced(5, 1),
      /line 6\.seq: Entry 5 stands where 4/,
    ],
    ['a line twice', (lines) => lines.toSpliced(5, 0, lines[5] ?? ''), /stands where/],
    ['what is no entry', (lines) => lines.with(4, '[1]'), /line 5: It is no entry/],
    ['a deep line', (lines) => lines.with(4, '['.repeat(99)), /line 5: It is nested more than 64/],
    [
      'another set-up',
      (lines) => lines.with(0, (lines[0] ?? '').replace('"latencyMs":40', '"latencyMs":41')),
      /setup: It is not the set-up/,
    ],
  ])('is refused with the line for %s', async (_, spoil, sentence) => {
    const lines = (await textAs(run, 'ndjson')).split('\n');
    expect(await refusal(spoil(lines).join('\n'))).toMatch(sentence);
  });
});

const exchange = (changes: object = {}) => ({
  startedDateTime: '2026-03-01T10:00:00.000+01:00',
  time: 12.5,
  request: {
    method: 'POST',
    url: 'https://op.example/token?x=1',
    headers: [{ name: ':authority', value: 'op.example' }],
    postData: { mimeType: 'application/x-www-form-urlencoded', text: 'auth_req_id=abc' },
  },
  response: { status: 400, headers: [], content: { text: '{"error":"slow_down"}' } },
  ...changes,
});

const har = (...entries: object[]): string => JSON.stringify({ log: { version: '1.2', entries } });

describe('a HAR file', () => {
  it('becomes a run with its requests and answers at their times, and says where it is from', async () => {
    const later = exchange({ startedDateTime: '2026-03-01T09:00:05.000Z' });
    const { run: made, warnings } = await brought(har(later, exchange()), 'chrome.har');
    const entries = await entriesOf(workbench, made);
    expect(entries.map(({ kind, at, about }) => [kind, at, about])).toEqual([
      ['run.began', 0, undefined],
      ['http.arrived', 0, 'abc'],
      ['message.sent', 12, 'abc'],
      ['http.arrived', 5000, 'abc'],
      ['message.sent', 5012, 'abc'],
    ]);
    const answer = entries[2];
    expect(answer?.kind === 'message.sent' && bodyText(answer.wire)).toBe('{"error":"slow_down"}');
    expect(warnings).toEqual([expect.stringMatching(/^This run is from a HAR file/)]);
  });

  it('is only looked at: nothing is done in it, it is not forked, and that stays so as a run file', async () => {
    const { run: made } = await brought(har(exchange()), 'chrome.har');
    const copy = await brought(await textAs(made, 'run'));
    for (const one of [made, copy.run]) {
      expect(await ask(workbench, { kind: 'run.open', run: one })).toMatchObject({
        kind: 'accepted',
      });
      expect(await ask(workbench, { kind: 'channel.switched', run: one, on: false })).toMatchObject(
        {
          sentence: expect.stringMatching(/from a HAR file/),
        },
      );
      expect(await ask(workbench, { kind: 'run.fork', run: one, at: 1, name: 'F' })).toMatchObject({
        sentence: expect.stringMatching(/from a HAR file/),
      });
    }
  });

  it('of a run of ours has the same requests and answers as the run', async () => {
    const written = await textAs(run, 'har');
    expect(harSchema.safeParse(JSON.parse(written)).success).toBe(true);
    const { run: made } = await brought(written, 'ours.har');
    const bodies = (entries: Awaited<ReturnType<typeof entriesOf>>) =>
      entries.flatMap((one) => {
        if (one.kind === 'http.arrived') return [one.request.body];
        return one.kind === 'message.sent' && one.wire.kind !== 'channel.note'
          ? [one.wire.body]
          : [];
      });
    expect(bodies(await entriesOf(workbench, made)).toSorted()).toEqual(
      bodies(await entriesOf(workbench, run)).toSorted(),
    );
  });

  it.each<[string, string, RegExp]>([
    ['nothing in it', har(), /log\.entries: There is no exchange in it\./],
    [
      'too many exchanges',
      har(...Array.from({ length: 20_001 }, () => 1 as unknown as object)),
      /more than 20000 exchanges|log\.entries/,
    ],
    ['too deep a body', `{"log":{"entries":${'['.repeat(70)}`, /nested more than 64 levels/],
    ['an end that is missing', har(exchange()).slice(0, -9), /no JSON, or it was cut off/],
    [
      'an address that is none',
      har(exchange({ request: { ...exchange().request, url: 'javascript:alert(1)' } })),
      /log\.entries\[0\]\.request\.url: It is no web address\./,
    ],
    [
      'a time that is none',
      har(exchange({ startedDateTime: 'soon' })),
      /startedDateTime: It is no time since 1970\./,
    ],
    [
      'a status that is none',
      har(exchange({ response: { status: 'fine', headers: [] } })),
      /response\.status/,
    ],
    ['no log', '{"log": 7}', /log: /],
  ])('is refused with a sentence for %s', async (_, text, sentence) => {
    expect(await refusal(text)).toMatch(sentence);
  });

  it('is refused where it is larger than what is read of one', async () => {
    const large = har(exchange({ comment: 'x'.repeat(65 * 1024 * 1024) }));
    expect(await refusal(large)).toMatch(/larger than 64 MB/);
  });
});

describe('every form of the command line', () => {
  const wholes = ['run', 'scenario', 'ndjson'];

  it('is written of the same run, and of one request where it has parts', async () => {
    const request = (await entriesOf(workbench, run)).find(({ about }) => about)?.about ?? '';
    await workbench.close();
    const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
    const text = (order: Parameters<typeof exportAs>[2]) =>
      [...exportAs(store, run, order).text()].join('');
    for (const as of cliForms) expect(text({ as }).length).toBeGreaterThan(200);
    for (const as of cliForms.filter((one) => !wholes.includes(one)))
      expect(text({ as, request }).length).toBeGreaterThan(200);
    for (const as of wholes) expect(() => text({ as, request })).toThrow(/always the whole run/);
    expect(() => text({ as: 'har', request: 'x' })).toThrow(/There is no request «x»/);
    expect(() => text({ as: 'png' })).toThrow(/There is no form «png»; choose one of run/);
    for (const as of ['html', 'vitest-server', 'vitest-client']) {
      expect(exportAs(store, run, { as }).receipt?.().masked).toMatchObject({ auth_req_ids: 1 });
      expect(exportAs(store, run, { as, secrets: true }).receipt?.()).not.toHaveProperty('masked');
    }
    expect(text({ as: 'html' })).toContain('For the course.');
    store.close();
    workbench = composeWorkbench(folder.path);
  });
});
