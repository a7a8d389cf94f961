/** The command line as a developer calls it: data on stdout, words on stderr, exit codes that mean it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeWorkbench } from '#main/compose.ts';
import { temporaryFolder } from '#test/support/shell/wall-run.ts';

const program = fileURLToPath(new URL('../../src-main/cli.ts', import.meta.url));

function cli(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...parameters], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('schema', () => {
  it('prints the JSON Schema of the trace and nothing else', () => {
    const { status, stdout, stderr } = cli('schema', 'trace');
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({
      $schema: expect.stringContaining('json-schema.org'),
    });
    expect(stdout).toContain('message.sent');
  });

  it.each(['scenario', 'run-file', 'intents'])('says in that of a %s what a match is', (format) => {
    const { status, stdout } = cli('schema', format);
    expect(status).toBe(0);
    const { $defs, ...schema } = JSON.parse(stdout);
    // A match in a match is one again, however deep.
    expect(JSON.stringify($defs)).toMatch(/"const":"not".{0,100}"#\/\$defs\/Match"/);
    expect(JSON.stringify(schema)).toContain('{"$ref":"#/$defs/Match"}');
    expect(JSON.stringify(schema)).not.toMatch(/"(match|on)":\{\}/);
  });

  it('says in that of a scenario what stands for what is left out', () => {
    const { properties } = JSON.parse(cli('schema', 'scenario').stdout);
    const { bookmarks, expectations, script, seed } = properties;
    const defaults = [bookmarks, expectations, script, seed].map((member) => member.default);
    expect(defaults).toEqual([[], [], [], null]);
  });

  it('refuses an unknown format with a sentence and exit code 2', () => {
    expect(cli('schema', 'nonsense')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining('There is no format «nonsense»; choose one of trace'),
    });
  });
});

describe('verify', () => {
  let folder: ReturnType<typeof temporaryFolder>;
  let run: string;

  beforeEach(async () => {
    folder = temporaryFolder();
    const workbench = composeWorkbench(folder.path);
    run = await workbench.createRun({ name: 'A run', mode: 'virtual', seed: 'cli' });
    const port = workbench.port({ view: 'console', run: '', party: '' });
    const parts = {
      relyingParty: 'till',
      loginHint: 'alice',
      bindingMessage: 'V',
      scope: 'openid',
    };
    await port.dispatch({ kind: 'sign-in.pressed', run, ...parts });
    await port.dispatch({ kind: 'clock.step', run });
    await workbench.close();
  });
  afterEach(() => folder.remove());

  it('derives a stored run again and says how many entries agreed', () => {
    expect(cli('verify', run, '--data', folder.path)).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/^All \d+ entries derive again, byte for byte\.\n$/),
    });
  });

  it('names the first entry that somebody changed, with exit code 1', () => {
    const database = new Database(join(folder.path, 'workbench.sqlite'));
    database.exec(
      `UPDATE commits SET entries = replace(entries, 'alive.pending', 'alive.granted')`,
    );
    database.close();
    expect(cli('verify', run, '--data', folder.path)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Entry \d+ derives differently\.\n$/),
    });
  });

  it('names an entry that no input gives', () => {
    const database = new Database(join(folder.path, 'workbench.sqlite'));
    database.exec(`INSERT INTO commits (run, first_seq, count, entries)
                   SELECT run, first_seq + count, 1, '[{"kind":"extra"}]'
                   FROM commits WHERE run = '${run}' ORDER BY first_seq DESC LIMIT 1`);
    database.close();
    expect(cli('verify', run, '--data', folder.path)).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^Entry \d+ derives differently\.\n$/),
    });
  });

  it('says so when there is no such run, with exit code 2', () => {
    const { status, stderr } = cli('verify', 'run-0', '--data', folder.path);
    expect([status, stderr]).toEqual([2, `There is no run «run-0» in ${folder.path}.\n`]);
  });
});

it('explains itself with --help, and refuses what it does not know with exit code 2', () => {
  expect(cli('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('schema') });
  expect(cli('nonsense')).toMatchObject({ status: 2, stdout: '' });
});

describe('products', () => {
  it('prints two of them side by side', () => {
    const { status, stdout, stderr } = cli('products', '--compare', 'okta', 'auth0');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('# Okta and Auth0, asked the same');
    expect(stdout).toContain('| POST /oauth2/default/v1/bc/authorize | POST /bc-authorize | ≠ |');
  });

  it.each([
    [[], 'Say what to print: --matrix, or --compare with two profiles.'],
    [['--compare', 'okta'], 'It takes two profiles: --compare okta auth0.'],
    [['--compare', 'okta', 'auth0', 'core'], 'It takes two profiles: --compare okta auth0.'],
    [['--compare', 'okta', 'nonsense'], 'There is no such profile to compare, «nonsense»'],
    [['--matrix', '--compare', 'okta', 'auth0'], 'Say what to print'],
  ])('refuses %j with a sentence and exit code 2', (parameters, sentence) => {
    expect(cli('products', ...parameters)).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringContaining(sentence),
    });
  });
});

describe('clauses', () => {
  it('prints the pages on which all words stand, with their rules and lessons', () => {
    const { status, stdout, stderr } = cli('clauses', 'waits', 'interval');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^CIBA Core 1\.0 §11, Token error response$/m);
    expect(stdout).toMatch(/^ {2}rule «waits for the interval» \(token\): /m);
    expect(stdout).toMatch(/^ {2}lesson 2 «Poll: .+», page \d+: /m);
  });

  it('prints all of it as JSON', () => {
    const { status, stdout } = cli('clauses', '--json');
    const { passages, terms } = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(passages.length).toBeGreaterThan(100);
    expect(terms).toContainEqual(expect.objectContaining({ term: 'hint' }));
  });

  it('says so where words stand nowhere, with exit code 1', () => {
    expect(cli('clauses', 'zeppelin')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: '«zeppelin» stands in no clause and in no term.\n',
    });
  });
});
