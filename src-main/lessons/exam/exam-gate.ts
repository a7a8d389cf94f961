/**
 * What is not done while a paper is sat, because it would show what comes: lessons, other runs, and
 * copies of a question's run. The fork in which a task is tried is the student's own.
 */
import { isLessonIntent } from '#shared/intents/lesson-intents.ts';
import type { Intent } from '#shared/intents.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';

const notNow = 'A paper is being sat; hand it in, or give it up, to do that.';

const elsewhere: ReadonlySet<Intent['kind']> = new Set([
  'run.create',
  'run.fork',
  'run.import',
  'run.export',
  'modes.compare',
]);

/** The sentence that says so; undefined where nothing speaks against it. */
export function examGate(sitting: ExamSitting | undefined, intent: Intent): string | undefined {
  if (sitting === undefined) return undefined;
  if (isLessonIntent(intent) || elsewhere.has(intent.kind)) return notNow;
  if (intent.kind !== 'run.open') return undefined;
  return runsOf(sitting).has(intent.run) ? undefined : notNow;
}

/** The runs of questions that were turned to, and the student’s own forks. */
function runsOf({ opened, attempts }: ExamSitting): ReadonlySet<string> {
  const asked = Object.values(opened).flatMap(({ runs }) => Object.values(runs));
  return new Set([...asked, ...Object.values(attempts).map(({ run }) => run)]);
}
