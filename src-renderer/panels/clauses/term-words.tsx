/** A sentence in which the words of the glossary have their meaning, each where it stands first. */
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { glossary, isTerm, meaningOf } from '#shared/lessons/glossary.ts';
import { termReader } from '#shared/projections/clause-book/marked-terms.ts';

/** Every other sentence speaks of it: marked everywhere, it would tell nobody anything. */
const everywhere = 'client';

const read = termReader(Object.keys(glossary).filter((term) => term !== everywhere));

/** What stands in a sentence, with its terms. */
export type MarkedSentence = ReturnType<typeof read>;

/** Sentences that are read together: a word is marked in the first of them that has it. */
export function markedSentences(
  sentences: readonly string[],
  without: readonly string[] = [],
): readonly MarkedSentence[] {
  const found = new Set(without);
  return sentences.map((sentence) => read(sentence, found));
}

interface TermSentenceProps {
  readonly of: MarkedSentence;
  readonly className?: string;
}

export function TermSentence({ of, className }: TermSentenceProps) {
  let at = 0;
  return (
    <p className={className}>
      {of.map(({ text, term }) => {
        at += text.length;
        return term !== undefined && isTerm(term) ? (
          <TermWord key={at} term={term} text={text} />
        ) : (
          text
        );
      })}
    </p>
  );
}

interface TermWordProps {
  readonly term: Parameters<typeof meaningOf>[0];
  readonly text: string;
}

/** Shows its meaning while the pointer or the keyboard is on it. */
export function TermWord({ term, text }: TermWordProps) {
  return (
    <TooltipTrigger delay={200} closeDelay={0}>
      <Button className="lesson-term">{text}</Button>
      <Tooltip className="tooltip card-tooltip" placement="right top" offset={8}>
        <span>
          <strong>{term}</strong> — {meaningOf(term)}
        </span>
      </Tooltip>
    </TooltipTrigger>
  );
}
