/** Opens a lesson at one of its pages: the one that is played is turned, any other one is begun. */
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';
import { builtInLessons, lessonLine } from '../lessons/built-in-lessons.ts';
import { useWindow } from '../use-trace.ts';

/** Answers once the page is shown, or why it is not. */
export function useOpenLesson(): (lesson: string, page: number) => Promise<void> {
  const { connection, workbench, showSentence } = useWindow();
  const ask = async (intent: LessonIntent): Promise<boolean> => {
    const outcome = await connection.port.dispatch(intent);
    showSentence(outcome.kind === 'refused' ? outcome.sentence : undefined);
    return outcome.kind === 'accepted';
  };
  return async (lesson, page) => {
    const { play, texts } = workbench.state().lessons;
    const text = textOf(texts, lesson);
    if (text === undefined) return;
    const isPlayed = play !== undefined && texts[play.lesson] === text;
    if (!isPlayed && !(await ask({ kind: 'lesson.begin', text }))) return;
    if (isPlayed || page > 0) await ask({ kind: 'lesson.turn', page });
  };
}

/** The same one that the book has read: a built-in one first. */
function textOf(texts: Readonly<Record<string, string>>, lesson: string): string | undefined {
  const builtIn = builtInLessons().find(({ id }) => id === lesson);
  return builtIn?.text ?? Object.values(texts).find((text) => lessonLine(text)?.id === lesson);
}
