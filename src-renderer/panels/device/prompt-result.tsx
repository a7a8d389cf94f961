/** What became of a prompt. */
import { CircleCheck, CircleX, Clock, Loader, type LucideIcon, Users } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Elsewhere } from '#shared/projections/phone-board.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { endWords, type PromptLine } from '../../model/prompt-lines.ts';
import { GestureMark, isSeen } from './gesture-mark.tsx';

interface PromptResultProps {
  readonly line: PromptLine;
  readonly elsewhere: Elsewhere | undefined;
  /** The last gesture by which somebody wanted to approve it. */
  readonly judged: EntryOf<'gesture.judged'> | undefined;
  readonly onClose: () => void;
}

const looks: Readonly<Record<string, { icon: LucideIcon; tone: string }>> = {
  sending: { icon: Loader, tone: 'waiting' },
  approved: { icon: CircleCheck, tone: 'ok' },
  denied: { icon: CircleX, tone: 'refused' },
  tooLate: { icon: Clock, tone: 'refused' },
  lapsed: { icon: Clock, tone: 'refused' },
  withdrawn: { icon: Users, tone: 'waiting' },
};

export function PromptResult({ line, elsewhere, judged, onClose }: PromptResultProps) {
  const look = looks[line.state];
  if (look === undefined) return null;
  const Icon = look.icon;
  return (
    <div className={`result tone-${look.tone}`} role="status">
      {line.state === 'sending' && isSeen(judged) ? (
        <GestureMark gesture={judged.gesture} />
      ) : (
        <Icon aria-hidden strokeWidth={1.5} />
      )}
      <p>{endWords(line, elsewhere)}</p>
      {line.state === 'sending' ? null : (
        <Button className="button" onPress={onClose}>
          Done
        </Button>
      )}
    </div>
  );
}
