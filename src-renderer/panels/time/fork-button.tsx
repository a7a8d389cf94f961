/**
 * «Fork from here»: a new run that shares everything up to the moment looked at and goes on by itself.
 * It is offered only where the workbench knows that intent and this window may ask it.
 */
import { GitFork } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  Input,
  Label,
  Popover,
  TextField,
} from 'react-aria-components';
import { type Intent, intent, mayAsk } from '#shared/intents.ts';
import { shownTime } from '../../model/shown-text.ts';
import { type RunView, useDispatch, useWindow } from '../../model/use-trace.ts';

const longestName = 120;

export function ForkButton({ view }: { readonly view: RunView }) {
  const { session } = useWindow().connection;
  const asked = forkOf(view, 'fork');
  if (asked === undefined || !mayAsk(session, asked)) return null;
  return (
    <DialogTrigger>
      <Button className="button past-button">
        <GitFork aria-hidden size={15} /> Fork from here
      </Button>
      <Popover className="popover fork-popover" placement="bottom start">
        <Dialog aria-label="Fork from here">
          {({ close }) => <ForkForm view={view} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** The intent as data, for a workbench that knows it; undefined for one that does not. */
function forkOf({ model, cursor }: RunView, name: string): Intent | undefined {
  return intent.safeParse({ kind: 'run.fork', run: model.run, at: cursor, name }).data;
}

function ForkForm({ view, onDone }: { readonly view: RunView; readonly onDone: () => void }) {
  const dispatch = useDispatch();
  const { setup, at } = view.moment;
  const [name, setName] = useState(
    `${setup?.name ?? 'Run'} · from ${shownTime(at)}`.slice(0, longestName),
  );
  const asked = forkOf(view, name.trim());
  return (
    <form
      className="fork-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (asked === undefined) return;
        void dispatch(asked);
        onDone();
      }}
    >
      <p>
        A new run that shares everything up to <code>{shownTime(at)}</code>. This one stays as it
        is.
      </p>
      <TextField className="field" value={name} onChange={setName} maxLength={longestName}>
        <Label>Name of the fork</Label>
        <Input />
      </TextField>
      <Button type="submit" className="button primary" isDisabled={asked === undefined}>
        <GitFork aria-hidden size={15} /> Fork
      </Button>
    </form>
  );
}
