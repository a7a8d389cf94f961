/** «Confirm it is you»: the ways that are enrolled, each played by hand, also so that it fails. */
import { ArrowLeft, Fingerprint, KeyRound, ScanFace } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { type Authenticator, pinAttemptsOf } from '#shared/protocol/setup/device.ts';
import type { PromptActs } from '../../model/use-prompt-acts.ts';
import { PinPad } from './pin-pad.tsx';

interface GestureSheetProps {
  readonly board: PhoneBoard;
  readonly prompt: string;
  readonly gesture: Authenticator;
  readonly acts: PromptActs;
  readonly onChoose: (gesture: Authenticator) => void;
  readonly onClose: () => void;
}

const ways = {
  finger: { word: 'Finger', Icon: Fingerprint },
  face: { word: 'Face', Icon: ScanFace },
  pin: { word: 'PIN', Icon: KeyRound },
} as const;

export function GestureSheet(props: GestureSheetProps) {
  const { board, prompt, gesture, acts, onChoose, onClose } = props;
  const judged = board.gestures.get(prompt);
  return (
    <section className="gesture-sheet" aria-label="Confirm it is you">
      <div className="sheet-head">
        <Button className="button icon" aria-label="Back to the request" onPress={onClose}>
          <ArrowLeft aria-hidden size={18} />
        </Button>
        <h2>Confirm it is you</h2>
      </div>
      {board.authenticators.length < 2 ? null : (
        <div className="gesture-ways" role="group" aria-label="Ways">
          {board.authenticators.map((way) => (
            <WayButton key={way} way={way} isChosen={way === gesture} onChoose={onChoose} />
          ))}
        </div>
      )}
      {gesture === 'pin' ? (
        <PinPad
          // Another try begins empty.
          key={judged?.seq ?? 0}
          attempts={pinAttemptsOf(board.device)}
          triesLeft={board.triesLeft}
          wasWrong={judged?.gesture === 'pin' && !judged.recognised}
          isPast={acts.isPast}
          onEnter={(pin) => acts.approve({ kind: 'pin', pin })}
        />
      ) : (
        <Biometric
          gesture={gesture}
          unknown={judged?.gesture === gesture && !judged.recognised ? judged.seq : undefined}
          acts={acts}
        />
      )}
    </section>
  );
}

interface WayButtonProps {
  readonly way: Authenticator;
  readonly isChosen: boolean;
  readonly onChoose: (way: Authenticator) => void;
}

function WayButton({ way, isChosen, onChoose }: WayButtonProps) {
  const { word, Icon } = ways[way];
  return (
    <Button className="button" aria-pressed={isChosen} onPress={() => onChoose(way)}>
      <Icon aria-hidden size={16} /> {word}
    </Button>
  );
}

interface BiometricProps {
  readonly gesture: 'finger' | 'face';
  /** The entry that says it was not recognised, where that was the last try. */
  readonly unknown: number | undefined;
  readonly acts: PromptActs;
}

function Biometric({ gesture, unknown, acts }: BiometricProps) {
  const { Icon } = ways[gesture];
  const invitation = gesture === 'finger' ? 'Touch the sensor' : 'Look at the phone';
  return (
    <div className="biometric">
      <Button
        className={`sensor ${gesture}`}
        aria-label={invitation}
        aria-disabled={acts.isPast}
        onPress={() => acts.approve({ kind: gesture, recognised: true })}
      >
        {/* Each try that fails is shaken off anew; the button keeps the keyboard. */}
        <Icon
          aria-hidden
          strokeWidth={1.4}
          key={unknown ?? 0}
          className={unknown === undefined ? '' : 'unknown'}
        />
      </Button>
      <p>{invitation}</p>
      <p className="sheet-fault" role="alert">
        {unknown === undefined ? '' : 'Not recognised. Try again, or use another way.'}
      </p>
      <Button
        className="button other-way"
        aria-disabled={acts.isPast}
        onPress={() => acts.approve({ kind: gesture, recognised: false })}
      >
        Play that it is not recognised
      </Button>
    </div>
  );
}
