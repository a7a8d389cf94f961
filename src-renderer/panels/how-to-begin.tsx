/** What to do so that something happens in a run in which nothing has. */
import { useIsOfLesson } from '../model/lessons/use-lesson.ts';

export function HowToBegin({ run }: { readonly run: string }) {
  return useIsOfLesson(run) ? (
    <p>Turn the lesson’s page: what happens there is drawn here.</p>
  ) : (
    <p>Open the relying party’s window and press «Sign in with CIBA».</p>
  );
}
