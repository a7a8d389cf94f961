/**
 * Parts of a window that are not on its first screen. They are loaded when that screen is there, so
 * that nobody waits for them: neither then, nor when they are opened.
 */
import { RotateCw } from 'lucide-react';
import { type ComponentType, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { idle } from '../model/idle.ts';

type Bring = () => Promise<void>;

const toCome = new Set<Bring>();

/** The component that is loaded so; where somebody opens it before, it is loaded at once. */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Part: ComponentType<Props> | undefined;
  const bring = async (): Promise<void> => {
    Part ??= await load();
    toCome.delete(bring);
  };
  toCome.add(bring);
  return function Later(props: Props) {
    const { isLost, ask } = useComing(bring, Part !== undefined);
    // What is there is drawn at once, with no empty place before it.
    if (Part !== undefined) return <Part {...props} />;
    return isLost ? <Lost onAsk={ask} /> : <p className="empty" aria-busy="true" />;
  };
}

/** Loads what is still to come, one part after the other, whenever nothing else is to be done. */
export async function bringTheRest(): Promise<void> {
  for (const bring of toCome) {
    await idle();
    // Whoever opens it asks again, and is told.
    await bring().catch(() => undefined);
  }
}

function useComing(bring: Bring, isThere: boolean) {
  const [asked, ask] = useState(0);
  const [answer, note] = useState<{ readonly asked: number; readonly isLost: boolean }>();
  useEffect(() => {
    if (isThere) return undefined;
    let isAwaited = true;
    const end = (isLost: boolean): void => {
      if (isAwaited) note({ asked, isLost });
    };
    bring().then(
      () => end(false),
      () => end(true),
    );
    return () => {
      isAwaited = false;
    };
  }, [bring, isThere, asked]);
  return {
    isLost: answer?.asked === asked && answer.isLost,
    ask: () => ask((count) => count + 1),
  };
}

function Lost({ onAsk }: { readonly onAsk: () => void }) {
  return (
    <div className="empty" role="alert">
      <p>
        This part could not be loaded. Is the workbench still running? If it was started again, open
        its new address.
      </p>
      <Button className="button" onPress={onAsk}>
        <RotateCw aria-hidden size={16} /> Load it again
      </Button>
    </div>
  );
}
