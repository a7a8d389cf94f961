/**
 * «This needs your PIN as well»: the client wants a stronger sign-in than the gesture that was made
 * reaches. The person makes the other one too, goes back, or denies.
 */
import { ArrowLeft } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Authenticator } from '#shared/protocol/setup/device.ts';
import type { Session } from '#shared/session.ts';
import type { PromptLine } from '../../model/device/prompt-lines.ts';
import { usePromptActs } from '../../model/device/use-prompt-acts.ts';
import { GestureTry } from './gesture-try.tsx';

interface StepUpSheetProps {
  readonly line: PromptLine;
  readonly board: PhoneBoard;
  readonly session: Session;
  readonly isPast: boolean;
}

const words: Readonly<Record<Authenticator, string>> = {
  finger: 'finger',
  face: 'face',
  pin: 'PIN',
};

export function StepUpSheet({ line: { prompt }, board, session, isPast }: StepUpSheetProps) {
  const acts = usePromptActs(session, prompt.prompt, isPast);
  const { by = 'pin', acr = '' } = board.stepUps.get(prompt.prompt) ?? {};
  return (
    <section className="gesture-sheet" aria-labelledby="step-up">
      <div className="sheet-head">
        <Button
          className="button icon"
          aria-label="Back to the request"
          aria-disabled={isPast}
          onPress={acts.back}
        >
          <ArrowLeft aria-hidden size={18} />
        </Button>
        <h2 id="step-up">This needs your {words[by]} as well</h2>
      </div>
      <p className="step-up-why">
        {prompt.clientName} asks for <code>{acr}</code>
      </p>
      <GestureTry board={board} prompt={prompt.prompt} gesture={by} acts={acts} />
      <Button className="button deny" aria-disabled={isPast} onPress={acts.deny}>
        Deny
      </Button>
      {isPast ? (
        <p className="app-quiet">You are looking at the past. Return to now to act.</p>
      ) : null}
    </section>
  );
}
