/** A message with a link in a list: from whom, about what, when. */
import { Mail, MessageSquare } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { EntryOf } from '#shared/trace/entry.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { shownTime } from '../../model/shown-text.ts';

interface LetterNoticeProps {
  readonly letter: EntryOf<'letter.arrived'>;
  readonly onOpen: () => void;
}

export function LetterNotice({ letter, onOpen }: LetterNoticeProps) {
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
          <span className="notice-when">at {shownTime(letter.at).slice(0, -4)}</span>
        </span>
        {letter.about === undefined ? null : <TransactionBadge about={letter.about} />}
      </Button>
    </li>
  );
}
