/**
 * One sentence. What it says of the run it shows there: it is a button that leads to the moment, and
 * where it does not hold in this run it is marked so, and not claimed.
 */
import { CornerDownRight, TriangleAlert } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Finding } from '#shared/lessons/judging/finding.ts';
import type { Sentence } from '#shared/lessons/sentence.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { Citations } from './citations.tsx';
import { LessonWords } from './lesson-words.tsx';

interface SentenceProps {
  readonly sentence: Sentence;
  /** «beats[2].text[0]» */
  readonly place: string;
}

export function LessonSentence({ sentence, place }: SentenceProps) {
  const { findings } = useLessonDesk();
  const { text, shows = [], cites } = sentence;
  const found = shows.flatMap((_claim, index) => findings.get(`${place}.shows[${index}]`) ?? []);
  const missing = found.find(({ holds }) => !holds);
  return (
    <div className={`lesson-sentence${missing === undefined ? '' : ' not-here'}`}>
      {missing === undefined ? null : <NotHere finding={missing} />}
      <p>
        <LessonWords text={text} />{' '}
        {missing === undefined ? <Shown found={found} text={text} /> : null}
        <Citations of={cites} />
      </p>
    </div>
  );
}

function NotHere({ finding }: { readonly finding: Finding }) {
  return (
    <p className="lesson-not-here">
      <TriangleAlert aria-hidden size={14} /> Not in this run: something was changed.{' '}
      <span className="lesson-found">{finding.sentence}</span>
    </p>
  );
}

/** Leads to the entry that it rests on; what says that something never came rests on none. */
function Shown({ found, text }: { readonly found: readonly Finding[]; readonly text: string }) {
  const { jump } = useLessonDesk();
  const shown = found.find(({ seqs }) => seqs.length > 0);
  const seq = shown?.seqs[0];
  if (shown === undefined || seq === undefined) return null;
  return (
    <Button
      className="lesson-jump"
      aria-label={`Show where: ${text.replaceAll(/[*`[\]]/g, '')}`}
      onPress={() => jump(shown.run, seq)}
    >
      <CornerDownRight aria-hidden size={13} /> show
    </Button>
  );
}
