/** Why something was not done to time, as a sentence where it was asked. */
import { CircleX } from 'lucide-react';

export function RefusalNote({ sentence }: { readonly sentence: string | undefined }) {
  if (sentence === undefined) return null;
  return (
    <p className="time-refusal" role="alert">
      <CircleX aria-hidden size={15} />
      <span>{sentence}</span>
    </p>
  );
}
