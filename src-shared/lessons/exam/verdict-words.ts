/** What came of looking at a result, in sentences: who, what, when, the points, and what is certain. */
import { isoTime } from '../../protocol/encoding/iso-time.ts';
import { plainLessonText } from '../lesson-text.ts';
import type { ExamResult } from './exam-result.ts';
import type { ExamVerdict } from './verdict.ts';

const keyWords = {
  expected: 'the key that was expected',
  own: 'the key of this workbench',
  unknown: 'a key that nobody named; compare it with that of the student’s workbench',
} as const;

/** The first line is the verdict itself; what follows is there only where it is genuine. */
export function verdictLines(verdict: ExamVerdict): readonly string[] {
  if (verdict.kind === 'refused') return [`Refused. ${verdict.sentence}`];
  const { result, signedBy, key, paper } = verdict;
  return [
    'Genuine: a workbench signed this result, and nobody has changed it since.',
    `Student: ${result.paper.student}`,
    `Points: ${result.points} of ${result.of}`,
    `Exam: seed «${result.paper.terms.seed}», ${lessonWords(result)}, paper ${result.paperHash}`,
    `Begun ${momentWords(result.begunAtMs)}, handed in ${momentWords(result.handedInAtMs)}`,
    `Signed by ${signedBy}: ${keyWords[key]}.`,
    paperWords[paper],
    `Judged by workbench ${result.workbench}.`,
    ...result.answers.map(answerLine(result)),
  ];
}

const paperWords = {
  same: 'The seed makes this very paper for this student.',
  other: 'Here the seed makes another paper for this student; another version may be at work.',
} as const;

function lessonWords({ paper }: ExamResult): string {
  const { lessons } = paper.terms;
  if (typeof lessons !== 'string') return `lessons ${lessons.join(', ')}`;
  return lessons === 'all' ? 'all lessons' : `lessons of the part «${lessons}»`;
}

/** By the clock of the machine on which it was sat. */
function momentWords(atMs: number): string {
  return isoTime(atMs)
    .replace('T', ' ')
    .replace(/(\.\d+)?Z$/, ' UTC');
}

function answerLine({ paper }: ExamResult) {
  return ({ points, answer }: ExamResult['answers'][number], place: number): string => {
    const question = paper.questions[place];
    const sign = points > 0 ? 'right' : 'wrong';
    const none = answer === undefined && question?.kind !== 'reach' ? ', not answered' : '';
    return `${place + 1}. ${sign}${none}: ${plainLessonText(question?.text ?? '')}`;
  };
}
