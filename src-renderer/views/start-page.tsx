/**
 * The first thing a person sees: one button that shows everything, three more stories, what there is
 * to learn, the runs once there are any, and the ways in for developers and for files.
 */
import { BookOpenText, ClipboardCheck, Columns2, FileUp, PlugZap } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useCommands } from '../commands/use-command.ts';
import { useMadeRuns } from '../model/exams/use-exam.ts';
import { outsideRun } from '../model/runs/new-runs.ts';
import { useDispatch, useWorkbench } from '../model/use-trace.ts';
import { ClauseDesk } from '../panels/clauses/clause-desk.tsx';
import { ProductCards } from '../panels/product/product-cards.tsx';
import { useImports } from '../panels/shelf/import-desk.tsx';
import { RunTree } from '../panels/shelf/run-tree.tsx';
import { LearnList } from '../panels/start/learn-list.tsx';
import { LessonList } from '../panels/start/lesson-list.tsx';
import { OwnLessons } from '../panels/start/own-lessons.tsx';
import { StoryCards } from '../panels/start/story-cards.tsx';

interface StartPageProps {
  /** The run that was left for this page. */
  readonly current: string | undefined;
  readonly onOpened: () => void;
}

export function StartPage({ current, onOpened }: StartPageProps) {
  const dispatch = useDispatch();
  const { choose } = useImports();
  const commands = useCommands();
  return (
    <main className="start">
      <header className="start-head">
        <h1>CIBA Workbench</h1>
        <p>
          A real CIBA server on a clock you can stop. Watch every message travel, and look at any
          moment again.
        </p>
      </header>
      <StoryCards />
      <LessonList onOpened={onOpened} />
      <OwnLessons onOpened={onOpened} />
      <section className="start-products" aria-labelledby="start-products">
        <h2 id="start-products">Real systems, with their consoles</h2>
        <ProductCards />
      </section>
      <div className="start-parts">
        <LearnList />
        <RecentRuns current={current} onOpened={onOpened} />
      </div>
      <div className="quiet">
        <Button className="button" onPress={() => commands.carryOut('exam.open')}>
          <ClipboardCheck aria-hidden size={16} /> Exam
        </Button>
        <Button className="button" onPress={() => void dispatch(outsideRun)}>
          <PlugZap aria-hidden size={16} /> Listen for your own client
        </Button>
        <Button className="button" onPress={choose}>
          <FileUp aria-hidden size={16} /> Open a run file
        </Button>
        <Button className="button" onPress={() => commands.carryOut('compare.products')}>
          <Columns2 aria-hidden size={16} /> Compare products
        </Button>
        <Button className="button" onPress={() => commands.carryOut('workbench.clauses')}>
          <BookOpenText aria-hidden size={16} /> Clauses and terms
        </Button>
      </div>
      <ClauseDesk onLesson={onOpened} />
    </main>
  );
}

function RecentRuns({ current, onOpened }: StartPageProps) {
  const dispatch = useDispatch();
  const made = useMadeRuns();
  const all = useWorkbench((state) => state.runs);
  const runs = all.filter(({ run }) => !made.has(run));
  if (runs.length === 0) return null;
  const open = async (run: string): Promise<void> => {
    await dispatch({ kind: 'run.open', run });
    onOpened();
  };
  return (
    <section className="start-part" aria-label="Your runs">
      <h2>
        Your runs <small>{runs.length}</small>
      </h2>
      <RunTree current={current} without={made} onOpen={(run) => void open(run)} />
    </section>
  );
}
