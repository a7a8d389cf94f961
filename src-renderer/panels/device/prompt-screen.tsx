/** A prompt on the phone: who asks, for what, with which message; the decision; what became of it. */

import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Session } from '#shared/session.ts';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import type { PromptLine } from '../../model/device/prompt-lines.ts';
import type { RunView } from '../../model/use-trace.ts';
import { Decision } from './decision.tsx';
import { PromptFacts } from './prompt-facts.tsx';
import { PromptResult } from './prompt-result.tsx';
import { StepUpSheet } from './step-up-sheet.tsx';

interface PromptScreenProps {
  readonly view: Pick<RunView, 'cursor'>;
  readonly session: Session;
  readonly line: PromptLine;
  readonly board?: PhoneBoard;
  readonly onClose: () => void;
}

export function PromptScreen({ view, session, line, board, onClose }: PromptScreenProps) {
  const { prompt, state } = line;
  return (
    <div className="prompt-screen">
      <div className="prompt-who">
        <p className="asks">
          <strong>{prompt.clientName}</strong> asks
          {prompt.about === undefined ? null : <TransactionBadge about={prompt.about} />}
        </p>
        {prompt.bindingMessage === null ? (
          <p className="app-quiet">This request carries no message to compare.</p>
        ) : (
          <p
            className="binding"
            data-length={lengthOf(prompt.bindingMessage)}
            aria-label="Message on both screens"
          >
            {prompt.bindingMessage}
          </p>
        )}
        <PromptFacts prompt={prompt} board={board} />
      </div>
      {board !== undefined && isOpen(state) ? (
        <Answering line={line} board={board} session={session} isPast={view.cursor !== null} />
      ) : (
        <PromptResult line={line} board={board} onClose={onClose} />
      )}
    </div>
  );
}

function isOpen(state: string): boolean {
  return state === 'shown' || state === 'steppingUp';
}

/** The decision, or what it needs as well. */
function Answering(props: React.ComponentProps<typeof Decision>) {
  return props.line.state === 'steppingUp' ? <StepUpSheet {...props} /> : <Decision {...props} />;
}

/** How large a message can be written so that it stands on the phone. */
function lengthOf(message: string): 'short' | 'middle' | 'long' {
  if (message.length <= 9) return 'short';
  return message.length <= 24 ? 'middle' : 'long';
}
