/** A result file: genuine as it was signed, and refused with a sentence wherever somebody changed it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompactSign, generateKeyPair } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ExamKey, examKeyIn, thumbprintOf } from '#main/lessons/exam/exam-key.ts';
import { verifiedResult } from '#main/lessons/exam/verify-result.ts';
import { builtInLessons } from '#main/lessons/lesson-files.ts';
import { cli } from '#test/support/files/command-line.ts';
import { satExam } from '#test/support/files/sat-exam.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';
import { workbenchFolder } from '#test/support/shell/workbench-folder.ts';

const sat = workbenchFolder();
const folder = temporaryFolder();
const lessons = builtInLessons();
let signed = '';
let key: ExamKey;

beforeAll(async () => {
  signed = await satExam(sat.workbench(), 2);
  key = examKeyIn(sat.path);
});
afterAll(async () => {
  await sat.close();
  folder.remove();
});

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const decoded = (part = ''): Record<string, unknown> =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** With other members in its head or its payload, and the signature as it was. */
function changed(head: object, payload: object = {}): string {
  const [first, second, third] = signed.split('.');
  const parts = [
    encoded({ ...decoded(first), ...head }),
    encoded({ ...decoded(second), ...payload }),
  ];
  return [...parts, third].join('.');
}

/** By the very key, whatever is in it. */
const signedAnew = (payload: object): Promise<string> =>
  key.sign(JSON.stringify({ ...decoded(signed.split('.')[1]), ...payload }));

async function sentenceFor(text: string): Promise<string> {
  const verdict = await verifiedResult(text, { lessons });
  return verdict.kind === 'refused' ? verdict.sentence : 'genuine';
}

describe('a result as it was signed', () => {
  it('is genuine, by a key that is named, and with the paper that its seed makes', async () => {
    const own = await key.publicHalf();
    const signedBy = await thumbprintOf(own);
    expect(await verifiedResult(`${signed}\n`, { own, lessons })).toMatchObject({
      kind: 'genuine',
      signedBy,
      key: 'own',
      paper: 'same',
      result: { points: 1, of: 4, paper: { student: 'Ada Lovelace' } },
    });
    expect(await verifiedResult(signed, { key: own, lessons })).toMatchObject({ key: 'expected' });
    expect(await verifiedResult(signed, { lessons: [] })).toMatchObject({
      key: 'unknown',
      paper: 'other',
    });
  });

  it('is signed by a key that is made once, and kept for its owner alone', async () => {
    expect(await examKeyIn(sat.path).publicHalf()).toEqual(await key.publicHalf());
    const path = join(sat.path, 'exam-key.json');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(decoded(signed.split('.')[0]))).not.toContain('"d"');
  });
});

describe('a result is refused', () => {
  it.each<[string, () => string, RegExp]>([
    ['with more points', () => changed({}, { points: 4 }), /^The signature does not fit/],
    ['of another time', () => changed({}, { begunAtMs: 1 }), /^The signature does not fit/],
    ['of no algorithm', () => changed({ alg: 'none' }), /signed by «none»/],
    ['of another algorithm', () => changed({ alg: 'HS256' }), /signed by «HS256»/],
    ['of another type', () => changed({ typ: 'JWT' }), /^Its head is not that of a result/],
    [
      'with more in its head',
      () => changed({ crit: ['b64'] }),
      /^Its head is not that of a result/,
    ],
    ['whose head names another key', () => changed({ kid: 'x' }), /not the one that it names/],
    ['cut short in its signature', () => signed.slice(0, -9), /^The signature does not fit/],
    ['cut short before it', () => signed.slice(0, 900), /cut short/],
    ['without its signature', () => `${signed.split('.').slice(0, 2).join('.')}.`, /no signature/],
    ['that is none', () => '{"points":4}', /^This is no result of an exam/],
    ['that is empty', () => '', /^This is no result of an exam/],
  ])('%s', async (_, text, sentence) => {
    expect(await sentenceFor(text())).toMatch(sentence);
  });

  it('under another name', async () => {
    const paper = decoded(signed.split('.')[1])['paper'] as object;
    const renamed = { paper: { ...paper, student: 'Mallory' } };
    expect(await sentenceFor(changed({}, renamed))).toMatch(/^The signature does not fit/);
    // Whoever holds the key can still not give one paper the name of another.
    expect(await sentenceFor(await signedAnew(renamed))).toMatch(/paper in it is not the one/);
  });

  it('whose points are not the sum of its answers, whoever signed it', async () => {
    expect(await sentenceFor(await signedAnew({ points: 4 }))).toMatch(
      /is no result: points: The points are the sum/,
    );
  });

  it('by a foreign key, where one is expected', async () => {
    const other = examKeyIn(folder.path);
    const foreign = await other.sign(
      Buffer.from(signed.split('.')[1] ?? '', 'base64url').toString(),
    );
    const expected = { key: await key.publicHalf(), lessons };
    expect(await verifiedResult(foreign, expected)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/^It was signed by another key, /),
    });
  });

  it('signed by one key under the head of another', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    const [first, second = ''] = signed.split('.');
    const forged = await new CompactSign(Buffer.from(second, 'base64url'))
      .setProtectedHeader(decoded(first) as { alg: string })
      .sign(privateKey);
    expect(await sentenceFor(forged)).toMatch(/^The signature does not fit/);
  });
});

describe('on the command line', () => {
  const put = (name: string, text: string): string => {
    const path = join(folder.path, name);
    writeFileSync(path, text);
    return path;
  };

  it('a result is verified by the key that its workbench shows', () => {
    const shown = cli('exam', 'key', '--data', sat.path);
    expect(shown).toMatchObject({ status: 0, stderr: expect.stringMatching(/^Thumbprint: /) });
    const keyFile = put('key.jwk', shown.stdout);
    const file = put('ada.jws', signed);
    const told = cli('exam', 'verify', file, '--key', keyFile);
    expect(told).toMatchObject({ status: 0, stderr: '' });
    expect(told.stdout).toMatch(/^Genuine: /);
    expect(told.stdout).toContain('Student: Ada Lovelace\nPoints: 1 of 4\n');
    expect(told.stdout).toContain('the key that was expected');
    expect(told.stdout).toMatch(/\n2\. right: /);
  });

  it('what was changed is refused, and ends with 1; what is no file ends with 2', () => {
    const file = put('more.jws', changed({}, { points: 4 }));
    expect(cli('exam', 'verify', file)).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(/^Refused\. The signature does not fit/),
    });
    expect(cli('exam', 'verify', file, '--key', file)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/holds no public key of a workbench/),
    });
  });

  it('a paper is made, the same every time', () => {
    const out = join(folder.path, 'paper.json');
    const order = ['exam', 'make', '--seed', 'autumn', '--student', 'Ada', '--lessons', '2,3'];
    const made = cli(...order, '--questions', '3', '--minutes', '20');
    expect(made.status).toBe(0);
    const written = cli(...order, '--questions', '3', '--minutes', '20', '--out', out);
    expect(written).toMatchObject({ status: 0, stdout: '', stderr: made.stderr });
    expect(readFileSync(out, 'utf8')).toBe(made.stdout);
    expect(JSON.parse(made.stdout)).toMatchObject({
      student: 'Ada',
      terms: { seed: 'autumn', lessons: [2, 3], questions: 3, minutes: 20 },
    });
  });

  it.each<[string, string[], RegExp]>([
    ['no number', ['--questions', 'many'], /questions/],
    ['a name of two lines', ['--student', 'A\nB'], /one line/],
  ])('a paper with %s ends with 2 and a sentence', (_, odd, sentence) => {
    expect(cli('exam', 'make', '--seed', 's', '--student', 'Ada', ...odd)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
  });
});
