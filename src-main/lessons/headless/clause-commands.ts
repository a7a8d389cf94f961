/**
 * `clauses`: the book of clauses and terms, all of it or the pages on which some words stand. It is
 * data and goes to stdout, as text or as JSON.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { bookWith } from '#shared/lessons/lesson-book.ts';
import { bookText } from '#shared/projections/clause-book/book-text.ts';
import type { ClauseBook } from '#shared/projections/clause-book/passage.ts';
import { passagesWith, termsWith } from '#shared/projections/clause-book/search-book.ts';
import { tell } from '../../log.ts';
import { lessonFolder, lessonNames } from '../lesson-files.ts';

const about = `
Every clause with its paraphrase and address, the rules that implement it and the lessons that show
it; public issues that lessons cite; and every term of the glossary.

Exit codes: 0 printed; 1 these words stand nowhere.`;

/** Adds the command to the program. */
export function addClauseCommand(program: Command): void {
  program
    .command('clauses')
    .description('print the clauses and terms, with the rules and lessons that belong to them')
    .argument('[words...]', 'only pages on which all of these stand')
    .option('--json', 'as one JSON object')
    .addHelpText('after', about)
    .action(print);
}

function print(words: readonly string[], { json }: { readonly json?: true }): void {
  const book = withWords(builtInBook(), words.join(' '));
  if (book.passages.length + book.terms.length === 0) {
    tell(`«${words.join(' ')}» stands in no clause and in no term.`);
    process.exitCode = 1;
  }
  process.stdout.write(json === true ? `${JSON.stringify(book, null, 2)}\n` : bookText(book));
}

function withWords({ passages, terms }: ClauseBook, words: string): ClauseBook {
  return { passages: passagesWith(passages, words), terms: termsWith(terms, words) };
}

function builtInBook(): ClauseBook {
  return bookWith(
    lessonNames().map((name) => readFileSync(join(lessonFolder, `${name}.json`), 'utf8')),
  );
}
