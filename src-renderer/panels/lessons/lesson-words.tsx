/** The text of a lesson as words: read into spans, shown as text, and its terms with their meaning. */
import { isTerm } from '#shared/lessons/glossary.ts';
import { type LessonSpan, readLessonText } from '#shared/lessons/lesson-text.ts';
import { TermWord } from '../clauses/term-words.tsx';

interface WordsProps {
  readonly text: string;
  /** Inside a button there can be no other one: a term is a word there. */
  readonly isPlain?: boolean;
}

export function LessonWords({ text, isPlain = false }: WordsProps) {
  const read = readLessonText(text);
  if (read.kind === 'refused') return <>{text}</>;
  let at = 0;
  return read.spans.map((span) => {
    at += span.text.length;
    return <Span key={at} span={span} isPlain={isPlain} />;
  });
}

function Span({ span, isPlain }: { readonly span: LessonSpan; readonly isPlain: boolean }) {
  if (span.kind === 'strong') return <strong>{span.text}</strong>;
  if (span.kind === 'code') return <code>{span.text}</code>;
  if (span.kind !== 'term' || isPlain || !isTerm(span.term)) return span.text;
  return <TermWord term={span.term} text={span.text} />;
}
