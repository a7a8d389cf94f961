/** One prompt in a list: who asks, its badge and message, or how it ended. */
import {
  BellRing,
  CircleCheck,
  CircleX,
  Clock,
  type LucideIcon,
  ShieldAlert,
  Users,
  X,
} from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import {
  endWords,
  isPending,
  type PromptLine,
  standingOf,
} from '../../model/device/prompt-lines.ts';

interface PromptNoticeProps {
  readonly line: PromptLine;
  readonly board: PhoneBoard;
  readonly isPast: boolean;
  readonly onOpen: () => void;
  readonly onDismiss?: (() => void) | undefined;
}

const icons: Readonly<Record<string, LucideIcon>> = {
  notified: BellRing,
  shown: BellRing,
  approved: CircleCheck,
  denied: CircleX,
  reported: ShieldAlert,
  refused: ShieldAlert,
  withdrawn: Users,
};

export function PromptNotice({ line, board, isPast, onOpen, onDismiss }: PromptNoticeProps) {
  const { prompt, state } = line;
  const Icon = icons[standingOf(line, board)] ?? Clock;
  const waits = isPending(line);
  const words = waits ? 'asks you to confirm a sign-in' : endWords(line, board);
  const verb = waits ? 'Open' : 'Look at';
  return (
    <li className={waits ? 'notice-line' : 'notice-line over'}>
      <Button
        className="notification"
        aria-label={`${verb} the request from ${prompt.clientName}`}
        aria-description={`${prompt.badge}: ${words}`}
        aria-disabled={isPast && state === 'notified'}
        onPress={onOpen}
      >
        <Icon aria-hidden />
        <span className="notice-words">
          <strong>{prompt.clientName}</strong>
          <span>{words}</span>
          {waits ? <span className="notice-binding">{prompt.bindingMessage}</span> : null}
        </span>
        {prompt.about === undefined ? null : <TransactionBadge about={prompt.about} />}
      </Button>
      {waits ? null : <Dismissal of={prompt.clientName} onDismiss={onDismiss} />}
    </li>
  );
}

function Dismissal({
  of,
  onDismiss,
}: { readonly of: string } & Pick<PromptNoticeProps, 'onDismiss'>) {
  if (onDismiss === undefined) return null;
  return (
    <Button
      className="notice-dismiss"
      aria-label={`Dismiss the request from ${of}`}
      onPress={onDismiss}
    >
      <X aria-hidden />
    </Button>
  );
}
