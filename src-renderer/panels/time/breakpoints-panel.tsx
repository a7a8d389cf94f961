/** The breakpoints of the run: switched on and off, added by text or from a message, undone. */
import { CircleDot, Plus, Redo2, Undo2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from 'react-aria-components';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { withBreakpoint } from '../../model/breakpoints/breakpoint-list.ts';
import type { Breakpoints } from '../../model/breakpoints/use-breakpoints.ts';
import type { RunView } from '../../model/use-trace.ts';
import { BreakpointForm } from './breakpoint-form.tsx';
import { BreakpointLine } from './breakpoint-line.tsx';
import { RefusalNote } from './refusal-note.tsx';

interface BreakpointsPanelProps {
  readonly view: RunView;
  readonly breakpoints: Breakpoints;
}

export function BreakpointsPanel({ view, breakpoints }: BreakpointsPanelProps) {
  const { list, change, undo, redo, refusal } = breakpoints;
  const place = useRef<HTMLDivElement>(null);
  // What had the keyboard may be gone; it goes back to the list and not to the page.
  const takeKeyboard = (): void => place.current?.focus();
  return (
    <div className="time-panel" ref={place} tabIndex={-1} role="group" aria-label="Breakpoints">
      <div className="break-head">
        <h2 className="time-heading">
          Breakpoints <span className="time-count">{list.length}</span>
        </h2>
        <UndoButtons undo={undo} redo={redo} />
      </div>
      {view.moment.setup?.mode === 'wall' ? (
        <p className="time-note">
          This run follows the wall clock, which cannot stop. A message that is hit waits until it
          is resumed; any other hit is only noted.
        </p>
      ) : null}
      <LikeChosen breakpoints={breakpoints} />
      <RefusalNote sentence={refusal} />
      <Adding onChange={change} onDone={takeKeyboard} />
      {list.length === 0 ? (
        <div className="time-empty">
          <CircleDot aria-hidden size={20} />
          <p>
            Nothing pauses the run. Choose a message and press <kbd>F9</kbd>, or add a breakpoint.
          </p>
        </div>
      ) : null}
      <ul className="timer-list">
        {list.map((one) => (
          <BreakpointLine
            key={one.id}
            breakpoint={one}
            onChange={(next) =>
              change((all) => all.map((held) => (held.id === one.id ? next : held)))
            }
            onDone={takeKeyboard}
            onRemove={() => {
              change((all) => all.filter(({ id }) => id !== one.id));
              takeKeyboard();
            }}
          />
        ))}
      </ul>
    </div>
  );
}

interface AddingProps {
  readonly onChange: Breakpoints['change'];
  readonly onDone: () => void;
}

function Adding({ onChange, onDone }: AddingProps) {
  const [isAdding, setAdding] = useState(false);
  const close = (): void => {
    setAdding(false);
    onDone();
  };
  if (isAdding) {
    return (
      <BreakpointForm
        breakpoint={undefined}
        onSave={(made) => {
          onChange((list) => withBreakpoint(list, made));
          close();
        }}
        onCancel={close}
      />
    );
  }
  return (
    <Button className="button" onPress={() => setAdding(true)}>
      <Plus aria-hidden size={15} /> Add a breakpoint
    </Button>
  );
}

function UndoButtons({ undo, redo }: Pick<Breakpoints, 'undo' | 'redo'>) {
  return (
    <span className="break-undo">
      <Button
        className="button small icon"
        aria-label="Undo the last change of breakpoints"
        aria-disabled={undo === undefined}
        onPress={() => undo?.()}
      >
        <Undo2 aria-hidden size={14} />
      </Button>
      <Button
        className="button small icon"
        aria-label="Redo the change of breakpoints"
        aria-disabled={redo === undefined}
        onPress={() => redo?.()}
      >
        <Redo2 aria-hidden size={14} />
      </Button>
    </span>
  );
}

function LikeChosen({ breakpoints }: { readonly breakpoints: Breakpoints }) {
  const { likeChosen, onChosen, toggleChosen } = breakpoints;
  if (likeChosen === undefined) return null;
  return (
    <div className="break-like">
      <Button className="button" onPress={toggleChosen} aria-keyshortcuts="F9">
        <CircleDot aria-hidden size={15} />
        {onChosen !== undefined ? 'Do not break on these' : 'Break on messages like this'}
      </Button>
      <p className="time-hint">
        The chosen message is {describeMatch(likeChosen)}. <kbd>F9</kbd>
      </p>
    </div>
  );
}
