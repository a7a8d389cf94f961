/**
 * A finger or a face that the device has recognised: its ring closes, it lights up, and is ticked off.
 * It comes from the record, so it is there however the prompt was approved.
 */
import { Check, Fingerprint, ScanFace } from 'lucide-react';
import type { EntryOf } from '#shared/trace/entry.ts';

const looks = {
  finger: { word: 'Finger', Icon: Fingerprint },
  face: { word: 'Face', Icon: ScanFace },
} as const;

type Judged = EntryOf<'gesture.judged'>;

/** Whether there is something to show: a PIN has shown itself while it was entered. */
export function isSeen(
  judged: Judged | undefined,
): judged is Judged & { gesture: 'finger' | 'face' } {
  return judged?.recognised === true && judged.gesture !== 'pin';
}

export function GestureMark({ gesture }: { readonly gesture: keyof typeof looks }) {
  const { word, Icon } = looks[gesture];
  return (
    <>
      <span className={`gesture-mark ${gesture}`} aria-hidden>
        <Icon strokeWidth={1.4} />
        <Check className="gesture-tick" strokeWidth={3} />
      </span>
      <p className="gesture-words">{word} recognised</p>
    </>
  );
}
