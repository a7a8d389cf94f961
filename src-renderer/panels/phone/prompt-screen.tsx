/** A prompt on the phone: who asks, for what, with which message; the decision; what became of it. */
import { CircleCheck, CircleX, Clock, Loader, type LucideIcon } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Session } from '#shared/intents.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import type { PromptLine } from '../../model/prompt-lines.ts';
import { shownScope } from '../../model/shown-text.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';
import { AuthorizationDetails } from './authorization-details.tsx';

interface PromptScreenProps {
  readonly view: Pick<RunView, 'cursor'>;
  readonly session: Session;
  readonly line: PromptLine;
  readonly onClose: () => void;
}

export function PromptScreen({ view, session, line, onClose }: PromptScreenProps) {
  const { prompt, state } = line;
  return (
    <div className="prompt-screen">
      <p className="asks">
        <strong>{prompt.clientName}</strong> asks
        {prompt.about === undefined ? null : <TransactionBadge about={prompt.about} />}
      </p>
      {prompt.bindingMessage === null ? (
        <p className="lock-quiet">This request carries no message to compare.</p>
      ) : (
        <p className="binding" aria-label="Message on both screens">
          {prompt.bindingMessage}
        </p>
      )}
      <ul className="scopes" aria-label="What it may do">
        {prompt.scope.split(' ').map((word) => (
          <li key={word}>{shownScope(word)}</li>
        ))}
      </ul>
      <AuthorizationDetails details={prompt.authorizationDetails} />
      {state === 'shown' ? (
        <Decision prompt={prompt.prompt} session={session} isPast={view.cursor !== null} />
      ) : (
        <Result state={state} onClose={onClose} />
      )}
    </div>
  );
}

interface DecisionProps {
  readonly prompt: string;
  readonly session: Session;
  readonly isPast: boolean;
}

function Decision({ prompt, session, isPast }: DecisionProps) {
  const dispatch = useDispatch();
  const decide = (kind: 'prompt.approved' | 'prompt.denied' | 'prompt.reported'): void => {
    if (!isPast) void dispatch({ kind, run: session.run, device: session.party, prompt });
  };
  return (
    <div className="decision">
      <p>Does the till show the same message?</p>
      <Button
        className="button approve"
        aria-disabled={isPast}
        onPress={() => decide('prompt.approved')}
      >
        Approve
      </Button>
      <Button
        className="button deny"
        aria-disabled={isPast}
        onPress={() => decide('prompt.denied')}
      >
        Deny
      </Button>
      <Button
        className="button report"
        aria-disabled={isPast}
        onPress={() => decide('prompt.reported')}
      >
        I did not ask for this
      </Button>
      {isPast ? (
        <p className="lock-quiet">You are looking at the past. Return to now to act.</p>
      ) : null}
    </div>
  );
}

const results: Readonly<Record<string, { icon: LucideIcon; title: string; tone: string }>> = {
  sending: { icon: Loader, title: 'Sending your answer', tone: 'waiting' },
  approved: { icon: CircleCheck, title: 'Approved', tone: 'ok' },
  denied: { icon: CircleX, title: 'Denied', tone: 'refused' },
  tooLate: { icon: Clock, title: 'Too late: the request was over', tone: 'refused' },
  lapsed: { icon: Clock, title: 'This request has lapsed', tone: 'refused' },
  withdrawn: { icon: CircleCheck, title: 'Decided elsewhere', tone: 'waiting' },
};

function Result({ state, onClose }: { readonly state: string; readonly onClose: () => void }) {
  const result = results[state];
  if (result === undefined) return null;
  const Icon = result.icon;
  return (
    <div className={`result tone-${result.tone}`} role="status">
      <Icon aria-hidden size={40} strokeWidth={1.5} />
      <p>{result.title}</p>
      {state === 'sending' ? null : (
        <Button className="button" onPress={onClose}>
          Done
        </Button>
      )}
    </div>
  );
}
