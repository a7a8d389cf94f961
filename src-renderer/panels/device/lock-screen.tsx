/** The phone at rest: its clock by the run's own time, and a notification for what waits or ended. */
import { BellOff, ShieldOff, WifiOff } from 'lucide-react';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { isPending, type PromptLine } from '../../model/device/prompt-lines.ts';
import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { LetterNotice } from './letter-notice.tsx';
import { shownClock } from './phone-clock.ts';
import { PromptNotice } from './prompt-notice.tsx';

interface LockScreenProps {
  readonly view: RunView;
  readonly board: PhoneBoard;
  readonly prompts: readonly PromptLine[];
  readonly seen: ReadonlySet<string>;
  readonly onOpen: (line: PromptLine) => void;
  readonly onLetter: (letter: string) => void;
  readonly onDismiss: (prompt: string) => void;
}

const mostEnded = 3;
const mostLetters = 2;

export function LockScreen(props: LockScreenProps) {
  const { view, board, prompts, seen, onOpen, onLetter, onDismiss } = props;
  const pending = board.notifies ? prompts.filter(isPending) : [];
  const ended = prompts.filter((line) => !isPending(line) && !seen.has(line.prompt.prompt));
  const letters = board.notifies ? board.letters.slice(0, mostLetters) : [];
  const lines = [...pending, ...ended.slice(0, mostEnded)];
  return (
    <div className="lock-screen">
      <LockClock view={view} />
      <LockState board={board} waiting={prompts.filter(isPending).length} />
      {lines.length + letters.length === 0 ? (
        <p className="lock-quiet">No requests. They appear here.</p>
      ) : (
        <ul className="notifications" aria-label="Notifications">
          {lines.map((line) => (
            <PromptNotice
              key={line.prompt.prompt}
              line={line}
              board={board}
              isPast={view.cursor !== null}
              onOpen={() => onOpen(line)}
              onDismiss={() => onDismiss(line.prompt.prompt)}
            />
          ))}
          {letters.map(({ letter }) => (
            <LetterNotice
              key={letter.letter}
              letter={letter}
              epochMs={view.moment.setup?.epochMs ?? 0}
              onOpen={() => onLetter(letter.letter)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}

/** The time on the wall where the run is played, to the minute. */
function LockClock({ view }: { readonly view: RunView }) {
  const now = useShownTime(view);
  const { time, date } = shownClock((view.moment.setup?.epochMs ?? 0) + now);
  return (
    <div className="lock-clock">
      <p className="lock-time" role="img" aria-label={`The phone shows ${time}`}>
        {time}
      </p>
      <p className="lock-date">{date}</p>
    </div>
  );
}

/** Why nothing may be ringing. */
function LockState({ board, waiting }: { readonly board: PhoneBoard; readonly waiting: number }) {
  if (!board.online)
    return (
      <p className="lock-state">
        <WifiOff aria-hidden /> Offline: nothing reaches this device.
      </p>
    );
  if (!board.transacts)
    return (
      <p className="lock-state">
        <ShieldOff aria-hidden /> CIBA transactions are off: prompts are turned away.
      </p>
    );
  if (board.notifies) return null;
  return (
    <p className="lock-state">
      <BellOff aria-hidden />
      {waiting === 0
        ? 'Notifications are off.'
        : `Notifications are off. Waiting in the app: ${waiting}.`}
    </p>
  );
}
