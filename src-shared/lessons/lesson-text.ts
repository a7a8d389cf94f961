/**
 * The text of a lesson: plain words, with `**strong**`, `` `code` `` and `[[glossary terms]]`, and
 * nothing else. It is read into spans, which a screen shows as text; there is no HTML to let through.
 */
import { z } from 'zod';
import { isTerm } from './glossary.ts';

export type LessonSpan =
  | { readonly kind: 'plain' | 'strong' | 'code'; readonly text: string }
  /** A word of the glossary, and how it is called in this sentence. */
  | { readonly kind: 'term'; readonly term: string; readonly text: string };

export type TextReading =
  | { readonly kind: 'read'; readonly spans: readonly LessonSpan[] }
  | { readonly kind: 'refused'; readonly sentence: string };

const longest = 600;
/** Signs that nobody sees, and those that turn the order of letters round. */
const unseen = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

interface Marked {
  readonly kind: 'strong' | 'code' | 'term';
  readonly opening: string;
  readonly closing: string;
}

const marks: readonly Marked[] = [
  { kind: 'strong', opening: '**', closing: '**' },
  { kind: 'code', opening: '`', closing: '`' },
  { kind: 'term', opening: '[[', closing: ']]' },
];

/** Reads a text, or says why it is none. */
export function readLessonText(text: string): TextReading {
  if (unseen.test(text))
    return refused('A text has no line breaks, and no signs that are not seen.');
  const spans: LessonSpan[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') spans.push({ kind: 'plain', text: plain });
    plain = '';
  };
  for (let at = 0; at < text.length; ) {
    const mark = marks.find(({ opening }) => text.startsWith(opening, at));
    if (mark === undefined) {
      const isEscaped = /^\\[\\*`[\]]/.test(text.slice(at, at + 2));
      plain += text.charAt(isEscaped ? at + 1 : at);
      at += isEscaped ? 2 : 1;
      continue;
    }
    const from = at + mark.opening.length;
    const to = text.indexOf(mark.closing, from);
    if (to <= from) return refused(`«${mark.opening}» is not closed, or closed at once.`);
    flush();
    const span = spanOf(mark, text.slice(from, to));
    if (span === undefined) return refused(`«${text.slice(from, to)}» is no word of the glossary.`);
    spans.push(span);
    at = to + mark.closing.length;
  }
  flush();
  return { kind: 'read', spans };
}

/** The text without its marks, for where only letters can be shown. */
export function plainLessonText(text: string): string {
  const read = readLessonText(text);
  return read.kind === 'read' ? read.spans.map((span) => span.text).join('') : text;
}

function spanOf({ kind }: Marked, text: string): LessonSpan | undefined {
  if (kind !== 'term') return { kind, text };
  const bar = text.indexOf('|');
  const term = (bar < 0 ? text : text.slice(0, bar)).toLowerCase();
  return isTerm(term) ? { kind, term, text: text.slice(bar + 1) } : undefined;
}

function refused(sentence: string): TextReading {
  return { kind: 'refused', sentence };
}

const rules =
  'Plain text with **strong**, `code` and [[glossary terms]], or [[term|other words for it]]; no ' +
  'HTML and no links. A backslash before *, `, [, ] or \\ shows that sign as it is. It is always ' +
  'shown as text, so < and & need nothing.';

/** A text of that length at most. */
export function lessonTextUpTo(most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .superRefine((text, context) => {
      const read = readLessonText(text);
      if (read.kind === 'refused') context.addIssue(read.sentence);
    })
    .describe(rules);
}

export const lessonText = lessonTextUpTo(longest);

/** A heading: a line without marks. */
export const lessonTitle = z
  .string()
  .min(1)
  .max(100)
  .refine((text) => !unseen.test(text), 'A title is one line.');
