/** Why something was not done, as a sentence where it was asked. */
import { CircleX, X } from 'lucide-react';
import { Button } from 'react-aria-components';

interface RefusalLineProps {
  readonly sentence: string | undefined;
  readonly onDismiss: () => void;
}

export function RefusalLine({ sentence, onDismiss }: RefusalLineProps) {
  if (sentence === undefined) return null;
  return (
    <p className="refusal-line" role="alert">
      <CircleX aria-hidden size={16} />
      <span>{sentence}</span>
      <Button className="button icon small" aria-label="Dismiss this refusal" onPress={onDismiss}>
        <X aria-hidden size={14} />
      </Button>
    </p>
  );
}
