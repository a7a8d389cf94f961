/**
 * `lesson`: plays lessons to their end on the command line, and says of each whether it keeps what it
 * says. What was found is on stdout, one line a lesson and one a fault.
 */
import type { Command } from 'commander';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import type { Lesson } from '#shared/lessons/lesson.ts';
import packageFacts from '../../../package.json' with { type: 'json' };
import { WorkbenchError } from '../../workbench-error.ts';
import { lessonNames, openLesson } from '../lesson-files.ts';
import { createEntryLines } from './entry-lines.ts';
import { type LessonParts, type PlayedLesson, playLesson } from './play-lesson.ts';

interface LessonChoices {
  readonly all?: true;
  readonly list?: true;
  readonly verbose?: true;
  readonly entries?: true;
}

const about = `
A lesson is played in virtual time, without a network: every beat has to come to its moment, every
sentence about the run to hold, every answer to be shown or refuted, and every model answer to reach
its goal and par, which doing nothing must not.

Exit codes: 0 every lesson keeps what it says; 1 one does not; 2 a file that cannot be used.`;

/** Adds the command to the program. */
export function addLessonCommand(program: Command): void {
  program
    .command('lesson')
    .description('play a lesson to its end and judge it')
    .argument('[lesson]', 'the name of a built-in one, or a file; «schema lesson» describes one')
    .option('--all', 'every built-in one')
    .option('--list', 'only say which are built in')
    .option('--verbose', 'also say what holds')
    .option('--entries', 'also print every entry of its runs, for whoever writes matches')
    .addHelpText('after', about)
    .action(lesson);
}

async function lesson(name: string | undefined, choices: LessonChoices): Promise<void> {
  const { all, list } = choices;
  if (list === true) {
    for (const known of lessonNames()) say(`${known}  ${openLesson(known).title}`);
    return;
  }
  if ((name === undefined) === (all === undefined))
    throw new WorkbenchError('Name one lesson, or say --all.');
  for (const one of name === undefined ? lessonNames() : [name]) {
    const holds = await playOne(one, choices);
    if (!holds) process.exitCode = 1;
  }
}

async function playOne(
  name: string,
  { verbose, entries: listed }: LessonChoices,
): Promise<boolean> {
  const opened = openLesson(name);
  const engine = packageFacts.version;
  const onEntry = listed === true ? createEntryLines(say) : undefined;
  const onBeat = listed === true ? (id: string) => say(`-- the moment of «${id}»`) : undefined;
  const { findings, beats, entries } = await played(name, opened, { engine, onEntry, onBeat });
  const failed = findings.filter(({ holds }) => !holds);
  const judged = `${beats} of ${opened.beats.length} beats, ${entries} entries, ${findings.length} findings`;
  say(`${name}: ${judged}; ${failed.length === 0 ? 'all of them hold' : `${failed.length} fail`}.`);
  for (const finding of verbose === true ? findings : failed) say(`  ${lineOf(finding)}`);
  return failed.length === 0;
}

async function played(name: string, opened: Lesson, parts: LessonParts): Promise<PlayedLesson> {
  try {
    return await playLesson(opened, parts);
  } catch (cause) {
    if (!(cause instanceof WorkbenchError)) throw cause;
    throw new WorkbenchError(`${name}: ${cause.message}`, { cause });
  }
}

function lineOf({ place, kind, run, holds, sentence }: Finding): string {
  return `${holds ? 'holds' : 'FAILS'} ${place} (${kind}, run ${run}): ${sentence}`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
