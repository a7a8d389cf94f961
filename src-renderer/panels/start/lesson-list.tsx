/** «Learn» on the start page: the lessons in their order, how long each takes, and how far one has come. */
import { Check, CircleDashed, Download, Eraser, GraduationCap } from 'lucide-react';
import { useId } from 'react';
import { Button, Tooltip, TooltipTrigger } from 'react-aria-components';
import { plainLessonText } from '#shared/lessons/lesson-text.ts';
import type { LessonProgress } from '#shared/lessons/play/lessons-told.ts';
import {
  builtInLessons,
  type LessonLine,
  lessonLine,
} from '../../model/lessons/built-in-lessons.ts';
import { progressCsv } from '../../model/lessons/progress-csv.ts';
import { useDispatch, useWindow, useWorkbench } from '../../model/use-trace.ts';
import { LessonFileButton } from './lesson-file-button.tsx';

interface LessonListProps {
  /** Told when a lesson is on the screen. */
  readonly onOpened: () => void;
}

const groups = [
  { part: 'course', title: 'Course' },
  { part: 'attacks', title: 'Attacks' },
  { part: 'museum', title: 'Museum of real bugs' },
] as const;

export function LessonList({ onOpened }: LessonListProps) {
  const lines = useLessonLines();
  const progress = useWorkbench(({ lessons }) => lessons.progress);
  const finished = lines.filter(({ id }) => progress[id] !== undefined).length;
  return (
    <section className="start-part start-lessons" aria-label="Learn">
      <h2>
        <span>
          <GraduationCap aria-hidden size={16} /> Learn
        </span>
        <small>
          {finished} of {lines.length} lessons done
        </small>
      </h2>
      <div className="lesson-groups">
        {groups.map(({ part, title }) => (
          <Group
            key={part}
            title={title}
            lines={lines.filter((one) => one.part === part)}
            onOpened={onOpened}
          />
        ))}
      </div>
      <ListActs lines={lines} onOpened={onOpened} />
    </section>
  );
}

/** The built-in ones, and those that somebody brought along. */
function useLessonLines(): readonly LessonLine[] {
  const texts = useWorkbench(({ lessons }) => lessons.texts);
  const { own, drafts } = useWorkbench(({ authoring }) => authoring);
  const written = Object.values(drafts).map(({ draft }) => draft.id);
  // Those have a list of their own.
  const known = new Set([...builtInLessons().map(({ id }) => id), ...Object.keys(own), ...written]);
  const brought = new Map<string, LessonLine>();
  for (const text of Object.values(texts)) {
    const line = lessonLine(text);
    if (line !== undefined && !known.has(line.id)) brought.set(line.id, line);
  }
  return [...builtInLessons(), ...brought.values()];
}

interface GroupProps extends LessonListProps {
  readonly title: string;
  readonly lines: readonly LessonLine[];
}

function Group({ title, lines, onOpened }: GroupProps) {
  const id = useId();
  if (lines.length === 0) return null;
  return (
    <section className="lesson-group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <ol>
        {lines.map((line) => (
          <li key={line.id}>
            <Line line={line} onOpened={onOpened} />
          </li>
        ))}
      </ol>
    </section>
  );
}

interface LineProps extends LessonListProps {
  readonly line: LessonLine;
}

/** One lesson, to begin or to go on with. */
export function Line({ line, onOpened }: LineProps) {
  const id = useId();
  const dispatch = useDispatch();
  const { number, title, about, level, minutes, text } = line;
  const progress = useWorkbench(({ lessons }) => lessons.progress[line.id]);
  const isOpen = useWorkbench(({ lessons }) => {
    const { play, texts } = lessons;
    return play !== undefined && !play.isFinished && texts[play.lesson] === text;
  });
  const open = async (): Promise<void> => {
    await dispatch(isOpen ? { kind: 'lesson.return' } : { kind: 'lesson.begin', text });
    onOpened();
  };
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      <Button
        className="lesson-start"
        aria-label={`${isOpen ? 'Go on with' : 'Begin'} lesson ${number}: ${title}`}
        aria-describedby={id}
        onPress={() => void open()}
      >
        <span className="lesson-number">{number}</span>
        <strong>{title}</strong>
        <span className="lesson-state">
          {isOpen ? <CircleDashed aria-hidden size={14} /> : null}
          {progress === undefined ? null : <Check aria-hidden size={14} />}
        </span>
        <small id={id}>
          {level} · {minutes} min{isOpen ? ' · begun' : ''}
          {progress === undefined ? '' : ` · ${scoreWords(progress)}`}
        </small>
      </Button>
      <Tooltip className="tooltip card-tooltip" placement="bottom start" offset={4}>
        {plainLessonText(about)}
      </Tooltip>
    </TooltipTrigger>
  );
}

function scoreWords({ right, asked, done, tasks }: LessonProgress): string {
  const parts = [
    ...(asked === 0 ? [] : [`${right} of ${asked} predicted`]),
    ...(tasks === 0 ? [] : [`${done} of ${tasks} ${tasks === 1 ? 'task' : 'tasks'}`]),
  ];
  return ['done', ...(parts.length === 0 ? [] : [parts.join(', ')])].join(' · ');
}

/** What is done with the list as a whole. */
function ListActs({
  lines,
  onOpened,
}: LessonListProps & { readonly lines: readonly LessonLine[] }) {
  const dispatch = useDispatch();
  const { files } = useWindow().connection;
  const progress = useWorkbench(({ lessons }) => lessons.progress);
  const isEmpty = Object.keys(progress).length === 0;
  const save = (): void => {
    const blob = new Blob([progressCsv(lines, progress)], { type: 'text/csv' });
    files.keep(blob, 'ciba-lessons.csv');
  };
  return (
    <div className="quiet">
      <LessonFileButton
        title="Open a lesson file"
        label="Lesson file"
        deed="opened"
        intentOf={(text) => ({ kind: 'lesson.begin', text })}
        onAsk={async (asked) => {
          await dispatch(asked);
          onOpened();
        }}
      />
      <Button className="button small" isDisabled={isEmpty} onPress={save}>
        <Download aria-hidden size={14} /> Progress as CSV
      </Button>
      <Button
        className="button small"
        isDisabled={isEmpty}
        onPress={() => void dispatch({ kind: 'lesson.forget-progress' })}
      >
        <Eraser aria-hidden size={14} /> Forget my progress
      </Button>
    </div>
  );
}
