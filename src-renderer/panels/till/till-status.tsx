/** What the customer sees on the till while CIBA goes on, in words a customer understands. */
import { CircleCheck, CircleX, Clock, Loader, type LucideIcon } from 'lucide-react';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import type { SignInLine } from '../../model/sign-in-lines.ts';

interface Story {
  readonly icon: LucideIcon;
  readonly tone: 'ok' | 'waiting' | 'refused';
  readonly title: string;
  readonly text: string;
}

const waitingStory: Story = {
  icon: Loader,
  tone: 'waiting',
  title: 'Waiting for your phone',
  text: 'Open the notification on your phone. Approve only if it shows the same message.',
};

const stories: Readonly<Record<string, Story>> = {
  asking: { icon: Loader, tone: 'waiting', title: 'Asking your bank', text: 'One moment.' },
  discovering: { icon: Loader, tone: 'waiting', title: 'Asking your bank', text: 'One moment.' },
  needsUserCode: {
    icon: Loader,
    tone: 'waiting',
    title: 'Your bank asks for your code',
    text: 'Say the code that you agreed on with your bank; it is sent once and not kept.',
  },
  'asked.waiting': waitingStory,
  'asked.polling': waitingStory,
  'asked.listening': waitingStory,
  fetchingKeys: {
    icon: Loader,
    tone: 'waiting',
    title: 'Checking the answer',
    text: 'Your bank has answered.',
  },
  verifying: {
    icon: Loader,
    tone: 'waiting',
    title: 'Checking the answer',
    text: 'Your bank has answered.',
  },
  signedIn: { icon: CircleCheck, tone: 'ok', title: 'Paid', text: 'Thank you.' },
  denied: {
    icon: CircleX,
    tone: 'refused',
    title: 'Cancelled',
    text: 'The request was refused on the phone. Nothing was paid.',
  },
  expired: {
    icon: Clock,
    tone: 'refused',
    title: 'Too late',
    text: 'Nobody answered on the phone in time. Nothing was paid.',
  },
  refused: {
    icon: CircleX,
    tone: 'refused',
    title: 'Not possible',
    text: 'The bank did not accept the request. Check the customer’s name and the message.',
  },
  failed: {
    icon: CircleX,
    tone: 'refused',
    title: 'Something went wrong',
    text: 'The answer could not be trusted. Nothing was paid.',
  },
};

interface TillStatusProps {
  readonly signIn: SignInLine;
}

export function TillStatus({ signIn }: TillStatusProps) {
  const { machine, began } = signIn;
  const story = stories[machine?.state ?? 'asking'] ?? waitingStory;
  const Icon = story.icon;
  return (
    <div className={`till-status ${story.tone}`} role="status">
      <Icon aria-hidden size={34} strokeWidth={1.6} />
      <h2>
        {story.title}
        {payer(signIn)}
      </h2>
      <p>{story.text}</p>
      {signIn.isOver || began.bindingMessage === '' ? null : (
        <p className="binding" aria-label="Message on both screens">
          {began.bindingMessage}
        </p>
      )}
      {machine?.about === undefined ? null : <TransactionBadge about={machine.about} />}
    </div>
  );
}

/** « by Alice Amberg», once the ID token that says so has been verified. */
function payer({ machine, verified }: SignInLine): string {
  const name = verified?.claims['name'];
  return machine?.state === 'signedIn' && typeof name === 'string' ? ` by ${name}` : '';
}
