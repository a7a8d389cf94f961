/**
 * The column in which an exam is sat, beside the run of its question. Nothing in it tells whether an
 * answer is right before the paper is handed in; afterwards it is where the result is read.
 */
import { useEffect, useRef } from 'react';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { useCommand, useCommands } from '../../commands/use-command.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { useDispatch } from '../../model/use-trace.ts';
import { ExamFoot } from './exam-foot.tsx';
import { ExamHead } from './exam-head.tsx';
import { HandInPage } from './hand-in-page.tsx';
import { QuestionPage } from './question-page.tsx';
import { ResultPage } from './result-page.tsx';

interface PanelProps {
  readonly sitting: ExamSitting;
  /** The run that is open. */
  readonly chosen: string;
}

export function ExamPanel({ sitting, chosen }: PanelProps) {
  const { paper, page, handedIn } = sitting;
  const dispatch = useDispatch();
  const ask = useSteady((intent: ExamIntent) => void dispatch(intent));
  const place = useRef<HTMLDivElement>(null);
  useExamCommands(sitting, ask, () => place.current?.focus());
  useEffect(() => {
    place.current?.scrollTo({ top: 0 });
  }, [page, handedIn]);
  const question = paper.questions[page];
  const parts = { sitting, chosen, ask };
  return (
    <aside className="lesson exam" aria-label="Exam" data-part="lesson">
      <ExamHead {...parts} />
      <div
        ref={place}
        className="lesson-page"
        role="region"
        aria-label="Page of the exam"
        tabIndex={0}
      >
        {handedIn !== undefined ? (
          <ResultPage sitting={sitting} handedIn={handedIn} />
        ) : question === undefined ? (
          <HandInPage {...parts} />
        ) : (
          <QuestionPage key={page} {...parts} question={question} place={page} />
        )}
      </div>
      {handedIn === undefined ? <ExamFoot {...parts} /> : null}
      <p className="hidden-but-read" role="status" aria-label="Page shown">
        {pageWords(sitting)}
      </p>
    </aside>
  );
}

function pageWords({ paper, page, handedIn }: ExamSitting): string {
  if (handedIn !== undefined) {
    const { points, of } = handedIn.result;
    return `Handed in: ${points} of ${of} points.`;
  }
  const { length } = paper.questions;
  return page < length ? `Question ${page + 1} of ${length}.` : 'Before you hand in.';
}

/** The keys of a lesson’s pages are those of the exam while there is one. */
function useExamCommands(
  { paper, page, handedIn }: ExamSitting,
  ask: (intent: ExamIntent) => void,
  onFocus: () => void,
): void {
  const { lend } = useCommands();
  const { length } = paper.questions;
  const isDone = handedIn === undefined ? undefined : 'The paper is handed in.';
  useCommand(
    'exam.next',
    () => ask({ kind: 'exam.turn', page: page + 1 }),
    isDone ?? (page >= length ? 'This is the last page.' : undefined),
  );
  useCommand(
    'exam.back',
    () => ask({ kind: 'exam.turn', page: page - 1 }),
    isDone ?? (page === 0 ? 'This is the first question.' : undefined),
  );
  useCommand('exam.end', () => ask({ kind: 'exam.turn', page: length }), isDone);
  useCommand('exam.panel', onFocus);
  useEffect(() => {
    const returns = [
      lend('PageDown', 'exam.next'),
      lend('PageUp', 'exam.back'),
      lend('l', 'exam.panel'),
    ];
    return () => {
      for (const giveBack of returns) giveBack();
    };
  }, [lend]);
}
