/**
 * «Fork from here»: a new run that shares everything up to the moment looked at and goes on by itself.
 * It is offered only where this window may ask it.
 */
import { GitFork } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { mayAsk } from '#shared/intents/may-ask.ts';
import type { Intent } from '#shared/intents.ts';
import { useCommand } from '../../commands/use-command.ts';
import { type RunView, useDispatch, useRunName, useWindow } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';

const longestName = 120;

export function ForkButton({ view }: { readonly view: RunView }) {
  const { session } = useWindow().connection;
  const [isNaming, nameIt] = useState(false);
  const asked = forkOf(view, 'fork');
  const isOffered = asked !== undefined && mayAsk(session, asked);
  useCommand(
    'run.fork',
    () => nameIt(true),
    isOffered ? undefined : 'Only the console can fork a run.',
  );
  if (!isOffered) return null;
  if (isNaming) return <ForkForm view={view} onDone={() => nameIt(false)} />;
  return <ForkHere onName={nameIt} />;
}

/** The same wherever one looks, so that it stays as it is when the moment changes. */
const ForkHere = memo(function ForkHere({ onName }: { readonly onName: (isNaming: true) => void }) {
  return (
    <Button className="button past-button" onPress={() => onName(true)}>
      <GitFork aria-hidden size={15} /> Fork from here <kbd aria-hidden>F</kbd>
    </Button>
  );
});

/** The intent, where there is a moment to fork from and a name for what comes of it. */
function forkOf({ model, cursor }: RunView, name: string): Intent | undefined {
  if (cursor === null || name === '') return undefined;
  return { kind: 'run.fork', run: model.run, at: cursor, name };
}

function ForkForm({ view, onDone }: { readonly view: RunView; readonly onDone: () => void }) {
  const dispatch = useDispatch();
  const usual = `${useRunName(view.model.run)} · from ${shownTime(view.moment.at)}`;
  const [name, setName] = useState(usual.slice(0, longestName));
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
      <TextField
        className="field"
        value={name}
        onChange={setName}
        maxLength={longestName}
        onKeyDown={({ key }) => (key === 'Escape' ? onDone() : undefined)}
      >
        <Label>Name of the fork</Label>
        <Input ref={focusOnce} />
      </TextField>
      <Button type="submit" className="button primary" isDisabled={asked === undefined}>
        <GitFork aria-hidden size={15} /> Fork
      </Button>
      <Button className="button past-button" onPress={onDone}>
        Cancel
      </Button>
    </form>
  );
}

/** Whoever asked for the form wants to type its name. */
function focusOnce(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}
