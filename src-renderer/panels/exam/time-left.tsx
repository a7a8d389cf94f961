/** How much time there is left, where there is a limit: a quiet word, that is said a few times only. */
import { Clock } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { overAtMs } from '#shared/lessons/exam/sitting-rules.ts';
import { timeLeft, timeTold } from '../../model/exams/minutes-left.ts';

const tickMs = 5000;

export function TimeLeft({ sitting }: { readonly sitting: ExamSitting }) {
  const overAt = overAtMs(sitting);
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = window.setInterval(() => tick((count) => count + 1), tickMs);
    return () => window.clearInterval(timer);
  }, []);
  if (overAt === undefined) return null;
  const left = timeLeft(overAt, Date.now());
  return (
    <>
      <p className="exam-time" role="timer" aria-label="Time left">
        <Clock aria-hidden size={13} /> {left.words}
      </p>
      <p className="hidden-but-read" role="status" aria-label="Time of the exam">
        {timeTold(left)}
      </p>
    </>
  );
}
