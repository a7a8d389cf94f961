/** The lessons that cite a passage or mark a term: each leads to the beat in which it does. */
import { GraduationCap } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Mention } from '#shared/projections/clause-book/passage.ts';
import { useOpenLesson } from '../../model/clauses/use-open-lesson.ts';
import { LessonWords } from '../lessons/lesson-words.tsx';
import { useBookParts } from './book-run.ts';

/** So many lessons are shown with all that they say. */
const fewest = 2;

export function LessonLines({ mentions }: { readonly mentions: readonly Mention[] }) {
  const lessons = byLesson(mentions);
  if (lessons.length === 0) return null;
  return (
    <section className="book-part" aria-label="Lessons">
      <h3>
        Lessons <small>{lessons.length}</small>
      </h3>
      <ul className="book-lessons">
        {lessons.map(({ head, pages }) => (
          <li key={head.lesson}>
            <details open={lessons.length <= fewest}>
              <summary>
                <span className="lesson-number">{head.number}</span>
                <strong>{head.title}</strong>
                <small>{pages.length === 1 ? '1 page' : `${pages.length} pages`}</small>
              </summary>
              <ul>
                {pages.map((mention) => (
                  <li key={mention.page}>
                    <MentionButton mention={mention} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function MentionButton({ mention }: { readonly mention: Mention }) {
  const { lesson, number, page, beat, sentence } = mention;
  const { onLesson } = useBookParts();
  const openLesson = useOpenLesson();
  const open = async (): Promise<void> => {
    await openLesson(lesson, page);
    onLesson();
  };
  return (
    <Button
      className="book-mention"
      aria-label={`Open lesson ${number} at «${beat}»`}
      onPress={() => void open()}
    >
      <GraduationCap aria-hidden size={14} />
      <span>
        <span className="book-beat">{beat}</span>
        <span className="book-said">
          <LessonWords text={sentence} isPlain />
        </span>
      </span>
    </Button>
  );
}

interface LessonOf {
  readonly head: Mention;
  /** Each page once, with its first sentence. */
  readonly pages: readonly Mention[];
}

function byLesson(mentions: readonly Mention[]): readonly LessonOf[] {
  const lessons = new Map<string, Map<number, Mention>>();
  for (const mention of mentions) {
    const pages = lessons.get(mention.lesson) ?? new Map<number, Mention>();
    if (!pages.has(mention.page)) pages.set(mention.page, mention);
    lessons.set(mention.lesson, pages);
  }
  return [...lessons.values()]
    .flatMap((pages) => {
      const all = [...pages.values()].toSorted((left, right) => left.page - right.page);
      const [head] = all;
      return head === undefined ? [] : [{ head, pages: all }];
    })
    .toSorted((left, right) => left.head.number - right.head.number);
}
