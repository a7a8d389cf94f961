/** Moves the cursor that all windows of the run share, and back to now at the newest entry. */
import { type RunView, useDispatch } from '../use-trace.ts';

/** A function that moves it to that entry. */
export function useCursorMove({ model, cursor }: RunView): (seq: number) => void {
  const dispatch = useDispatch();
  return (seq) => {
    const to = seq >= model.moment(null).seq ? null : seq;
    if (to !== cursor) void dispatch({ kind: 'cursor.move', run: model.run, to });
  };
}
