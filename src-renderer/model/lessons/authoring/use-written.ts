/** A field that somebody writes in: what they type is theirs at once, and told when they rest. */
import { useEffect, useState } from 'react';
import { useSteady } from '../../steady/use-steady.ts';

const restMs = 500;

interface Written {
  readonly text: string;
  readonly write: (text: string) => void;
  /** Tells it at once. */
  readonly tell: () => void;
}

/** What stands in the field; what comes from elsewhere, as by undoing, takes its place. */
export function useWritten(value: string, commit: (text: string) => void): Written {
  const [text, write] = useState(value);
  const [before, note] = useState(value);
  const [told, noteTold] = useState(value);
  if (value !== before) {
    note(value);
    if (value !== told) write(value);
    noteTold(value);
  }
  const tell = useSteady((): void => {
    if (text === told) return;
    noteTold(text);
    commit(text);
  });
  useEffect(() => {
    if (text === told) return undefined;
    const timer = window.setTimeout(tell, restMs);
    return () => window.clearTimeout(timer);
  }, [text, told, tell]);
  // What was typed last is told also when the field goes away.
  useEffect(() => () => tell(), [tell]);
  return { text, write, tell };
}
