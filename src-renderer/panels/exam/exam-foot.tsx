/** Back, skip or go on, and where the paper is handed in. */
import { ChevronLeft, ChevronRight, Flag } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { unansweredIn } from '#shared/lessons/exam/sitting-rules.ts';

interface FootProps {
  readonly sitting: ExamSitting;
  readonly ask: (intent: ExamIntent) => void;
}

export function ExamFoot({ sitting, ask }: FootProps) {
  const { paper, page } = sitting;
  const { length } = paper.questions;
  const open = unansweredIn(sitting);
  const isEnd = page >= length;
  return (
    <footer className="lesson-foot">
      <Button
        className="button icon"
        aria-label="Previous question"
        isDisabled={page === 0}
        onPress={() => ask({ kind: 'exam.turn', page: page - 1 })}
      >
        <ChevronLeft aria-hidden size={16} />
      </Button>
      {isEnd ? null : (
        <Button
          className="button primary"
          onPress={() => ask({ kind: 'exam.turn', page: page + 1 })}
        >
          {open.includes(page) ? 'Skip' : 'Next'} <ChevronRight aria-hidden size={15} />
        </Button>
      )}
      {isEnd || page === length - 1 ? null : (
        <Button className="button" onPress={() => ask({ kind: 'exam.turn', page: length })}>
          <Flag aria-hidden size={14} /> End
        </Button>
      )}
      <p className="lesson-tally">
        <span>
          {length - open.length} of {length} answered
        </span>
      </p>
    </footer>
  );
}
