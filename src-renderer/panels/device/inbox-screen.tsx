/** The inbox of a person who is reached by e-mail or text message. */
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { LetterNotice } from './letter-notice.tsx';

interface InboxScreenProps {
  readonly board: PhoneBoard;
  readonly epochMs: number;
  readonly onOpen: (letter: string) => void;
}

export function InboxScreen(props: InboxScreenProps) {
  const { epochMs, onOpen } = props;
  const { letters, device } = props.board;
  const isMail = device.channel === 'email';
  return (
    <div className="app-screen">
      <h2>{isMail ? 'Mail' : 'Messages'}</h2>
      {letters.length === 0 ? (
        <p className="app-quiet">
          The inbox is empty. A message with a link appears here as soon as somebody asks.
        </p>
      ) : (
        <ul className="notifications" aria-label="Inbox">
          {letters.map(({ letter }) => (
            <LetterNotice
              key={letter.letter}
              letter={letter}
              epochMs={epochMs}
              onOpen={() => onOpen(letter.letter)}
            />
          ))}
        </ul>
      )}
    </div>
  );
}
