/** Says unmistakably that a window shows the past, and leads back to now. */
import { History } from 'lucide-react';
import { Button } from 'react-aria-components';
import { shownTime } from '../../model/shown-text.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';

export function PastBanner({ view: { cursor, moment, model } }: { readonly view: RunView }) {
  const dispatch = useDispatch();
  if (cursor === null) return null;
  const back = (): void => void dispatch({ kind: 'cursor.move', run: model.run, to: null });
  return (
    <div className="past-banner" role="status">
      <History aria-hidden size={16} />
      <span>
        You are looking at <code>{shownTime(moment.at)}</code>
      </span>
      <Button className="button" onPress={back}>
        Return to now
      </Button>
    </div>
  );
}
