/**
 * What vitest's JSON report says: which tests there were and how each came out.
 * It does not know what the names of the tests mean.
 */
import { relative } from 'node:path';
import { z } from 'zod';

export interface TestResult {
  /** Relative to the root of the repository, with slashes whatever the system. */
  readonly file: string;
  /** The full name, the titles of the groups around the test included. */
  readonly name: string;
  readonly outcome: 'passed' | 'failed' | 'skipped';
}

export interface TestReport {
  readonly beganAtMs: number;
  readonly tests: readonly TestResult[];
}

const reportSchema = z.object({
  startTime: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Reads a report; one that is none is refused by zod, with the path of what is wrong in it. */
export function parseTestReport(text: string, root: string): TestReport {
  const { startTime, testResults } = reportSchema.parse(JSON.parse(text));
  const tests = testResults.flatMap(({ name, assertionResults }) => {
    const file = relative(root, name).replaceAll('\\', '/');
    return assertionResults.map(({ fullName, status }) => ({
      file,
      name: fullName,
      outcome: outcomeOf(status),
    }));
  });
  return { beganAtMs: startTime, tests };
}

// Pending, todo and disabled are as good as skipped: the test proved nothing.
function outcomeOf(status: string): TestResult['outcome'] {
  return status === 'passed' || status === 'failed' ? status : 'skipped';
}

/** The projects of `npm test`, in their order. */
export const testProjects = ['unit', 'e2e', 'electron'] as const;

/** Where `npm test` puts the report of a project, relative to the root. */
export function reportFileOf(project: (typeof testProjects)[number]): string {
  return `test-results/${project}.json`;
}
