/** Says unmistakably that a window shows the past, and what can be done about it from here. */
import { History, Undo2 } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { mayAsk } from '#shared/intents/may-ask.ts';
import type { Intent } from '#shared/intents.ts';
import { type RunView, useDispatch, useWindow } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { ForkButton } from './fork-button.tsx';

export function PastBanner({ view }: { readonly view: RunView }) {
  const { cursor, moment } = view;
  if (cursor === null) return null;
  return (
    <section className="past-banner" data-part="past" aria-label="The past">
      <History aria-hidden size={17} />
      <span className="past-words" role="status">
        You are looking at <code>{shownTime(moment.at)}</code>
      </span>
      <WaysOut view={view} />
    </section>
  );
}

function WaysOut({ view }: { readonly view: RunView }) {
  const { session } = useWindow().connection;
  const { run } = view.model;
  if (!mayAsk(session, wayBack(run))) {
    return <span className="past-hint">The console can return to now.</span>;
  }
  return (
    <>
      <ReturnButton run={run} />
      <ForkButton view={view} />
    </>
  );
}

const ReturnButton = memo(function ReturnButton({ run }: { readonly run: string }) {
  const dispatch = useDispatch();
  return (
    <Button className="button past-button" onPress={() => void dispatch(wayBack(run))}>
      <Undo2 aria-hidden size={15} /> Return to now
    </Button>
  );
});

function wayBack(run: string): Intent {
  return { kind: 'cursor.move', run, to: null };
}
