/** One line that says what to do next, with the button that does it; it can be put away. */
import { Compass, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useIsOfExam } from '../../model/exams/use-exam.ts';
import { type GuideStep, guideStep } from '../../model/guide.ts';
import { useIsOfLesson } from '../../model/lessons/use-lesson.ts';
import { hasConsole } from '../../model/product/has-console.ts';
import { type RunView, useListing } from '../../model/use-trace.ts';
import { GuideDeeds } from './guide-deeds.tsx';

export function GuideLine({ view }: { readonly view: RunView }) {
  const [isAway, putAway] = useState(false);
  const isGuidedElse = useIsGuidedElse(view);
  const listing = useListing(view.model.run);
  // Who forks or imports a run has found the way already.
  const isOwn =
    listing?.mode === 'virtual' && listing.parent === undefined && listing.origin === undefined;
  if (isAway || !isOwn || view.cursor !== null || isGuidedElse) return null;
  const step = guideStep(view.moment);
  if (step === undefined) return null;
  return (
    <section className="guide" aria-label="What to do next">
      <Compass aria-hidden size={16} />
      <p role="status">{sentenceOf(step)}</p>
      <GuideDeeds run={view.model.run} step={step} clock={view.moment.clock} />
      <Button
        className="button icon guide-away"
        aria-label="Put the guide away"
        onPress={() => putAway(true)}
      >
        <X aria-hidden size={15} />
      </Button>
    </section>
  );
}

/** A product has a guide of its own, and so has a lesson; an exam gives no hints. */
function useIsGuidedElse(view: RunView): boolean {
  const isOfLesson = useIsOfLesson(view.model.run);
  const isOfExam = useIsOfExam(view.model.run);
  return isOfLesson || isOfExam || hasConsole(view);
}

function sentenceOf(step: GuideStep): string {
  switch (step.kind) {
    case 'begin':
      return `Begin: ask for ${step.user.name}, and let time run.`;
    case 'let-run':
      return 'Time stands still. Let it run, or go on step by step.';
    case 'approve':
      return `${step.prompt.title} asks. Approve for ${step.person}, or open the phone and look.`;
    case 'wait':
    case 'done':
      return step.sentence;
    default:
      return step satisfies never;
  }
}
