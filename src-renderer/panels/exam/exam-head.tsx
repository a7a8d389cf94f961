/** Whose paper it is, how far it has come, and every question as a dot that leads to it. */
import { ClipboardCheck, X } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { unansweredIn } from '#shared/lessons/exam/sitting-rules.ts';
import { TimeLeft } from './time-left.tsx';

interface HeadProps {
  readonly sitting: ExamSitting;
  readonly ask: (intent: ExamIntent) => void;
}

export function ExamHead({ sitting, ask }: HeadProps) {
  const { paper, handedIn } = sitting;
  return (
    <header className="lesson-head">
      <div className="lesson-line">
        <ClipboardCheck aria-hidden size={16} />
        <h2>Exam of {paper.student}</h2>
        {handedIn === undefined ? null : (
          <Button
            className="button icon small"
            aria-label="Close the result"
            onPress={() => ask({ kind: 'exam.leave' })}
          >
            <X aria-hidden size={15} />
          </Button>
        )}
      </div>
      {handedIn === undefined ? (
        <>
          <Dots sitting={sitting} ask={ask} />
          <TimeLeft sitting={sitting} />
        </>
      ) : null}
    </header>
  );
}

function Dots({ sitting, ask }: HeadProps) {
  const { paper, page } = sitting;
  const open = new Set(unansweredIn(sitting));
  return (
    <nav aria-label="Questions">
      <ol className="lesson-dots">
        {paper.questions.map(({ lesson, beat, kind }, place) => {
          const words = `Question ${place + 1}, ${open.has(place) ? 'not answered' : 'answered'}`;
          return (
            <li key={`${lesson} ${beat} ${kind}`}>
              <TooltipTrigger delay={300} closeDelay={0}>
                <Button
                  className={`lesson-dot ${open.has(place) ? 'ahead' : ''}`}
                  aria-label={words}
                  aria-current={place === page ? 'step' : 'false'}
                  onPress={() => ask({ kind: 'exam.turn', page: place })}
                />
                <Tooltip className="tooltip" offset={4}>
                  {words}
                </Tooltip>
              </TooltipTrigger>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
