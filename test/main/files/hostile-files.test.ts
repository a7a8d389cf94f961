/**
 * Files are hostile input: whatever is wrong with one is a sentence with the place inside, there is
 * no run of it, and the run that is open has not noticed.
 */

import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { exportRun } from '#main/files/export-run.ts';
import { type FileSource, fileInMemory, largestFileBytes } from '#main/files/file-source.ts';
import { openFile } from '#main/files/open-file.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import type { Workbench } from '#main/workbench.ts';
import { WorkbenchError } from '#main/workbench-error.ts';
import { decide, entriesOf, promptedRun, told } from '#test/support/files/recorded.ts';
import { altered, spoilt } from '#test/support/files/spoilt-files.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const folder = temporaryFolder();
let workbench: Workbench;
let open: string;
let good: string;

beforeAll(async () => {
  workbench = composeWorkbench(folder.path);
  open = await promptedRun(workbench, 'seed');
  await decide(workbench, open, 'prompt.approved');
  await workbench.close();
  const store = new TraceStore(join(folder.path, 'workbench.sqlite'));
  good = [...exportRun(store, open, false).text()].join('');
  store.close();
  workbench = composeWorkbench(folder.path);
});

afterAll(async () => {
  await workbench.close();
  folder.remove();
});

const inMemory = (text: string | Uint8Array): FileSource =>
  fileInMemory('a.json', typeof text === 'string' ? Buffer.from(text) : text);

/** The sentence with which the file is refused, or undefined when it became a run. */
async function refusalOf(source: FileSource): Promise<string | undefined> {
  try {
    await workbench.importRun(source);
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof WorkbenchError)) throw thrown;
    return thrown.message;
  }
}

const swapped = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  if (text === good) throw new Error(`The file has no ${String(from)}.`);
  return text;
};

const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;

describe('a file is refused in a sentence', () => {
  it.each<[string, () => string | Uint8Array, RegExp]>([
    ['that is empty', () => '', /^a\.json: The file is empty\.$/],
    ['that is a letter', () => 'Dear workbench', /not a JSON object/],
    ['that is an array', () => '[]', /not a JSON object/],
    ['that is no text', () => Uint8Array.of(0x7b, 0xff, 0xfe), /not UTF-8/],
    [
      'that is cut off',
      () => good.slice(0, good.length / 2),
      /entries\[\d+\]: The file ends in the middle/,
    ],
    [
      'that is cut off behind an entry',
      () => good.slice(0, good.lastIndexOf(',\n')),
      /entries\[\d+\]: .*cut off/,
    ],
    ['with something behind its end', () => `${good}{}`, /more after the end/],
    [
      'with a member twice',
      () => swapped('{', '{"name":"x",'),
      /^a\.json: name: It stands in the file twice/,
    ],
    [
      'with a member that is not known',
      () => swapped('{', '{"colour":"red",'),
      /colour is not known here/,
    ],
    [
      'without a format',
      () => swapped('"format":1,', ''),
      /^a\.json: format: a run file says its format/,
    ],
    [
      'of a newer format',
      () => swapped('"format":1', '"format":2'),
      /has format 2, and this version reads up to 1; update/,
    ],
    [
      'of a format that never was',
      () => swapped('"format":1', '"format":-3'),
      /never was a format -3/,
    ],
    [
      'without entries',
      () => swapped(/"entries":\[[^]*\]/, '"entries":[]'),
      /has a beginning at least/,
    ],
    [
      'whose entries are none',
      () => swapped(/"entries":\[[^]*\]/, '"entries":7'),
      /entries: It is no list/,
    ],
    [
      'that is nested too deep',
      () => swapped('"notes":""', `"notes":${deep}`),
      /notes: .* 64 levels/,
    ],
    [
      'with an entry that is none',
      () => swapped('"kind":"message.sent"', '"kind":"message.sang"'),
      /^a\.json: entries\[\d+\]\.kind: /,
    ],
    [
      'with a member of the wrong kind',
      () => swapped('"arrivesAt":40', '"arrivesAt":"soon"'),
      /^a\.json: entries\[\d+\]\.arrivesAt: /,
    ],
    [
      'with an entry out of its place',
      () => swapped('"seq":5,', '"seq":6,'),
      /^a\.json: entries\[5\]\.seq: Entry 6 stands where 5 is due/,
    ],
    [
      'with a cause that comes later',
      () => swapped(/("seq":7,.*"causedBy":\[)\d+/, '$19'),
      /^a\.json: entries\[7\]\.causedBy: Entry 9 comes too late/,
    ],
    [
      'in which time runs backwards',
      () => swapped(/"at":80/, '"at":10'),
      /^a\.json: entries\[\d+\]\.at: Time does not run backwards/,
    ],
    [
      'that begins twice',
      () => swapped(/(\{"input":true,"seq":0.*\n)/, '$1$1'),
      /entries\[1\]\.kind: A run begins/,
    ],
    [
      'with an input that is not marked',
      () => swapped('{"input":true,"seq":0', '{"seq":0'),
      /entries\[0\]\.input: «run.began» is an input/,
    ],
    [
      'with a mark on what is none',
      () => swapped('{"seq":2', '{"input":true,"seq":2'),
      /entries\[2\]\.input: .* is no input/,
    ],
    [
      'with another set-up than its run',
      () => swapped('"latencyMs":40', '"latencyMs":41'),
      /setup: It is not the set-up in entries\[0\]/,
    ],
    [
      'with another seed than its run',
      () => swapped('"seed":"seed",\n', '"seed":"other",\n'),
      /seed: It is not the seed/,
    ],
    [
      'with keys that are none',
      () => swapped(/"d":"[^"]*"/, '"d":"!"'),
      /keys\[0\]: It is no private key that this run can sign with/,
    ],
    [
      'with a key that is half a key',
      () => swapped(/\n"keys":\[\{.*\}\]/, '\n"keys":[{"kty":"EC"}]'),
      /keys\[0\]\.kid/,
    ],
    ['without one of its keys', () => swapped(/("d":"[^"]*","kid":")[^"]*/, '$1other'), /keys/],
    ['with a broken escape', () => swapped('"notes":""', '"notes":"\\q"'), /notes: It is no JSON/],
  ])('%s', async (_, text, sentence) => {
    const runs = (await told(workbench, 'run.listed')).length;
    expect(await refusalOf(inMemory(text()))).toMatch(sentence);
    expect((await told(workbench, 'run.listed')).length).toBe(runs);
  });

  it('that is larger than what is read, before any more of it is read', async () => {
    const large: FileSource = {
      name: 'a.json',
      chunks: async function* chunks() {
        yield Buffer.from('{');
        yield Buffer.allocUnsafeSlow(largestFileBytes);
        throw new Error('Nobody reads on.');
      },
    };
    expect(await refusalOf(large)).toBe('a.json: It is larger than 512 MB, the most that is read.');
  });

  it('that is not there', async () => {
    const port = workbench.port({ view: 'console', run: '', party: '' });
    const outcome = await port.dispatch({ kind: 'run.import', file: 'nothing.json' });
    expect(outcome).toEqual({
      kind: 'refused',
      sentence: expect.stringMatching(/^nothing\.json: It cannot be read/),
    });
  });
});

it('a file with its members in another order and spread over many lines is read all the same', async () => {
  const { entries, ...head } = JSON.parse(good) as Record<string, unknown>;
  const shuffled = JSON.stringify(
    { entries, ...Object.fromEntries(Object.entries(head).toReversed()) },
    null,
    2,
  );
  expect(await refusalOf(inMemory(shuffled))).toBeUndefined();
});

it('an older file is upgraded step by step, head and entries', async () => {
  const { format, name, ...rest } = JSON.parse(good) as Record<string, unknown>;
  const old = JSON.stringify({ ...rest, format: 0, title: name }).replaceAll(
    '"causedBy"',
    '"because"',
  );
  const upgrade = {
    from: 0,
    head: ({ title, ...head }: Readonly<Record<string, unknown>>) => ({
      ...head,
      format: 1,
      name: title,
    }),
    entry: (entry: unknown): unknown =>
      JSON.parse(JSON.stringify(entry).replaceAll('"because"', '"causedBy"')),
  };
  const opened = await openFile(inMemory(old), [upgrade]);
  if (opened.kind !== 'run') throw new Error('It is a run.');
  expect(opened.head).toMatchObject({ format: 1, name: 'Bank payment' });
  const seqs: number[] = [];
  for await (const { seq } of opened.entries()) seqs.push(seq);
  expect(seqs.length).toBe((await entriesOf(workbench, open)).length);
  await expect(openFile(inMemory(old))).rejects.toThrow('never was a format 0');
});

it.each([
  ['cut up', () => spoilt(good)],
  ['altered', () => altered(good)],
])(
  'a file that was %s becomes a run or a sentence, and the open run stays as it was',
  async (_, arbitrary) => {
    const before = await entriesOf(workbench, open);
    let refused = 0;
    // Made here and not above: the good file is not there before.
    await fc.assert(
      fc.asyncProperty(fc.constant(null).chain(arbitrary), async (text) => {
        const sentence = await refusalOf(inMemory(text));
        if (sentence === undefined) return;
        refused += 1;
        expect(sentence).toMatch(/^a\.json: .+\.$/s);
      }),
      { numRuns: 150 },
    );
    expect(refused).toBeGreaterThan(20);
    expect(await entriesOf(workbench, open)).toEqual(before);
  },
  60_000,
);
