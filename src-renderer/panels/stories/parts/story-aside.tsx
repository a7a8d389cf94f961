/**
 * What stands beside the words: how long the request lasts, the field for the code, why it ended, and
 * what to do next. All stories have it alike; each puts it where it belongs on its screen.
 */
import { RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Telling } from '../../../model/story/use-telling.ts';
import { EndedSentence } from './ended-sentence.tsx';
import { NextStep } from './next-step.tsx';
import { TimeToLapse } from './time-to-lapse.tsx';
import { UserCodeForm } from './user-code-form.tsx';

interface StoryAsideProps {
  readonly telling: Telling;
  /** What the button is called that begins anew. */
  readonly again?: string;
}

export function StoryAside({ telling, again = 'Start again' }: StoryAsideProps) {
  const { phase, signIn, isPast } = telling;
  return (
    <>
      <TimeToLapse telling={telling} />
      {phase === 'needsUserCode' ? <UserCodeForm telling={telling} /> : null}
      <EndedSentence because={telling.because} />
      <NextStep telling={telling} />
      {signIn?.isOver === true && !isPast ? (
        <Button className="button story-again" onPress={telling.startAgain}>
          <RotateCcw aria-hidden size={16} /> {again}
        </Button>
      ) : null}
      {isPast ? (
        <p className="quiet-line">You are looking at the past. Return to now to act.</p>
      ) : null}
    </>
  );
}
