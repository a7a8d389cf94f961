/**
 * A television that a household shares: read from the sofa, worked with a remote control, and no
 * place for a password. It stays dark whatever the theme is.
 */
import { Tv } from 'lucide-react';
import { verifiedName } from '../../../model/story/claims-of.ts';
import type { Telling } from '../../../model/story/use-telling.ts';
import { StoryAside } from '../parts/story-aside.tsx';
import { StoryStatus, type StoryWords } from '../parts/story-status.tsx';
import { ViewerChoice } from './viewer-choice.tsx';

const words: StoryWords = {
  asking: { title: 'One moment', text: 'Asking your provider.' },
  needsUserCode: {
    title: 'Your code, please',
    text: 'You agreed on one with your provider. It keeps others from ringing your phone.',
  },
  waiting: { title: 'Look at your phone', text: 'Approve there if it shows the same message.' },
  checking: { title: 'Almost there', text: 'Your phone has answered.' },
  signedIn: { title: 'Welcome', text: 'Your films go on where you left them.' },
  denied: { title: 'Not signed in', text: 'The request was refused on the phone.' },
  expired: { title: 'Nobody answered', text: 'The request has lapsed. Nobody is signed in.' },
  refused: { title: 'That did not work', text: 'The provider did not accept the request.' },
  failed: { title: 'That did not work', text: 'The answer could not be trusted.' },
};

export function TelevisionScreen({ telling }: { readonly telling: Telling }) {
  const { phase, signIn } = telling;
  const viewer = verifiedName(signIn);
  return (
    <div className="television">
      <h1 className="television-brand">
        <Tv aria-hidden size={26} /> Lumen
      </h1>
      {phase === 'idle' ? (
        <ViewerChoice telling={telling} />
      ) : (
        <section className="television-stage" aria-label="Sign-in">
          <StoryStatus
            telling={telling}
            words={words}
            titleEnd={viewer === undefined ? '' : `, ${viewer}`}
            iconSize={64}
          />
          {viewer === undefined ? null : <Shelf />}
          <StoryAside telling={telling} again="Back to everybody" />
        </section>
      )}
    </div>
  );
}

const films = ['The Long Poll', 'Night Ferry', 'Out of Band', 'A Fair Interval'];

/** What somebody who is signed in finds. */
function Shelf() {
  return (
    <ul className="television-shelf" aria-label="Go on watching">
      {films.map((film) => (
        <li key={film}>{film}</li>
      ))}
    </ul>
  );
}
