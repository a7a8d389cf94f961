/** One gesture, to be made: the PIN pad, or a sensor that can be played so that it fails. */
import { Fingerprint, type LucideIcon, ScanFace } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import { type Authenticator, pinAttemptsOf } from '#shared/protocol/setup/device.ts';
import type { PromptActs } from '../../model/device/use-prompt-acts.ts';
import { PinPad } from './pin-pad.tsx';

interface GestureTryProps {
  readonly board: PhoneBoard;
  readonly prompt: string;
  readonly gesture: Authenticator;
  readonly acts: PromptActs;
}

export function GestureTry({ board, prompt, gesture, acts }: GestureTryProps) {
  const judged = board.gestures.get(prompt);
  if (gesture === 'pin')
    return (
      <PinPad
        // Another try begins empty.
        key={judged?.seq ?? 0}
        attempts={pinAttemptsOf(board.device)}
        triesLeft={board.triesLeft}
        wasWrong={judged?.gesture === 'pin' && !judged.recognised}
        isPast={acts.isPast}
        onEnter={(pin) => acts.approve({ kind: 'pin', pin })}
      />
    );
  return (
    <Biometric
      gesture={gesture}
      unknown={judged?.gesture === gesture && !judged.recognised ? judged.seq : undefined}
      acts={acts}
    />
  );
}

interface BiometricProps {
  readonly gesture: 'finger' | 'face';
  /** The entry that says it was not recognised, where that was the last try. */
  readonly unknown: number | undefined;
  readonly acts: PromptActs;
}

const sensors: Readonly<Record<BiometricProps['gesture'], LucideIcon>> = {
  finger: Fingerprint,
  face: ScanFace,
};

function Biometric({ gesture, unknown, acts }: BiometricProps) {
  const Icon = sensors[gesture];
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
