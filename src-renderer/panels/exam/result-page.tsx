/** The result: the points, and for every question what was answered, why, and where the trace shows it. */
import { Check, CornerDownRight, Download, X } from 'lucide-react';
import { useId } from 'react';
import { Button } from 'react-aria-components';
import type { PaperQuestion } from '#shared/lessons/exam/exam-paper.ts';
import type { ExamEvidence, JudgedAnswer } from '#shared/lessons/exam/exam-result.ts';
import type { ExamSitting, HandedIn } from '#shared/lessons/exam/exams-told.ts';
import { useJump } from '../../model/exams/use-exam.ts';
import { useWindow } from '../../model/use-trace.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import { resultFileName } from './result-file.ts';

interface PageProps {
  readonly sitting: ExamSitting;
  readonly handedIn: HandedIn;
}

export function ResultPage({ sitting, handedIn }: PageProps) {
  const { files } = useWindow().connection;
  const { result, signed, signedBy, shown } = handedIn;
  const save = (): void => {
    files.keep(new Blob([signed], { type: 'application/jose' }), resultFileName(result));
  };
  return (
    <>
      <div className="lesson-title">
        <h3>Result</h3>
      </div>
      <section className="lesson-card lesson-score" aria-label="Your points">
        <p>
          <strong>
            {result.points} of {result.of}
          </strong>{' '}
          {result.of === 1 ? 'point' : 'points'}
        </p>
        <Button className="button small primary" onPress={save}>
          <Download aria-hidden size={14} /> Export the result
        </Button>
        <p className="lesson-quiet exam-key">
          Signed by the key <code>{signedBy}</code>
        </p>
      </section>
      <ol className="exam-answers">
        {result.answers.map((judged, place) => {
          const question = sitting.paper.questions[place];
          if (question === undefined) return null;
          const runs = shown[place] ?? {};
          return (
            <li key={`${question.lesson} ${question.beat} ${question.kind}`}>
              <Judged {...{ question, place, judged, runs }} />
            </li>
          );
        })}
      </ol>
    </>
  );
}

interface JudgedProps {
  readonly question: PaperQuestion;
  readonly place: number;
  readonly judged: JudgedAnswer;
  readonly runs: Readonly<Record<string, string>>;
}

function Judged({ question, place, judged, runs }: JudgedProps) {
  const id = useId();
  const isRight = judged.points > 0;
  return (
    <article
      className={`lesson-card exam-judged ${isRight ? 'right' : 'wrong'}`}
      aria-labelledby={id}
    >
      <h4 id={id}>
        {isRight ? <Check aria-hidden size={15} /> : <X aria-hidden size={15} />}
        <span>
          {place + 1}.{' '}
          {isRight ? 'Right' : judged.answeredAtMs === undefined ? 'Not answered' : 'Not so'}
          <span className="exam-asked">
            <LessonWords text={question.text} isPlain />
          </span>
        </span>
      </h4>
      <Answer question={question} judged={judged} />
      {judged.answeredAtMs === undefined ? null : (
        <p>
          <LessonWords text={judged.because} />
        </p>
      )}
      {isRight || question.kind === 'reach' ? null : (
        <p className="exam-right">
          <strong>Right is:</strong> <LessonWords text={judged.right} />
        </p>
      )}
      <Shown evidence={judged.evidence} runs={runs} />
    </article>
  );
}

function Answer({ question, judged }: Pick<JudgedProps, 'question' | 'judged'>) {
  const { answer } = judged;
  if (question.kind !== 'predict' || answer?.kind !== 'choice') return null;
  const chosen = question.choices.find(({ number }) => number === answer.choice);
  if (chosen === undefined) return null;
  return (
    <p className="exam-given">
      Your answer: <LessonWords text={chosen.text} />
    </p>
  );
}

/** What the trace shows: the first entry of each, in the run that went on to it. */
function Shown({
  evidence,
  runs,
}: {
  readonly evidence: readonly ExamEvidence[];
  readonly runs: JudgedProps['runs'];
}) {
  const jump = useJump();
  const places = evidence.flatMap(({ what, run, seqs: [seq] }) => {
    const opened = runs[run];
    return opened === undefined || seq === undefined ? [] : [{ what, run: opened, seq }];
  });
  const distinct = places.filter(
    (one, index) =>
      places.findIndex(({ run, seq }) => run === one.run && seq === one.seq) === index,
  );
  return distinct.map(({ what, run, seq }) => (
    <Button key={`${run} ${seq}`} className="lesson-jump wide" onPress={() => jump(run, seq)}>
      <CornerDownRight aria-hidden size={13} />{' '}
      {what === 'right' ? 'See what the trace shows' : 'See what speaks against it'}
    </Button>
  ));
}
