/** Says how far the reading of a long run has come; a short one is there before it could be said. */
import { useEffect, useState } from 'react';
import { ProgressBar } from 'react-aria-components';
import type { RunModel } from '../model/run-model.ts';

const patienceMs = 1000;

export function ReadingLine({ model }: { readonly model: RunModel }) {
  const isReading = model.isReading();
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isReading) return undefined;
    const timer = window.setTimeout(() => setLong(true), patienceMs);
    return () => {
      window.clearTimeout(timer);
      setLong(false);
    };
  }, [isReading]);
  if (!isReading || !isLong) return null;
  const count = model.entries.length.toLocaleString('en-GB');
  return (
    <div className="reading-line">
      <ProgressBar isIndeterminate aria-label="Reading the run" className="reading-bar" />
      <span>Reading the run: {count} entries so far.</span>
    </div>
  );
}
