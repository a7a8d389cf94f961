/**
 * Says how far the reading of a long run has come; a short one is there before it could be said. It
 * looks by itself: what is drawn of the run waits for more of it.
 */
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { RunModel } from '../model/run-model.ts';

const everyMs = 1000;

export function ReadingLine({ model }: { readonly model: RunModel }) {
  const isReading = model.isReading();
  const isLong = useLooks(isReading) > 0;
  if (!isReading || !isLong) return null;
  const count = model.entries.length.toLocaleString('en-GB');
  return (
    <div className="reading-line">
      <ProgressBar isIndeterminate aria-label="Reading the run" className="reading-bar" />
      <span>Reading the run: {count} entries so far.</span>
    </div>
  );
}

/** How often it has been looked, for as long as that goes on. */
function useLooks(isOn: boolean): number {
  const [looks, setLooks] = useState(0);
  useEffect(() => {
    if (!isOn) return undefined;
    const timer = window.setInterval(() => setLooks((count) => count + 1), everyMs);
    return () => {
      window.clearInterval(timer);
      setLooks(0);
    };
  }, [isOn]);
  return looks;
}
