/** From a refusal to the step of the product's console that it asks for. */
import { ArrowRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ConsolePointer } from '#shared/projections/product/console-pointer.ts';
import { wantStep } from '../../model/product/wanted-step.ts';

interface StepPointerProps {
  readonly run: string;
  readonly pointer: ConsolePointer;
  /** Said in the console itself, which need not be named. */
  readonly isHere?: boolean;
}

export function StepPointer({ run, pointer, isHere = false }: StepPointerProps) {
  const step = pointer.kind === 'step' ? pointer.step : undefined;
  return (
    <p className="step-pointer">
      <span>{sentenceOf(pointer, isHere)}</span>
      <Button className="button small" onPress={() => wantStep({ run, step: step?.name })}>
        {step === undefined ? 'Show the channels' : 'Show the step'}
        <ArrowRight aria-hidden size={13} />
      </Button>
    </p>
  );
}

function sentenceOf(pointer: ConsolePointer, isHere: boolean): string {
  const whose = isHere ? '' : ` of ${pointer.product.title}’s console`;
  if (pointer.kind === 'channels')
    return `The notification channels${whose} decide which may be asked for.`;
  const { step, isOff } = pointer;
  const quoted = `«${innerQuotes(step.title)}»`;
  if (isOff) return `This is the step ${quoted}${whose}: it was not done.`;
  const { member = '' } = step.off;
  return `This is the step ${quoted}${whose}; the client says ${member} false of itself.`;
}

/** A title that quotes something itself is quoted with single marks inside. */
function innerQuotes(title: string): string {
  return title.replaceAll('«', '‹').replaceAll('»', '›');
}
