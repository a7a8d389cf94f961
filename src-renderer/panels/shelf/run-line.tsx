/** Where a run comes from, if not from a button: the run that it left and when, or a file. */
import { Columns3, CornerUpLeft, FileInput, GitCompare, GitFork } from 'lucide-react';
import { Button } from 'react-aria-components';
import { isOneOf, modesOf } from '../../model/modes/modes-of.ts';
import {
  type RunView,
  useDispatch,
  useListing,
  useRunName,
  useWindow,
  useWorkbench,
} from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import type { ForkPoint, Origin } from '../../model/workbench-model.ts';

interface RunLineProps {
  readonly view: RunView;
  readonly onCompare: (other: string) => void;
}

export function RunLine({ view, onCompare }: RunLineProps) {
  const listing = useListing(view.model.run);
  if (listing?.parent !== undefined)
    return <OfFork view={view} parent={listing.parent} onCompare={onCompare} />;
  if (listing?.origin !== undefined) return <OfFile origin={listing.origin} />;
  return <OfModes run={view.model.run} />;
}

/** One of three that were made to be compared. */
function OfModes({ run }: { readonly run: string }) {
  const comparison = useWorkbench((state) => modesOf(state, run));
  const dispatch = useDispatch();
  const name = useRunName(comparison?.run ?? run);
  if (comparison === undefined || !isOneOf(comparison, run)) return null;
  const show = (): void =>
    void dispatch({ kind: 'desk.keep', key: 'history', value: `modes@${run}` });
  return (
    <section className="run-line" aria-label="Where this run comes from">
      <Columns3 aria-hidden size={15} />
      <p>
        One of three, of <strong title={name}>{name}</strong>: poll, ping and push.
      </p>
      <Button className="button small" onPress={show}>
        <Columns3 aria-hidden size={13} /> Side by side
      </Button>
    </section>
  );
}

function OfFork({ view, parent, onCompare }: RunLineProps & { readonly parent: ForkPoint }) {
  const name = useRunName(parent.run);
  const goThere = useGoTo(parent);
  const at = parent.atMs ?? view.model.moment(parent.at).at;
  return (
    <section className="run-line" aria-label="Where this run comes from">
      <GitFork aria-hidden size={15} />
      <p>
        Fork of <strong title={name}>{name}</strong> at <code>{shownTime(at)}</code>
      </p>
      <Button className="button small" onPress={goThere}>
        <CornerUpLeft aria-hidden size={13} /> Go there
      </Button>
      <Button className="button small" onPress={() => onCompare(parent.run)}>
        <GitCompare aria-hidden size={13} /> Compare with the parent
      </Button>
    </section>
  );
}

/** Opens the parent where the fork left it: in its past, or now if it has not gone on since. */
function useGoTo({ run, at }: ForkPoint): () => void {
  const dispatch = useDispatch();
  const { port } = useWindow().connection;
  const go = async (): Promise<void> => {
    const { entries } = await port.readTrace(run, at + 1, 1);
    await dispatch({ kind: 'cursor.move', run, to: entries.length === 0 ? null : at });
    await dispatch({ kind: 'run.open', run });
  };
  return () => void go();
}

function OfFile({ origin: { file, entries, warnings } }: { readonly origin: Origin }) {
  return (
    <section className="run-line" aria-label="Where this run comes from">
      <FileInput aria-hidden size={15} />
      <p>
        From <strong title={file}>{file}</strong>: {entries.toLocaleString('en-GB')} entries.
        {warnings.map((warning) => (
          <span key={warning}> {warning}</span>
        ))}
      </p>
    </section>
  );
}
