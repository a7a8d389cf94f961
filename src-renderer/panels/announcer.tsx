/**
 * Tells screen readers each step in a sentence, politely. While time runs fast only what is newest is
 * told, for nobody can hear everything; whoever wants quiet switches it off.
 */
import { useEffect, useRef, useState } from 'react';
import { preferences } from '../commands/preferences.ts';
import { useLooking } from '../model/moment/looking.ts';
import { newestStep, stepSentence } from '../model/moment/step-sentence.ts';

const oneSentenceMs = 1200;

export function Announcer() {
  const { view } = useLooking();
  const { diagram } = view.model;
  const newest = newestStep(diagram, view.moment.seq);
  const isReading = view.model.isReading();
  const said = useCalmSentence(newest?.seq, isReading, () =>
    newest === undefined ? '' : stepSentence(newest, diagram.lanes),
  );
  return (
    <p className="hidden-but-read" role="status" aria-label="Step">
      {said}
    </p>
  );
}

/** A sentence about the newest step, at most one in a while; none about what was there before. */
function useCalmSentence(
  seq: number | undefined,
  isReading: boolean,
  sentence: () => string,
): string {
  const [said, say] = useState('');
  const heard = useRef<{ seq: number | undefined; at: number }>(undefined);
  const newest = useRef(sentence);
  useEffect(() => {
    newest.current = sentence;
  });
  useEffect(() => {
    const now = performance.now();
    if (isReading || heard.current === undefined) {
      heard.current = { seq, at: now };
      return undefined;
    }
    if (heard.current.seq === seq) return undefined;
    const wait = Math.max(0, heard.current.at + oneSentenceMs - now);
    const timer = window.setTimeout(() => {
      heard.current = { seq, at: performance.now() };
      say(preferences.read().announcing ? newest.current() : '');
    }, wait);
    return () => window.clearTimeout(timer);
  }, [seq, isReading]);
  return said;
}
