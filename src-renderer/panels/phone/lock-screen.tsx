/** The phone at rest: its clock, and a notification for each prompt that waits. */
import { BellRing } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Session } from '#shared/intents.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import type { PromptLine } from '../../model/prompt-lines.ts';
import { type RunView, useDispatch, useShownTime } from '../../model/use-trace.ts';

interface LockScreenProps {
  readonly view: RunView;
  readonly session: Session;
  readonly prompts: readonly PromptLine[];
}

export function LockScreen({ view, session, prompts }: LockScreenProps) {
  const now = useShownTime(view);
  const epoch = view.moment.setup?.epochMs ?? 0;
  const time = new Date(epoch + now).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
  });
  return (
    <div className="lock-screen">
      <p className="lock-time" aria-label={`The phone shows ${time}`}>
        {time}
      </p>
      {prompts.length === 0 ? (
        <p className="lock-quiet">No requests. They appear here.</p>
      ) : (
        <ul className="notifications" aria-label="Notifications">
          {prompts.map((line) => (
            <Notification
              key={line.prompt.prompt}
              line={line}
              session={session}
              isPast={view.cursor !== null}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

interface NotificationProps {
  readonly line: PromptLine;
  readonly session: Session;
  readonly isPast: boolean;
}

function Notification({ line: { prompt }, session, isPast }: NotificationProps) {
  const dispatch = useDispatch();
  const open = (): void =>
    void dispatch({
      kind: 'prompt.opened',
      run: session.run,
      device: session.party,
      prompt: prompt.prompt,
    });
  return (
    <li>
      <Button
        className="notification"
        aria-label={`Open the request from ${prompt.clientName}`}
        aria-disabled={isPast}
        onPress={() => {
          if (!isPast) open();
        }}
      >
        <BellRing aria-hidden size={20} />
        <span>
          <strong>{prompt.clientName}</strong>
          <span>asks you to confirm a sign-in</span>
        </span>
        {prompt.about === undefined ? null : <TransactionBadge about={prompt.about} />}
      </Button>
    </li>
  );
}
