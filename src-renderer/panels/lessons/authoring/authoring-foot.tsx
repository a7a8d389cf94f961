/** Check, preview, export and save, and one line that says how the draft stands. */
import { BookmarkPlus, Download, Play, ShieldCheck, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useCommand } from '../../../commands/use-command.ts';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';
import { RefusalLine } from '../../form/refusal-line.tsx';
import { useAuthoringActs } from './use-authoring-acts.ts';

export function AuthoringFoot() {
  const { whyNot, isChecking, said, refusal, forget, ...acts } = useAuthoringActs();
  const standing = useStanding();
  const isOff = whyNot !== undefined;
  useCommand('authoring.check', acts.check, whyNot);
  useCommand('authoring.preview', acts.preview, whyNot);
  return (
    <footer className="author-foot">
      <RefusalLine sentence={refusal} onDismiss={forget} />
      <p className="lesson-quiet" role="status" aria-label="Draft">
        {isChecking ? 'Being played to its end …' : said || whyNot || standing}
      </p>
      <div className="author-acts">
        {isChecking ? (
          <Button className="button" onPress={acts.callOff}>
            <X aria-hidden size={15} /> Call it off
          </Button>
        ) : (
          <Button className="button" isDisabled={isOff} onPress={acts.check}>
            <ShieldCheck aria-hidden size={15} /> Check
          </Button>
        )}
        <Button className="button" isDisabled={isOff} onPress={acts.preview}>
          <Play aria-hidden size={15} /> Preview
        </Button>
        <Button className="button" isDisabled={isOff} onPress={acts.save}>
          <Download aria-hidden size={15} /> Export
        </Button>
        <Button className="button" isDisabled={isOff} onPress={acts.own}>
          <BookmarkPlus aria-hidden size={15} /> Save
        </Button>
      </div>
    </footer>
  );
}

/** What the last check came to, as long as the draft is the one that was checked. */
function useStanding(): string {
  const { draft, held } = useAuthoring();
  const check = held?.check;
  if (check === undefined || check.of !== draft) return 'Nothing is missing; check it.';
  const { judged, failed } = check;
  if (failed.length === 0) return `Checked: all ${judged} things that it says hold.`;
  return `Checked: ${failed.length} of ${judged} things that it says do not hold.`;
}
