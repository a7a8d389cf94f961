/** One breakpoint: on or off, what it pauses for in words and as text, changed, once only, or gone. */
import { Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Button, Switch, ToggleButton } from 'react-aria-components';
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';
import { BreakpointForm } from './breakpoint-form.tsx';

interface BreakpointLineProps {
  readonly breakpoint: Breakpoint;
  readonly onChange: (next: Breakpoint) => void;
  readonly onRemove: () => void;
  /** What had the keyboard is gone, and somebody else may have it. */
  readonly onDone: () => void;
}

export function BreakpointLine(props: BreakpointLineProps) {
  const { breakpoint, onChange, onDone } = props;
  const [isEdited, edit] = useState(false);
  const close = (): void => {
    edit(false);
    onDone();
  };
  if (!isEdited) return <ReadLine {...props} onEdit={() => edit(true)} />;
  return (
    <li>
      <BreakpointForm
        breakpoint={breakpoint}
        onSave={(changed) => {
          onChange({ ...breakpoint, ...changed, enabled: true });
          close();
        }}
        onCancel={close}
      />
    </li>
  );
}

type ReadLineProps = Omit<BreakpointLineProps, 'onDone'> & { readonly onEdit: () => void };

function ReadLine({ breakpoint, onChange, onRemove, onEdit }: ReadLineProps) {
  const { title, on, enabled, once } = breakpoint;
  const words = describeMatch(on);
  const name = title === '' ? words : title;
  return (
    <li className={enabled ? 'break-line' : 'break-line off'}>
      <Switch
        className="break-switch"
        aria-label={`On: ${name}`}
        isSelected={enabled}
        onChange={(isOn) => onChange({ ...breakpoint, enabled: isOn })}
      >
        <span className="break-knob" aria-hidden />
      </Switch>
      <div className="break-what">
        <p className="timer-sentence">{name}</p>
        {title === '' ? null : <p className="time-hint">{words}</p>}
        <code className="break-text" title={printMatch(on)}>
          {printMatch(on)}
        </code>
      </div>
      <div className="break-acts">
        <ToggleButton
          className="button small"
          aria-label={`Only the next one: ${name}`}
          isSelected={once}
          onChange={(isOnce) => onChange({ ...breakpoint, once: isOnce, enabled: true })}
        >
          only the next
        </ToggleButton>
        <Button className="button small icon" aria-label={`Change: ${name}`} onPress={onEdit}>
          <Pencil aria-hidden size={14} />
        </Button>
        <Button className="button small icon" aria-label={`Remove: ${name}`} onPress={onRemove}>
          <Trash2 aria-hidden size={14} />
        </Button>
      </div>
    </li>
  );
}
