/**
 * The desk at which a paper is sat: one paper at a time, one intent after the other, and everything that
 * comes of it told in the workbench's stream, so that it is there again after a restart.
 */
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { Intent } from '#shared/intents.ts';
import {
  type ExamsTold,
  examsAfter,
  noExams,
  openSitting,
} from '#shared/lessons/exam/exams-told.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../../workbench-error.ts';
import { examGate } from './exam-gate.ts';
import { type ExamDeskParts, type ExamStage, sittingOf } from './exam-stage.ts';
import { handIn } from './hand-in.ts';
import { beginPaper, takeAnswer, tryQuestion, turnToQuestion } from './sit-paper.ts';
import { verifiedResult } from './verify-result.ts';

export interface ExamDesk {
  readonly carryOut: (intent: ExamIntent) => Promise<Outcome>;
  /** Why this is not done while a paper is sat; undefined where it may be. */
  readonly whyNot: (intent: Intent) => string | undefined;
}

interface DeskParts extends ExamDeskParts {
  readonly events: readonly WorkbenchEvent[];
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

/** The desk as it was left. */
export function createExamDesk(parts: DeskParts): ExamDesk {
  let known: ExamsTold = parts.events.reduce(examsAfter, noExams);
  let before: Promise<unknown> = Promise.resolve();
  const stage: ExamStage = {
    ...parts,
    told: () => known,
    tell: (happening) => {
      const outcome = parts.tell(happening);
      const at = parts.now();
      known = examsAfter(known, { seq: 0, at, ...happening } as WorkbenchEvent);
      return outcome;
    },
  };
  return {
    whyNot: (intent) => examGate(openSitting(known), intent),
    carryOut: (intent) => {
      const acting = before.then(() => carriedOut(stage, intent));
      before = acting.catch(() => undefined);
      return acting;
    },
  };
}

async function carriedOut(stage: ExamStage, intent: ExamIntent): Promise<Outcome> {
  switch (intent.kind) {
    case 'exam.begin':
      return beginPaper(stage, intent);
    case 'exam.turn':
      return turnToQuestion(stage, intent.page);
    case 'exam.answer':
      return takeAnswer(stage, intent.question, intent.answer);
    case 'exam.try':
      return tryQuestion(stage, intent.question);
    case 'exam.hand-in':
      return handIn(stage);
    case 'exam.give-up':
      return stage.tell({ kind: 'exam.given-up', sitting: sittingOf(stage).sitting });
    default:
      return looked(stage, intent);
  }
}

type Looking = Extract<ExamIntent, { kind: 'exam.show' | 'exam.leave' | 'exam.verify' }>;

async function looked(stage: ExamStage, intent: Looking): Promise<Outcome> {
  if (intent.kind === 'exam.verify') {
    const { file, text } = intent;
    const own = await stage.key.publicHalf();
    const verdict = await verifiedResult(text, { own, lessons: stage.lessons() });
    return stage.tell({ kind: 'exam.verified', file, verdict });
  }
  if (openSitting(stage.told()) !== undefined)
    throw new WorkbenchError('A paper is being sat; hand it in, or give it up.');
  if (intent.kind === 'exam.leave') return stage.tell({ kind: 'exam.left' });
  const { sitting } = intent;
  if (stage.told().sittings[sitting] === undefined)
    throw new WorkbenchError('There is no such result here.');
  return stage.tell({ kind: 'exam.shown', sitting });
}
