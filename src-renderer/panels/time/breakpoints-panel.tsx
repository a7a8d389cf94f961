/** The breakpoints of the run: switched on and off, added by text or from a message, undone. */
import { CircleDot, Plus, Redo2, Undo2 } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { withBreakpoint } from '../../model/breakpoint-list.ts';
import type { RunView } from '../../model/use-trace.ts';
import { BreakpointForm } from './breakpoint-form.tsx';
import { BreakpointLine } from './breakpoint-line.tsx';
import { RefusalNote } from './refusal-note.tsx';
import type { Breakpoints } from './use-breakpoints.ts';

interface BreakpointsPanelProps {
  readonly view: RunView;
  readonly breakpoints: Breakpoints;
}

export function BreakpointsPanel({ view, breakpoints }: BreakpointsPanelProps) {
  const { list, change, undo, redo, refusal } = breakpoints;
  const [isAdding, setAdding] = useState(false);
  const press = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement && event.target.type === 'text';
    if (event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || isTyping) return;
    event.preventDefault();
    (event.shiftKey ? redo : undo)?.();
  };
  return (
    <div className="time-panel" onKeyDown={press} role="group" aria-label="Breakpoints">
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
      {isAdding ? (
        <BreakpointForm
          onAdd={(made) => {
            change(withBreakpoint(list, made));
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <Button className="button" onPress={() => setAdding(true)}>
          <Plus aria-hidden size={15} /> Add a breakpoint
        </Button>
      )}
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
            onChange={(next) => change(list.map((held) => (held === one ? next : held)))}
            onRemove={() => change(list.filter((held) => held !== one))}
          />
        ))}
      </ul>
    </div>
  );
}

function UndoButtons({ undo, redo }: Pick<Breakpoints, 'undo' | 'redo'>) {
  return (
    <span className="break-undo">
      <Button
        className="button small icon"
        aria-label="Undo the last change of breakpoints"
        isDisabled={undo === undefined}
        onPress={() => undo?.()}
      >
        <Undo2 aria-hidden size={14} />
      </Button>
      <Button
        className="button small icon"
        aria-label="Redo the change of breakpoints"
        isDisabled={redo === undefined}
        onPress={() => redo?.()}
      >
        <Redo2 aria-hidden size={14} />
      </Button>
    </span>
  );
}

function LikeChosen({ breakpoints }: { readonly breakpoints: Breakpoints }) {
  const { likeChosen, isOnChosen, toggleChosen } = breakpoints;
  if (likeChosen === undefined) return null;
  return (
    <div className="break-like">
      <Button className="button" onPress={toggleChosen} aria-keyshortcuts="F9">
        <CircleDot aria-hidden size={15} />
        {isOnChosen ? 'Do not break on these' : 'Break on messages like this'}
      </Button>
      <p className="time-hint">
        The chosen message is {describeMatch(likeChosen)}. <kbd>F9</kbd>
      </p>
    </div>
  );
}
