/**
 * The decision: approve with whatever the device knows its person by, deny, or say that one never
 * asked for this. A finger or a face is one press; a PIN, and gestures that fail, have a sheet.
 */
import { Fingerprint, KeyRound, type LucideIcon, ScanFace } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { Authenticator } from '#shared/protocol/setup/device.ts';
import type { Session } from '#shared/session.ts';
import type { PromptLine } from '../../model/device/prompt-lines.ts';
import { type PromptActs, usePromptActs } from '../../model/device/use-prompt-acts.ts';
import { GestureSheet } from './gesture-sheet.tsx';

interface DecisionProps {
  readonly line: PromptLine;
  readonly board: PhoneBoard;
  readonly session: Session;
  readonly isPast: boolean;
}

const icons: Readonly<Record<Authenticator, LucideIcon>> = {
  finger: Fingerprint,
  face: ScanFace,
  pin: KeyRound,
};
const words: Readonly<Record<Authenticator, string>> = {
  finger: 'with your finger',
  face: 'with your face',
  pin: 'with your PIN',
};

export function Decision({ line, board, session, isPast }: DecisionProps) {
  const acts = usePromptActs(session, line.prompt.prompt, isPast);
  const [sheet, showSheet] = useState<Authenticator>();
  if (sheet !== undefined)
    return (
      <GestureSheet
        board={board}
        prompt={line.prompt.prompt}
        gesture={sheet}
        acts={acts}
        onChoose={showSheet}
        onClose={() => showSheet(undefined)}
      />
    );
  return (
    <div className="decision">
      <p>Does the other screen show the same message?</p>
      <ApproveButton
        board={board}
        acts={acts}
        isStrong={line.prompt.acrValues.length > 0}
        onSheet={showSheet}
      />
      <Button className="button deny" aria-disabled={isPast} onPress={acts.deny}>
        Deny
      </Button>
      <OtherWay board={board} onSheet={showSheet} />
      <Button className="button report" aria-disabled={isPast} onPress={acts.report}>
        I did not ask for this
      </Button>
      {isPast ? (
        <p className="app-quiet">You are looking at the past. Return to now to act.</p>
      ) : null}
    </div>
  );
}

interface SheetWay {
  readonly board: PhoneBoard;
  readonly onSheet: (gesture: Authenticator) => void;
}

interface ApproveProps extends SheetWay {
  readonly acts: PromptActs;
  /** How it is approved matters, so that a mere press is called one. */
  readonly isStrong: boolean;
}

function ApproveButton({ board, acts, isStrong, onSheet }: ApproveProps) {
  const [usual] = board.authenticators;
  const press = (): void => {
    if (usual === undefined) acts.approve(isStrong ? { kind: 'press' } : undefined);
    else if (usual === 'pin') onSheet('pin');
    else acts.approve({ kind: usual, recognised: true });
  };
  const Icon = usual === undefined ? undefined : icons[usual];
  return (
    <Button
      className="button approve"
      aria-label="Approve"
      aria-description={usual === undefined ? '' : words[usual]}
      aria-disabled={acts.isPast}
      onPress={() => {
        if (!acts.isPast) press();
      }}
    >
      {Icon === undefined ? null : <Icon aria-hidden />}
      <span>Approve{usual === undefined ? null : <small> {words[usual]}</small>}</span>
    </Button>
  );
}

/** The other enrolled ways, and a finger or face that is not recognised. */
function OtherWay({ board, onSheet }: SheetWay) {
  const [usual, second] = board.authenticators;
  const next = second ?? usual;
  if (next === undefined || (second === undefined && usual === 'pin')) return null;
  return (
    <Button className="button other-way" onPress={() => onSheet(next)}>
      Use another way
    </Button>
  );
}
