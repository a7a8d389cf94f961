/** «Confirm it is you»: the ways that are enrolled, each played by hand, also so that it fails. */
import { ArrowLeft, Fingerprint, KeyRound, ScanFace } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Authenticator } from '#shared/protocol/setup/device.ts';
import type { PromptActs } from '../../model/device/use-prompt-acts.ts';
import { GestureTry } from './gesture-try.tsx';

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
      <GestureTry board={board} prompt={prompt} gesture={gesture} acts={acts} />
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
