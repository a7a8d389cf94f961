/** What the screen says at the moment: its sign, its words, the message to compare, and the badge. */
import { CircleCheck, CircleX, Clock, KeyRound, Loader, type LucideIcon } from 'lucide-react';
import { TransactionBadge } from '../../../drawing/transaction-badge.tsx';
import { type ShownPhase, toneOf } from '../../../model/story/phase.ts';
import type { Telling } from '../../../model/story/use-telling.ts';

export interface Words {
  readonly title: string;
  readonly text: string;
}

export type StoryWords = Readonly<Record<ShownPhase, Words>>;

const icons: Readonly<Record<ShownPhase, LucideIcon>> = {
  asking: Loader,
  needsUserCode: KeyRound,
  waiting: Loader,
  checking: Loader,
  signedIn: CircleCheck,
  denied: CircleX,
  expired: Clock,
  refused: CircleX,
  failed: CircleX,
};

interface StoryStatusProps {
  readonly telling: Telling;
  readonly words: StoryWords;
  /** After the title, once it is known who that was. */
  readonly titleEnd?: string;
  readonly iconSize?: number;
}

export function StoryStatus({ telling, words, titleEnd = '', iconSize = 34 }: StoryStatusProps) {
  const { phase, signIn, view } = telling;
  if (phase === 'idle' || signIn === undefined) return null;
  const { title, text } = words[phase];
  const Icon = icons[phase];
  const message = signIn.began.bindingMessage;
  return (
    <div
      className={`story-status ${toneOf(phase)}`}
      data-clock={view.cursor === null ? view.moment.clock.state : 'paused'}
      role="status"
    >
      <Icon aria-hidden size={iconSize} strokeWidth={1.6} />
      <h2>
        {title}
        {titleEnd}
      </h2>
      <p>{text}</p>
      {isCompared(phase) && message !== '' ? (
        <p className="binding" aria-label="Message on both screens">
          {message}
        </p>
      ) : null}
      {signIn.machine?.about === undefined ? null : (
        <TransactionBadge about={signIn.machine.about} />
      )}
    </div>
  );
}

/** Before the code is said nobody is asked, and afterwards there is nothing to compare. */
function isCompared(phase: ShownPhase): boolean {
  return phase === 'asking' || phase === 'waiting';
}
