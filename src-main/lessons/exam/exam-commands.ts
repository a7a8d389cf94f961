/**
 * `exam`: makes papers, shows this workbench's key, and verifies results, on the command line. Papers,
 * keys and verdicts are on stdout.
 */
import { readFileSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { longestResult } from '#shared/intents/exam-intents.ts';
import {
  type ExamTerms,
  examTerms,
  paperHash,
  studentName,
} from '#shared/lessons/exam/exam-paper.ts';
import { makePaper } from '#shared/lessons/exam/make-paper.ts';
import { verdictLines } from '#shared/lessons/exam/verdict-words.ts';
import { sentenceOfIssues } from '#shared/trace/run-file/issue-sentence.ts';
import { dataFolder } from '../../data-folder.ts';
import { writeText } from '../../files/file-folder.ts';
import { tell } from '../../log.ts';
import { sentenceOf, WorkbenchError } from '../../workbench-error.ts';
import { builtInLessons } from '../lesson-files.ts';
import { examKeyIn, type PublicExamKey, publicExamKey, thumbprintOf } from './exam-key.ts';
import { verifiedResult } from './verify-result.ts';

interface PaperChoices {
  readonly seed: string;
  readonly student: string;
  readonly lessons: string;
  readonly questions: string;
  readonly minutes?: string;
  readonly out?: string;
}

const aboutVerify = `
What the signature says is that a workbench with that key wrote the result and nobody changed it since.
It does not say who sat there. Compare the key with the one that «exam key» shows at the student's workbench.

Exit codes: 0 genuine; 1 refused, with a sentence; 2 a file that cannot be used.`;

/** Adds the commands to the program. */
export function addExamCommands(program: Command): void {
  const exam = program.command('exam').description('make the paper of an exam, verify a result');
  exam
    .command('make')
    .description('make the paper of one student; the same seed and student are the same paper')
    .requiredOption('--seed <seed>', 'what the trainer chose for this exam')
    .requiredOption('--student <name>', 'the name or the number of the student')
    .option('--lessons <which>', 'all, course, attacks, museum, or numbers as in 2,3', 'all')
    .option('--questions <number>', 'how many', '10')
    .option('--minutes <number>', 'how long answers are taken')
    .option('--out <file>', 'where to write it; left out, it is printed')
    .action(make);
  exam
    .command('key')
    .description('print the public key of this workbench, by which its results are verified')
    .option('--data <folder>', 'the data folder', dataFolder(process.env))
    .action(async ({ data }: { readonly data: string }) => {
      const key = await examKeyIn(data).publicHalf();
      tell(`Thumbprint: ${await thumbprintOf(key)}`);
      say(JSON.stringify(key));
    });
  exam
    .command('verify')
    .description('say who sat what, when, and with how many points, if the result is genuine')
    .argument('<file>', 'the result file')
    .option('--key <file>', 'the public key that it has to be signed by, as a JWK')
    .addHelpText('after', aboutVerify)
    .action(verify);
}

async function make(choices: PaperChoices): Promise<void> {
  const student = studentName.safeParse(choices.student);
  if (!student.success) throw new WorkbenchError(sentenceOfIssues(student.error.issues));
  const made = makePaper(termsOf(choices), student.data, builtInLessons());
  if (made.kind === 'refused') throw new WorkbenchError(made.sentence);
  const text = `${JSON.stringify(made.paper, null, 2)}\n`;
  tell(`The paper is ${paperHash(made.paper)}.`);
  if (choices.out === undefined) process.stdout.write(text);
  else await writeText(choices.out, [text]);
}

function termsOf({ seed, lessons, questions, minutes }: PaperChoices): ExamTerms {
  const numbers = /^[\d, ]+$/.test(lessons) ? lessons.split(',').map(Number) : lessons;
  const read = examTerms.safeParse({
    seed,
    lessons: numbers,
    questions: Number(questions),
    ...(minutes === undefined ? {} : { minutes: Number(minutes) }),
  });
  if (read.success) return read.data;
  throw new WorkbenchError(sentenceOfIssues(read.error.issues));
}

async function verify(file: string, { key }: { readonly key?: string }): Promise<void> {
  const text = textOf(file);
  const expected = key === undefined ? undefined : keyOf(key);
  const verdict = await verifiedResult(text, { key: expected, lessons: builtInLessons() });
  for (const line of verdictLines(verdict)) say(line);
  if (verdict.kind === 'refused') process.exitCode = 1;
}

function keyOf(file: string): PublicExamKey {
  try {
    return publicExamKey.parse(JSON.parse(textOf(file)));
  } catch (cause) {
    if (cause instanceof WorkbenchError) throw cause;
    throw new WorkbenchError(`${file} holds no public key of a workbench (a JWK for ES256).`, {
      cause,
    });
  }
}

function textOf(file: string): string {
  try {
    if (statSync(file).size > longestResult) throw new Error('it is too large for a result');
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WorkbenchError(`${file} cannot be read (${sentenceOf(cause)}).`, { cause });
  }
}

/** What is in a result was written elsewhere, and gives a terminal no orders. */
function say(line: string): void {
  process.stdout.write(`${line.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}\n`);
}
