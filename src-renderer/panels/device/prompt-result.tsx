/** What became of a prompt. */
import {
  CircleCheck,
  CircleX,
  Clock,
  Loader,
  type LucideIcon,
  ShieldAlert,
  Users,
} from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { endWords, type PromptLine, standingOf } from '../../model/device/prompt-lines.ts';
import { GestureMark, isSeen } from './gesture-mark.tsx';

interface PromptResultProps {
  readonly line: PromptLine;
  readonly board: PhoneBoard | undefined;
  readonly onClose: () => void;
}

const looks: Readonly<Record<string, { icon: LucideIcon; tone: string }>> = {
  sending: { icon: Loader, tone: 'waiting' },
  approved: { icon: CircleCheck, tone: 'ok' },
  denied: { icon: CircleX, tone: 'refused' },
  reported: { icon: ShieldAlert, tone: 'refused' },
  refused: { icon: ShieldAlert, tone: 'refused' },
  tooLate: { icon: Clock, tone: 'refused' },
  lapsed: { icon: Clock, tone: 'refused' },
  withdrawn: { icon: Users, tone: 'waiting' },
};

export function PromptResult({ line, board, onClose }: PromptResultProps) {
  const look = looks[standingOf(line, board)];
  if (look === undefined) return null;
  const Icon = look.icon;
  // The last gesture by which somebody wanted to approve it.
  const judged = board?.gestures.get(line.prompt.prompt);
  return (
    <div className={`result tone-${look.tone}`} role="status">
      {line.state === 'sending' && isSeen(judged) ? (
        <GestureMark gesture={judged.gesture} />
      ) : (
        <Icon aria-hidden strokeWidth={1.5} />
      )}
      <p>{endWords(line, board)}</p>
      {line.state === 'sending' ? null : (
        <Button className="button" onPress={onClose}>
          Done
        </Button>
      )}
    </div>
  );
}
