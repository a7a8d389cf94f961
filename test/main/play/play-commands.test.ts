/** `run`, `replay`, `export` and `import`: data on stdout, words on stderr, exit codes that mean it. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { fileOnDisk } from '#main/files/file-source.ts';
import { openFile } from '#main/files/open-file.ts';
import { cli, scenarioFolder } from '#test/support/files/command-line.ts';
import { decide, promptedRun } from '#test/support/files/recorded.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const folder = temporaryFolder();
const poll = join(scenarioFolder, 'poll.json');
const file = join(folder.path, 'run.json');
let run: string;

/** A file with that content, beside the others. */
function put(name: string, text: string): string {
  const path = join(folder.path, name);
  writeFileSync(path, text);
  return path;
}

/** The poll scenario, changed. */
function changed(name: string, changes: object): string {
  const scenario = JSON.parse(readFileSync(poll, 'utf8')) as object;
  return put(name, JSON.stringify({ ...scenario, ...changes }));
}

beforeAll(async () => {
  const workbench = composeWorkbench(folder.path);
  run = await promptedRun(workbench, 'seed');
  await decide(workbench, run, 'prompt.approved');
  await workbench.close();
});

afterAll(() => folder.remove());

describe('run', () => {
  it('prints the transcript of a scenario in columns, and ends with 0', () => {
    const { status, stdout, stderr } = cli('run', poll, '--expect');
    expect([status, stderr]).toEqual([
      0,
      expect.stringMatching(/^\d+ entries; 4 expectations held\.\n$/),
    ]);
    const lines = stdout.trimEnd().split('\n');
    expect(lines[0]).toBe('00:00.000  person         → till            presses Sign in');
    expect(lines.at(-1)).toMatch(/^00:10\.200  provider +→ till +200 keys +\[till: signed in\]$/);
    expect(new Set(lines.map((line) => line.indexOf('→')))).toEqual(new Set([26]));
    expect(stdout).not.toContain('\u001b');
  });

  it('writes the trace as lines of JSON, for its owner alone', () => {
    const out = join(folder.path, 'trace.ndjson');
    const { stderr } = cli('run', poll, '--out', out);
    const entries = readFileSync(out, 'utf8').trimEnd().split('\n');
    expect(stderr).toMatch(new RegExp(`^${entries.length} entries`));
    expect(JSON.parse(entries[0] ?? '')).toMatchObject({ kind: 'run.began', seq: 0 });
    expect(statSync(out).mode & 0o077).toBe(0);
  });

  it('takes its time when it is told to', () => {
    const short = changed('short.json', { until: 3000, expectations: [] });
    const began = performance.now();
    expect(cli('run', short, '--speed', '4').status).toBe(0);
    expect(performance.now() - began).toBeGreaterThan(700);
  });

  it('ends with 1 where something else came than is expected, and says what was found', () => {
    const match = { kind: 'error', is: 'authorization_pending' };
    const path = changed('wrong.json', {
      expectations: [{ match, count: 3, sentence: 'The till waits for three rounds.' }],
    });
    expect(cli('run', path, '--expect')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^The till waits for three rounds\. Expected 3 times: .*authorization_pending; found once \(entry \d+\)\.\n\d+ entries; not as expected\.\n$/,
      ),
    });
    expect(cli('run', path).status).toBe(0);
  });

  it('ends with 1 where the script could not be carried out', () => {
    const script = [{ at: 0, intent: { kind: 'prompt.opened', device: 'phone-of-alice' } }];
    const path = changed('impossible.json', { script, until: 10 });
    expect(cli('run', path, '--expect')).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^script\[0\], at 0 ms: There is nothing yet/),
    });
  });

  it.each<[string, () => string, RegExp]>([
    ['is no JSON', () => put('letter.json', 'Dear all'), /letter\.json: This is no run file/],
    [
      'says something unknown',
      () => changed('odd.json', { setup: { colour: 1 } }),
      /odd\.json: setup\.colour is not known here/,
    ],
    [
      'has a script of nonsense',
      () => changed('b.json', { script: [{ at: 0, intent: { kind: 'prompt.opened' } }] }),
      /b\.json: script\[0\]\.intent/,
    ],
    [
      'expects what is no match',
      () => changed('c.json', { expectations: [{ match: { kind: 'colour' }, sentence: 'x' }] }),
      /c\.json: expectations\[0\]\.match/,
    ],
  ])('refuses a file that %s, with the place inside', async (_, path, sentence) => {
    await expect(openFile(fileOnDisk(path()))).rejects.toThrow(sentence);
  });

  it.each<[string, () => string[], RegExp]>([
    ['a file that is not there', () => ['nowhere.json'], /^nowhere\.json: It cannot be read/],
    [
      'a file that expects nothing, and is to',
      () => [changed('d.json', { expectations: [] }), '--expect'],
      /d\.json: It expects nothing/,
    ],
    ['an odd speed', () => [poll, '--speed', 'fast'], /«max», or a number/],
  ])('ends with 2 and a sentence for %s', (_, parameters, sentence) => {
    expect(cli('run', ...parameters())).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(sentence),
    });
  });
});

describe('a run of the data folder', () => {
  const data = ['--data', folder.path];

  it('is exported, derives again, is imported, and is the same file again', () => {
    expect(cli('export', run, '--out', file, ...data)).toMatchObject({ status: 0, stdout: '' });
    expect(cli('replay', file)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^All \d+ entries derive again, byte for byte\.\n$/),
    });
    const imported = cli('import', file, ...data);
    expect([imported.status, imported.stderr]).toEqual([0, '']);
    expect(cli('export', imported.stdout.trim(), ...data).stdout).toBe(readFileSync(file, 'utf8'));
    expect(cli('run', file)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('[till: signed in]'),
    });
  });

  it('that was changed is replayed up to the first difference, with exit code 1', () => {
    const text = cli('export', run, ...data).stdout;
    const path = put('changed.json', text.replace('"to":"alive.pending"', '"to":"alive.granted"'));
    expect(cli('replay', path)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /^Entry \d+, «machine\.moved», derives differently in «to»\.\n$/,
      ),
    });
  });

  it('that was redacted is shown, and refused by replay with exit code 2', () => {
    const path = put('redacted.json', cli('export', run, '--redacted', ...data).stdout);
    expect(cli('replay', path)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/It was redacted, so it cannot be replayed\.\n$/),
    });
    expect(cli('run', path)).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('[till: signed in]'),
      stderr: expect.stringMatching(/^It was redacted: it is shown as recorded/),
    });
  });

  it.each(['--redacted', '--redact'])('is written without its secrets for %s', (word) => {
    const { stdout, stderr } = cli('export', run, '--as', 'har', word, ...data);
    expect(stderr).toMatch(/Exported \d+ of \d+ messages, \d+ secrets masked/);
    expect(stdout).toContain('‹client secret 1›');
    expect(stdout).not.toContain('simulated-secret');
  });

  it('is refused with exit code 2 where there is none, or the file is another kind', () => {
    expect(cli('export', 'run-0', ...data)).toMatchObject({
      status: 2,
      stderr: 'There is no run «run-0»; choose one from the list.\n',
    });
    for (const command of [
      ['replay', poll],
      ['import', poll, ...data],
    ])
      expect(cli(...command)).toMatchObject({
        status: 2,
        stderr: expect.stringContaining('It is a scenario, which has no entries'),
      });
  });
});
