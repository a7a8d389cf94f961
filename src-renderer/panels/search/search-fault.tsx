/** What cannot be read of a search: the place, why, and what to write there instead. */
import { Button } from 'react-aria-components';
import type { TextRefusal } from '#shared/trace/match/text/match-words.ts';
import { nearestWords } from './nearest-words.ts';

interface SearchFaultProps {
  readonly text: string;
  readonly fault: TextRefusal;
  readonly onText: (text: string) => void;
}

export function SearchFault({
  text,
  fault: { column, sentence, allowed },
  onText,
}: SearchFaultProps) {
  const before = text.slice(0, column - 1);
  const [wrong = ''] = /^[^\s()]*/.exec(text.slice(column - 1)) ?? [];
  const after = text.slice(column - 1 + wrong.length);
  const [said = sentence] = sentence.split(' Allowed there: ');
  return (
    <div className="search-fault" role="status">
      <code>
        {before.slice(-shownBefore)}
        <mark>{wrong === '' ? '▯' : wrong}</mark>
        {after.slice(0, shownBefore)}
      </code>
      <span>{said}</span>
      {nearestWords(wrong, allowed).map((word) => (
        <Button
          key={word}
          className="button small wire"
          aria-label={`Write ${word} there`}
          onPress={() => onText(`${before}${word}${after}`)}
        >
          {word}
        </Button>
      ))}
      {wrong === '' || /["\\]/.test(wrong) ? null : (
        <Button
          className="button small"
          onPress={() => onText(`${before}${JSON.stringify(wrong)}${after}`)}
        >
          As it stands
        </Button>
      )}
    </div>
  );
}

const shownBefore = 24;
