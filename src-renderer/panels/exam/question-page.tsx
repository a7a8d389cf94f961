/** One question: what is asked, what can be answered, and whether an answer is still taken. */
import { Lock } from 'lucide-react';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import type { ExamSitting } from '#shared/lessons/exam/exams-told.ts';
import { closedBy, closesAt } from '#shared/lessons/exam/sitting-rules.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import { AttemptCard } from './attempt-card.tsx';
import { ChoiceCard } from './choice-card.tsx';
import { PointCard } from './point-card.tsx';
import { QuestionRuns } from './question-runs.tsx';

export interface QuestionParts {
  readonly sitting: ExamSitting;
  /** The run that is open. */
  readonly chosen: string;
  readonly place: number;
  /** The answer is final. */
  readonly isClosed: boolean;
  readonly ask: (intent: ExamIntent) => void;
}

interface PageProps extends Omit<QuestionParts, 'isClosed'> {
  readonly question: PaperQuestion;
}

export function QuestionPage({ question, ...parts }: PageProps) {
  const { sitting, place } = parts;
  const isClosed = closedBy(sitting, place) !== undefined;
  const { length } = sitting.paper.questions;
  return (
    <>
      <div className="lesson-title">
        <p className="lesson-count">
          {place + 1} of {length} · {kindWords[question.kind]}
        </p>
        {question.moment === undefined ? null : (
          <p className="exam-moment">
            The run has come to «<LessonWords text={question.moment} isPlain />
            ».
          </p>
        )}
      </div>
      <QuestionRuns {...parts} />
      {question.kind === 'predict' ? (
        <ChoiceCard {...parts} isClosed={isClosed} question={question} />
      ) : question.kind === 'find' ? (
        <PointCard {...parts} isClosed={isClosed} question={question} />
      ) : (
        <AttemptCard {...parts} isClosed={isClosed} question={question} />
      )}
      <Closing sitting={sitting} place={place} />
    </>
  );
}

const kindWords = {
  predict: 'What comes next?',
  find: 'Find it',
  reach: 'Bring it about',
} as const;

/** Two questions of one lesson: the run of the later one shows what came of the earlier. */
function Closing({ sitting, place }: Pick<QuestionParts, 'sitting' | 'place'>) {
  const closing = closedBy(sitting, place);
  const [next] = closesAt(sitting, place);
  if (next === undefined) return null;
  return (
    <p className="lesson-quiet exam-closing" role="note">
      <Lock aria-hidden size={13} />{' '}
      {closing === undefined
        ? `Opening question ${next + 1} makes this answer final: it is of the same lesson, further on.`
        : `This answer is final: the run of question ${closing + 1} shows what came.`}
    </p>
  );
}
