/** Above a lesson that is written in this workbench: the way back to its draft. */
import { PenLine } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useLessonDesk } from '../../../model/lessons/lesson-desk.ts';
import { useDispatch, useWorkbench } from '../../../model/use-trace.ts';
import { useAuthoringOpen } from './authoring-desk.tsx';

export function PreviewLine() {
  const { lesson } = useLessonDesk();
  const [, setOpen] = useAuthoringOpen();
  const dispatch = useDispatch();
  const run = useWorkbench(({ authoring }) => {
    const drafts = Object.values(authoring.drafts);
    return drafts.find(({ draft }) => draft.id === lesson.id)?.draft.run;
  });
  if (run === undefined) return null;
  const goBack = async (): Promise<void> => {
    await dispatch({ kind: 'lesson.leave' });
    setOpen(true);
    await dispatch({ kind: 'run.open', run });
  };
  return (
    <p className="author-preview">
      <span>This lesson is written here.</span>
      <Button className="button small" onPress={() => void goBack()}>
        <PenLine aria-hidden size={14} /> Back to editing
      </Button>
    </p>
  );
}
