/** Which lesson it is, which page, and the beats as a row of dots that lead to them. */
import { BookOpen, NotebookPen, TextQuote, X } from 'lucide-react';
import { Button, ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';

interface HeadProps {
  readonly hasText: boolean;
  readonly onText: () => void;
  readonly hasNotes: boolean;
  readonly onNotes: () => void;
}

export function LessonHead({ hasText, onText, hasNotes, onNotes }: HeadProps) {
  const { lesson, play, ask } = useLessonDesk();
  return (
    <header className="lesson-head">
      <div className="lesson-line">
        <BookOpen aria-hidden size={16} />
        <h2>
          <span className="lesson-number">{lesson.number}</span> {lesson.title}
        </h2>
        <Toggle label="Text of the lesson" isOn={hasText} keys="T" onPress={onText}>
          <TextQuote aria-hidden size={15} />
        </Toggle>
        <Toggle label="Notes of the presenter" isOn={hasNotes} keys="Q" onPress={onNotes}>
          <NotebookPen aria-hidden size={15} />
        </Toggle>
        <Button
          className="button icon small"
          aria-label="Leave the lesson"
          onPress={() => ask({ kind: 'lesson.leave' })}
        >
          <X aria-hidden size={15} />
        </Button>
      </div>
      <Dots />
      {play.isRecorded ? <p className="lesson-quiet">This is the recorded run.</p> : null}
    </header>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly isOn: boolean;
  readonly keys: string;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

function Toggle({ label, isOn, keys, onPress, children }: ToggleProps) {
  return (
    <TooltipTrigger delay={400}>
      <ToggleButton
        className="button icon small"
        aria-label={label}
        isSelected={isOn}
        onChange={onPress}
      >
        {children}
      </ToggleButton>
      <Tooltip className="tooltip" offset={6}>
        {label} <kbd>{keys}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}

function Dots() {
  const { lesson, play, ask } = useLessonDesk();
  const { page, reached } = play;
  return (
    <ol className="lesson-dots" aria-label="Beats">
      {lesson.beats.map(({ id, title }, index) => {
        const state = index >= reached.length ? 'ahead' : 'reached';
        return (
          <li key={id}>
            <Button
              className={`lesson-dot ${state}`}
              aria-label={`Beat ${index + 1}: ${title}${state === 'ahead' ? ', not played yet' : ''}`}
              aria-current={page === index + 1 ? 'step' : 'false'}
              onPress={() => ask({ kind: 'lesson.turn', page: index + 1 })}
            />
          </li>
        );
      })}
    </ol>
  );
}
