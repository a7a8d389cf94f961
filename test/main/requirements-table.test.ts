/**
 * The table of requirements and their tests: what it reads in a name, and when it must not be
 * believed. The names of these tests carry no number themselves, or they would count.
 */
import { describe, expect, it } from 'vitest';
import { checklist } from '#test/requirements/checklist.ts';
import { coverage, type Demands, faultsOf, struck } from '#test/requirements/coverage.ts';
import { countsIn, markdownTable } from '#test/requirements/markdown-table.ts';
import { notDone } from '#test/requirements/not-done.ts';
import { open } from '#test/requirements/open.ts';
import { group, numbersIn } from '#test/requirements/requirement.ts';
import { withoutNumbers } from '#test/requirements/struck-list.ts';
import { parseTestReport, type TestResult } from '#test/requirements/test-report.ts';

const demanding = (changes: Partial<Demands> = {}): Demands => ({
  groups: [
    group('Y', 'Yes', 'R-901 M One holds.\nR-902 S Two <holds> | or not.'),
    group('Z', 'Zero', 'R-903 P Three holds.'),
  ],
  notDone: [{ id: 'R-902', reason: 'Nobody can.' }],
  open: ['R-903'],
  ...changes,
});

const test = (name: string, outcome: TestResult['outcome'] = 'passed'): TestResult => ({
  file: 'test/some.test.ts',
  name,
  outcome,
});

const shown = test('shows it (R-901)');

const statesOf = (demands: Demands, tests: readonly TestResult[]): readonly string[] =>
  coverage(demands, tests).flatMap(({ rows }) =>
    rows.map(({ requirement, state }) => `${requirement.id} ${state}`),
  );

describe('the numbers in a name', () => {
  it.each([
    ['none', 'answers 400 to R or R- or FOUR-901', []],
    ['one', 'answers 400 (R-901)', ['R-901']],
    ['a list', 'answers 400 (R-901, R-905/R-907)', ['R-901', 'R-905', 'R-907']],
    ['a range', 'refuses R-908..R-911', ['R-908', 'R-909', 'R-910', 'R-911']],
    ['a range whose end is short', 'R-098..101', ['R-098', 'R-099', 'R-100', 'R-101']],
    ['a range and a number', '(R-901..R-902, R-904)', ['R-901', 'R-902', 'R-904']],
    ['a range that runs backwards', 'R-904..R-901', ['R-904..R-901']],
    ['a number without three digits', 'R-91 R-9001', ['R-91', 'R-9001']],
  ])('are read: %s', (_title, name, ids) => {
    expect(numbersIn(name)).toEqual(ids);
  });
});

describe('the checklist', () => {
  const all = checklist.flatMap(({ requirements }) => requirements);

  it('has 304 numbers without a gap, in the groups A to M', () => {
    expect(all.map(({ id }) => id)).toEqual(
      Array.from({ length: 304 }, (_, index) => `R-${String(index + 1).padStart(3, '0')}`),
    );
    expect(checklist.map(({ letter }) => letter).join('')).toBe('ABCDEFGHIJKLM');
  });

  it('says each demand in one sentence, and none twice in a group', () => {
    expect(all.filter(({ sentence }) => !/^\S.{10,}\.$/.test(sentence))).toEqual([]);
    for (const { requirements } of checklist) {
      const sentences = new Set(requirements.map(({ sentence }) => sentence));
      expect(sentences.size).toBe(requirements.length);
    }
  });

  it('has a reason for all that is not done, and nothing listed that it does not have', () => {
    const demands = { groups: checklist, notDone, open };
    const lists = faultsOf(demands, []).filter((fault) => fault.includes('listed'));
    expect(lists).toEqual([]);
    for (const { reason } of notDone) expect(reason).toMatch(/^[A-Z].*\.$/);
  });

  it.each([
    ['an unknown level', 'R-901 Q Something holds.'],
    ['too short a number', 'R-91 M Something holds.'],
    ['no sentence', 'R-901 M'],
    ['nothing', ''],
  ])('refuses a line with %s', (_title, line) => {
    expect(() => group('Z', 'Zero', line)).toThrow('Not a requirement');
  });
});

describe('the state of a number', () => {
  it('is passing with a test that passes, and open or not done as the lists say', () => {
    expect(statesOf(demanding(), [shown])).toEqual([
      'R-901 passing',
      'R-902 not done',
      'R-903 open',
    ]);
  });

  it('is failing when one test of several fails', () => {
    const tests = [shown, test('shows it again (R-901)', 'failed')];
    expect(statesOf(demanding(), tests)[0]).toBe('R-901 failing');
  });

  it('is missing when its only test was skipped', () => {
    expect(statesOf(demanding(), [test('(R-901)', 'skipped')])[0]).toBe('R-901 missing');
  });

  it('counts the numbers in the titles around a test', () => {
    expect(statesOf(demanding(), [test('group R-901..R-902 it does')])[0]).toBe('R-901 passing');
  });
});

describe('the table must not be believed', () => {
  it('unless nothing is wrong', () => {
    expect(faultsOf(demanding(), [shown, test('has no number')])).toEqual([]);
  });

  it.each<readonly [string, Partial<Demands>, readonly TestResult[], string]>([
    ['without any test', { open: ['R-901', 'R-903'] }, [], 'not one test'],
    ['with a number that has no test', {}, [test('other')], 'R-901 has no passing test'],
    ['with a skipped test alone', {}, [test('(R-901)', 'skipped')], 'R-901 has no passing test'],
    ['with a test that fails', {}, [shown, test('R-901', 'failed')], 'R-901 has a test that fails'],
    ['with an unknown number in a name', {}, [shown, test('R-905..R-906')], 'R-905, R-906'],
    ['with a badly written number', {}, [shown, test('shows R-91')], 'does not have: R-91'],
    ['with a test of what is not done', {}, [shown, test('R-902')], 'R-902 is listed as not done'],
    ['with a shown number still open', {}, [shown, test('R-903')], 'R-903 has a passing test'],
    ['with an unknown number open', { open: ['R-903', 'R-999'] }, [shown], 'R-999 is listed'],
    ['with a number listed twice', { open: ['R-902', 'R-903'] }, [shown], 'R-902 is listed twice'],
    [
      'with no reason for what is not done',
      { notDone: [{ id: 'R-902', reason: ' ' }] },
      [shown],
      'no reason is given',
    ],
  ])('%s', (_title, changes, tests, part) => {
    const faults = faultsOf(demanding(changes), tests);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(part);
  });

  it('but a failing test of an open number is no reason to strike it', () => {
    expect(struck(demanding(), [test('R-903', 'failed')])).toEqual([]);
    expect(struck(demanding(), [test('R-903')])).toEqual(['R-903']);
  });
});

describe('the page', () => {
  it('holds the counts, each number with its tests, and the reasons', () => {
    const demands = demanding();
    const tests = [test('a|b `c` (R-901)'), test('later\nR-901', 'skipped')];
    const groups = coverage(demands, tests);
    const page = markdownTable(groups, demands.notDone, ['2 tests', countsIn(groups)]);
    expect(page).toContain('- 3 numbers: 1 passing, 0 failing, 0 missing, 1 open, 1 not done');
    expect(page).toContain('| Y. Yes | 2 | 1 | 0 | 0 | 0 | 1 |');
    expect(page).toContain(
      '| R-901 | M | One holds. | passing | test/some.test.ts: a\\|b \\`c\\` (R-901)<br>test/some.test.ts: later R-901 (skipped) |',
    );
    expect(page).toContain(
      '| R-902 | S | Two \\<holds\\> \\| or not. | not done: Nobody can. |  |',
    );
    expect(page).toContain('| R-903 | P | Three holds. | open |  |');
  });
});

describe('the report of vitest', () => {
  const assertion = (fullName: string, status: string): object => ({ fullName, status });

  it('gives each test with its file below the root and how it came out', () => {
    const assertionResults = ['passed', 'failed', 'pending', 'skipped', 'todo'].map((status) =>
      assertion(`is ${status}`, status),
    );
    const results = [{ name: '/project/test/a.test.ts', assertionResults }];
    const report = parseTestReport(
      JSON.stringify({ startTime: 7, testResults: results, more: 1 }),
      '/project',
    );
    expect(report.beganAtMs).toBe(7);
    expect(report.tests[0]).toEqual({ ...test('is passed'), file: 'test/a.test.ts' });
    expect(report.tests.map(({ outcome }) => outcome)).toEqual([
      'passed',
      'failed',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it('is refused when it is something else', () => {
    expect(() => parseTestReport('{"startTime":7}', '/root')).toThrow('testResults');
  });
});

describe('striking', () => {
  it('takes numbers out of the list, empties no other line and touches no other text', () => {
    const text = '/** R-901 is prose. */\nR-901 R-902 R-903\nR-904\n`);\n';
    expect(withoutNumbers(text, ['R-901', 'R-903', 'R-904'])).toBe(
      '/** R-901 is prose. */\nR-902\n`);\n',
    );
  });
});
