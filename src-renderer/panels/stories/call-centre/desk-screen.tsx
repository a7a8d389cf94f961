/**
 * An agent's desk in a call centre: who presses here is not who approves. Until the caller has
 * approved on their own phone, nothing of the account is shown.
 */
import { Lock, ShieldCheck, ShieldQuestionMark } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { shownClaims } from '../../../model/story/claims-of.ts';
import { questionOf } from '../../../model/story/questions.ts';
import type { Telling } from '../../../model/story/use-telling.ts';
import { StoryAside } from '../parts/story-aside.tsx';
import { StoryStatus, type StoryWords } from '../parts/story-status.tsx';
import { CallQueue } from './call-queue.tsx';
import { type Caller, callers } from './callers.ts';

const words: StoryWords = {
  asking: { title: 'Asking for the caller', text: 'Stay on the line.' },
  needsUserCode: {
    title: 'Ask the caller for their code',
    text: 'This caller agreed on a code with the provider, so that nobody else can make their phone ring.',
  },
  waiting: {
    title: 'Waiting for the caller',
    text: 'Read the message aloud. The caller approves on their own phone if it shows the same.',
  },
  checking: { title: 'Checking the answer', text: 'The caller has decided.' },
  signedIn: {
    title: 'Verified caller',
    text: 'The account is open. What it shows comes from a verified ID token.',
  },
  denied: {
    title: 'Not the caller',
    text: 'Whoever holds the phone refused. End the call, and say nothing of the account.',
  },
  expired: {
    title: 'Not verified in time',
    text: 'Nobody approved. Offer to call back on the number in the records.',
  },
  refused: {
    title: 'Cannot be verified',
    text: 'The provider did not accept the request, and nobody’s phone has rung.',
  },
  failed: {
    title: 'Not verified',
    text: 'The answer could not be trusted. Treat it as no answer.',
  },
};

export function DeskScreen({ telling }: { readonly telling: Telling }) {
  const { signIn, phase } = telling;
  const [line, takeLine] = useState(callers[0].username);
  const username = signIn?.began.loginHint ?? line;
  const caller = callers.find((one) => one.username === username) ?? callers[0];
  const isBusy = signIn !== undefined;
  return (
    <div className="call-centre">
      <CallQueue chosen={username} isBusy={isBusy} onChoose={takeLine} />
      <section className="caller" aria-label="Caller">
        <CallerCard caller={caller} />
        <Account caller={caller} telling={telling} />
      </section>
      <section className="verification" aria-label="Verification">
        {phase === 'idle' ? (
          <Unverified caller={caller} telling={telling} />
        ) : (
          <StoryStatus telling={telling} words={words} />
        )}
        <StoryAside telling={telling} again="Next call" />
        <p className="quiet-line">
          You press here, and the caller approves there: on a phone that you never see.
        </p>
      </section>
    </div>
  );
}

function CallerCard({ caller: { says, number, wants } }: { readonly caller: Caller }) {
  return (
    <div className="caller-card">
      <p className="story-eyebrow">On the line</p>
      <h1>{says}</h1>
      <dl className="caller-facts">
        <div>
          <dt>Number</dt>
          <dd>{number}</dd>
        </div>
        <div>
          <dt>Wants</dt>
          <dd>{wants}</dd>
        </div>
      </dl>
    </div>
  );
}

interface CallerProps {
  readonly caller: Caller;
  readonly telling: Telling;
}

/** Locked until the caller is verified; then with what the provider says of them. */
function Account({ caller: { account, balance }, telling: { phase, signIn } }: CallerProps) {
  const isOpen = phase === 'signedIn';
  const claims = shownClaims(signIn);
  return (
    <div className={isOpen ? 'account open' : 'account'}>
      <p className="story-eyebrow">
        {isOpen ? <ShieldCheck aria-hidden size={15} /> : <Lock aria-hidden size={15} />}
        {isOpen ? 'Verified' : 'Locked until the caller is verified'}
      </p>
      {isOpen ? (
        <dl className="caller-facts" aria-label="Verified claims">
          {claims.map(([word, value]) => (
            <div key={word}>
              <dt>{word}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          <div>
            <dt>Account</dt>
            <dd>
              {account}, {balance}
            </dd>
          </div>
        </dl>
      ) : (
        <p className="account-bars" aria-hidden>
          <span />
          <span />
          <span />
        </p>
      )}
    </div>
  );
}

function Unverified({ caller: { username }, telling }: CallerProps) {
  const verify = (): void => telling.ask(questionOf('call-centre', username));
  return (
    <div className="story-status waiting">
      <ShieldQuestionMark aria-hidden size={34} strokeWidth={1.6} />
      <h2>Not verified</h2>
      <p>A name and a number prove nothing. Say nothing of the account yet.</p>
      <Button className="button primary large" aria-disabled={telling.isPast} onPress={verify}>
        <ShieldCheck aria-hidden size={20} /> Verify caller
      </Button>
    </div>
  );
}
