/** Says unmistakably that a window shows the past, and what can be done about it from here. */
import { History, Undo2 } from 'lucide-react';
import { Button } from 'react-aria-components';
import { mayAsk } from '#shared/intents/may-ask.ts';
import type { Intent } from '#shared/intents.ts';
import { type RunView, useDispatch, useWindow } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { ForkButton } from './fork-button.tsx';

export function PastBanner({ view }: { readonly view: RunView }) {
  const { cursor, moment, model } = view;
  const dispatch = useDispatch();
  const { session } = useWindow().connection;
  if (cursor === null) return null;
  const back: Intent = { kind: 'cursor.move', run: model.run, to: null };
  return (
    <section className="past-banner" data-part="past" aria-label="The past">
      <History aria-hidden size={17} />
      <span className="past-words" role="status">
        You are looking at <code>{shownTime(moment.at)}</code>
      </span>
      {mayAsk(session, back) ? (
        <>
          <Button className="button past-button" onPress={() => void dispatch(back)}>
            <Undo2 aria-hidden size={15} /> Return to now
          </Button>
          <ForkButton view={view} />
        </>
      ) : (
        <span className="past-hint">The console can return to now.</span>
      )}
    </section>
  );
}
