/** The book as lines of text, for a terminal: every page with all that stands on it. */
import type { BookRule, ClauseBook, Mention, Passage, TermPage } from './passage.ts';

/** Every page in order, a blank line between two. */
export function bookText({ passages, terms }: ClauseBook): string {
  const pages = [...passages.map(passageLines), ...terms.map(termLines)];
  return pages.map((lines) => lines.map((line) => `${line}\n`).join('')).join('\n');
}

function passageLines(passage: Passage): readonly string[] {
  const { label, title, says, url, rules, parameters, mentions } = passage;
  return [
    `${label}, ${title}`,
    `  ${says}`,
    `  ${url}`,
    ...rules.map((rule) => `  rule «${rule.name}» (${tablesOf(rule)}): ${rule.teaching}`),
    ...parameters.map(({ name, means }) => `  parameter ${name}: ${means}`),
    ...lessonLines(mentions),
  ];
}

function termLines({ term, meaning, passages, mentions }: TermPage): readonly string[] {
  const stands = passages.length === 0 ? [] : [`  stands in ${passages.join(', ')}`];
  return [`term «${term}»`, `  ${meaning}`, ...stands, ...lessonLines(mentions)];
}

const tablesOf = ({ places }: BookRule): string => places.map(({ table }) => table).join(', ');

/** Each page of a lesson once, however many of its sentences it is. */
function lessonLines(mentions: readonly Mention[]): readonly string[] {
  return [
    ...new Set(
      mentions.map(
        ({ number, title, page, beat }) => `  lesson ${number} «${title}», page ${page}: ${beat}`,
      ),
    ),
  ];
}
