/** Back, next, explore and reset, each with its key, and the score so far. */
import { ChevronLeft, ChevronRight, Compass, RotateCcw } from 'lucide-react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { scoreOf } from '#shared/lessons/play/score.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';

export function LessonFoot() {
  const { lesson, play, ask } = useLessonDesk();
  const last = lesson.beats.length + 1;
  const isEnd = play.page >= last;
  return (
    <footer className="lesson-foot">
      <Keyed keys="PageUp">
        <Button
          className="button icon"
          aria-label="Back"
          isDisabled={play.page === 0}
          onPress={() => ask({ kind: 'lesson.back' })}
        >
          <ChevronLeft aria-hidden size={16} />
        </Button>
      </Keyed>
      <Keyed keys="PageDown">
        <Button
          className="button primary"
          isDisabled={isEnd}
          onPress={() => ask({ kind: 'lesson.next' })}
        >
          {play.page === 0 ? 'Begin' : 'Next'} <ChevronRight aria-hidden size={15} />
        </Button>
      </Keyed>
      <Keyed keys="G">
        <Button
          className="button icon"
          aria-label="Explore"
          onPress={() => ask({ kind: 'lesson.explore' })}
        >
          <Compass aria-hidden size={16} />
        </Button>
      </Keyed>
      <Keyed keys="Shift+Home">
        <Button
          className="button icon"
          aria-label="Reset"
          onPress={() => ask({ kind: 'lesson.reset' })}
        >
          <RotateCcw aria-hidden size={16} />
        </Button>
      </Keyed>
      <Tally />
    </footer>
  );
}

/** How it stands so far; the end has it in full. */
function Tally() {
  const { lesson, play } = useLessonDesk();
  const { right, answered, done, tasks } = scoreOf(lesson, play);
  const isEnd = play.page > lesson.beats.length;
  return (
    <p className="lesson-tally" role="status" aria-label="Score">
      {isEnd || answered === 0 ? null : (
        <span>
          {right} of {answered} right
        </span>
      )}
      {isEnd || tasks === 0 ? null : (
        <span>
          {done} of {tasks} {tasks === 1 ? 'task' : 'tasks'}
        </span>
      )}
    </p>
  );
}

interface KeyedProps {
  readonly keys: string;
  readonly children: React.ReactElement;
}

function Keyed({ keys, children }: KeyedProps) {
  return (
    <TooltipTrigger delay={400}>
      {children}
      <Tooltip className="tooltip" offset={6}>
        <kbd>{keys}</kbd>
      </Tooltip>
    </TooltipTrigger>
  );
}
