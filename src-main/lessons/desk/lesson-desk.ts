/**
 * The desk at which a lesson is played: one lesson at a time, and one intent after the other, however
 * fast a clicker is pressed. Everything that comes of it is told in the workbench's stream.
 */
import { isAuthoringIntent } from '#shared/intents/authoring-intents.ts';
import type { LessonIntent, PlayIntent } from '#shared/intents/lesson-intents.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { type AuthoringParts, createAuthoringDesk } from '../authoring/authoring-desk.ts';
import { answer, point } from './answers.ts';
import { explore, returnToLesson, showModel, tryTask } from './asides.ts';
import { beginLesson } from './begin-lesson.ts';
import { createLessonLedger } from './lesson-ledger.ts';
import type { LessonDeskParts, LessonStage } from './lesson-stage.ts';
import { fallBack } from './recorded-lesson.ts';
import { watchTask } from './task-watch.ts';
import { turnTo } from './turn-page.ts';

export interface LessonDesk {
  readonly carryOut: (intent: LessonIntent) => Promise<Outcome>;
  readonly isOfLesson: (run: string) => boolean;
}

export interface LessonDeskGiven extends LessonDeskParts {
  readonly store: LessonDeskParts['store'] & AuthoringParts['store'];
  readonly events: readonly WorkbenchEvent[];
  readonly tell: (happening: WorkbenchHappening) => Outcome;
}

const done: Outcome = { kind: 'accepted', seq: 0 };

/** The desk as it was left. */
export function createLessonDesk(parts: LessonDeskGiven): LessonDesk {
  const ledger = createLessonLedger(parts);
  const stage: LessonStage = { ...parts, ledger };
  const authoring = createAuthoringDesk({ ...parts, keep: ledger.keep });
  let stopWatching: () => void = () => undefined;
  let before: Promise<unknown> = Promise.resolve();

  function watch(): void {
    stopWatching();
    const aside = ledger.isPlaying() ? ledger.current().play.aside : undefined;
    stopWatching = aside === undefined ? () => undefined : watchTask(stage, aside);
  }

  async function act(intent: PlayIntent): Promise<Outcome> {
    const outcome = await carriedOut(stage, intent);
    if (asideKinds.has(intent.kind)) watch();
    return outcome;
  }

  watch();
  return {
    isOfLesson: ledger.isOfLesson,
    carryOut: (intent) => {
      // Whoever writes does not wait for whoever plays.
      if (isAuthoringIntent(intent)) return authoring.carryOut(intent);
      const acting = before.then(() => act(intent));
      before = acting.catch(() => undefined);
      return acting;
    },
  };
}

/** What may lead into a task, or out of it. */
const asideKinds: ReadonlySet<PlayIntent['kind']> = new Set([
  'lesson.begin',
  'lesson.reset',
  'lesson.leave',
  'lesson.fall-back',
  'lesson.try',
  'lesson.model',
  'lesson.explore',
  'lesson.return',
  'lesson.next',
  'lesson.back',
  'lesson.turn',
]);

async function carriedOut(stage: LessonStage, intent: PlayIntent): Promise<Outcome> {
  const { ledger } = stage;
  switch (intent.kind) {
    case 'lesson.begin':
      return beginLesson(stage, intent.text);
    case 'lesson.forget-progress':
      return ledger.tell({ kind: 'lesson.progress-forgotten' });
    case 'lesson.reset':
      return beginLesson(stage, ledger.textOf(ledger.current().play.lesson));
    case 'lesson.fall-back':
      return fallBack(stage);
    case 'lesson.leave':
      return ledger.tell({ kind: 'lesson.left', play: ledger.current().play.play });
    default:
      return turned(stage, intent);
  }
}

async function turned(stage: LessonStage, intent: PlayIntent): Promise<Outcome> {
  const { page } = stage.ledger.current().play;
  switch (intent.kind) {
    case 'lesson.next':
      return turnTo(stage, page + 1);
    case 'lesson.back':
      return turnTo(stage, page - 1);
    case 'lesson.turn':
      return turnTo(stage, intent.page);
    case 'lesson.explore':
      return explore(stage);
    case 'lesson.return':
      return returnToLesson(stage);
    default:
      return worked(stage, intent);
  }
}

async function worked(stage: LessonStage, intent: PlayIntent): Promise<Outcome> {
  const { play } = stage.ledger.current().play;
  switch (intent.kind) {
    case 'lesson.answer':
      return answer(stage, intent.beat, intent.choice);
    case 'lesson.point':
      return point(stage, intent.beat, intent.seq);
    case 'lesson.hint':
      return stage.ledger.tell({ kind: 'lesson.hinted', play, beat: intent.beat });
    case 'lesson.try':
      await tryTask(stage, intent.beat);
      return done;
    case 'lesson.model':
      return showModel(stage, intent.beat);
    default:
      return done;
  }
}
