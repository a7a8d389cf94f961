/**
 * Which requirement is shown by which tests, and what is wrong with that.
 * It judges lists it is given: it runs no test and reads no file.
 */
import type { NotDone } from './not-done.ts';
import { numbersIn, type Requirement, type RequirementGroup } from './requirement.ts';
import type { TestResult } from './test-report.ts';

export interface Demands {
  readonly groups: readonly RequirementGroup[];
  readonly notDone: readonly NotDone[];
  readonly open: readonly string[];
}

export const rowStates = ['passing', 'failing', 'missing', 'open', 'not done'] as const;

export interface Row {
  readonly requirement: Requirement;
  readonly tests: readonly TestResult[];
  readonly state: (typeof rowStates)[number];
}

export interface RowGroup {
  readonly letter: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Puts beside each requirement the tests whose names carry its number. */
export function coverage(demands: Demands, tests: readonly TestResult[]): readonly RowGroup[] {
  const byNumber = new Map<string, TestResult[]>();
  for (const test of tests) {
    for (const id of new Set(numbersIn(test.name))) {
      byNumber.set(id, [...(byNumber.get(id) ?? []), test]);
    }
  }
  const setAside = new Set(demands.notDone.map(({ id }) => id));
  const open = new Set(demands.open);
  return demands.groups.map(({ letter, title, requirements }) => ({
    letter,
    title,
    rows: requirements.map((requirement) => {
      const found = byNumber.get(requirement.id) ?? [];
      const state = setAside.has(requirement.id)
        ? 'not done'
        : stateOf(found, open.has(requirement.id));
      return { requirement, tests: found, state };
    }),
  }));
}

function stateOf(tests: readonly TestResult[], isOpen: boolean): Row['state'] {
  if (tests.some(({ outcome }) => outcome === 'failed')) return 'failing';
  if (tests.some(({ outcome }) => outcome === 'passed')) return 'passing';
  return isOpen ? 'open' : 'missing';
}

/** The open numbers that tests have come to show: they can be struck from the list. */
export function struck(demands: Demands, tests: readonly TestResult[]): readonly string[] {
  const open = new Set(demands.open);
  return coverage(demands, tests)
    .flatMap(({ rows }) => rows)
    .filter(({ state, requirement }) => state === 'passing' && open.has(requirement.id))
    .map(({ requirement }) => requirement.id);
}

/** Everything for which the table must not be believed, one sentence each. */
export function faultsOf(demands: Demands, tests: readonly TestResult[]): readonly string[] {
  const rows = coverage(demands, tests).flatMap((group) => group.rows);
  const known = new Set(rows.map(({ requirement }) => requirement.id));
  return [
    ...(tests.length === 0 ? ['There is not one test in the reports.'] : []),
    ...listFaults(demands, known),
    ...tests.flatMap((test) => nameFaults(test, known)),
    ...rows.flatMap((row) => rowFaults(row)),
    ...struck(demands, tests).map((id) => `${id} has a passing test and can be struck from open.`),
  ];
}

function listFaults({ notDone, open }: Demands, known: ReadonlySet<string>): readonly string[] {
  const listed = [...notDone.map(({ id }) => id), ...open];
  const twice = new Set(listed.filter((id, index) => listed.indexOf(id) !== index));
  return [
    ...listed
      .filter((id) => !known.has(id))
      .map((id) => `${id} is listed as open or not done, but the checklist has no such number.`),
    ...[...twice].map((id) => `${id} is listed twice as open or not done.`),
    ...notDone
      .filter(({ reason }) => reason.trim() === '')
      .map(({ id }) => `${id} is not done and no reason is given.`),
  ];
}

function nameFaults({ file, name }: TestResult, known: ReadonlySet<string>): readonly string[] {
  const unknown = numbersIn(name).filter((id) => !known.has(id));
  if (unknown.length === 0) return [];
  return [`${file} «${name}» names what the checklist does not have: ${unknown.join(', ')}.`];
}

function rowFaults({ requirement: { id }, state, tests }: Row): readonly string[] {
  if (state === 'missing') return [`${id} has no passing test and no reason.`];
  if (state === 'failing') return [`${id} has a test that fails.`];
  const ran = tests.find(({ outcome }) => outcome !== 'skipped');
  if (state !== 'not done' || ran === undefined) return [];
  return [`${id} is listed as not done, and yet ${ran.file} has a test of it.`];
}
