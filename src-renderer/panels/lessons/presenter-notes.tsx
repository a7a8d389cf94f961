/** What only the trainer reads: the notes of this page, and what comes next. */
import { NotebookPen } from 'lucide-react';
import type { Lesson } from '#shared/lessons/lesson.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { LessonWords } from './lesson-words.tsx';

export function PresenterNotes() {
  const { lesson, play } = useLessonDesk();
  const notes = notesOf(lesson, play.page);
  const next = lesson.beats[play.page];
  return (
    <section className="lesson-card lesson-notes" aria-label="Notes of the presenter" tabIndex={0}>
      <h4>
        <NotebookPen aria-hidden size={15} /> For the presenter
      </h4>
      {notes.length === 0 ? <p className="lesson-quiet">No notes for this page.</p> : null}
      {notes.map((note) => (
        <p key={note}>
          <LessonWords text={note} />
        </p>
      ))}
      {next === undefined ? null : (
        <p className="lesson-next">
          <strong>Next:</strong> {next.title}
        </p>
      )}
    </section>
  );
}

function notesOf({ beats, ending, notes }: Lesson, page: number): readonly string[] {
  if (page === 0) return notes ?? [];
  return (page > beats.length ? ending.notes : beats[page - 1]?.notes) ?? [];
}
