/** A message with a link in a list: from whom, about what, when. */
import { Mail, MessageSquare } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { EntryOf } from '#shared/trace/entry.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownClock } from './phone-clock.ts';

interface LetterNoticeProps {
  readonly letter: EntryOf<'letter.arrived'>;
  /** When the run began, by the world's clock. */
  readonly epochMs: number;
  readonly onOpen: () => void;
}

export function LetterNotice({ letter, epochMs, onOpen }: LetterNoticeProps) {
  const isMail = letter.channel === 'email';
  const Icon = isMail ? Mail : MessageSquare;
  const kind = isMail ? 'e-mail' : 'text message';
  return (
    <li className="notice-line">
      <Button
        className="notification"
        aria-label={`Read the ${kind}: ${letter.subject}`}
        onPress={onOpen}
      >
        <Icon aria-hidden />
        <span className="notice-words">
          <strong>{letter.from}</strong>
          <span>{letter.subject}</span>
          <span className="notice-when">at {shownClock(epochMs + letter.at).time}</span>
        </span>
        {letter.about === undefined ? null : <TransactionBadge about={letter.about} />}
      </Button>
    </li>
  );
}
