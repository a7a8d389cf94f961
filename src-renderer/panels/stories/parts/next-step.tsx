/** What has to happen next, for whoever does not know; it happens in another window. */
import { ArrowRight } from 'lucide-react';
import { nextStep } from '../../../model/story/next-step.ts';
import type { Telling } from '../../../model/story/use-telling.ts';

export function NextStep({ telling }: { readonly telling: Telling }) {
  const sentence = telling.isPast ? undefined : nextStep(telling);
  if (sentence === undefined) return null;
  return (
    <p className="story-next">
      <ArrowRight aria-hidden size={15} />
      <span>
        <strong>Next:</strong> {sentence}
      </span>
    </p>
  );
}
