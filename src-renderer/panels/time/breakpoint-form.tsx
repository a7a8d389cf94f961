/** Makes a breakpoint from a match as text, or changes one; Escape leaves everything as it was. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import { parseMatch, printMatch } from '#shared/trace/match/text/match-text.ts';
import { useKeysWithin } from '../../model/steady/use-keys-within.ts';
import { SwitchLine } from '../form/switch-line.tsx';
import { ActMenu } from '../in-flight/act-menu.tsx';
import { readyMade } from '../network/match-completion.ts';
import { MatchField } from './match-field.tsx';

interface BreakpointFormProps {
  /** The one to change; undefined for a new one. */
  readonly breakpoint: Breakpoint | undefined;
  readonly onSave: (made: Pick<Breakpoint, 'on' | 'title' | 'once'>) => void;
  readonly onCancel: () => void;
}

const longestTitle = 200;

export function BreakpointForm({ breakpoint, onSave, onCancel }: BreakpointFormProps) {
  const [text, setText] = useState(breakpoint === undefined ? '' : printMatch(breakpoint.on));
  const [title, setTitle] = useState(breakpoint?.title ?? '');
  const [once, setOnce] = useState(breakpoint?.once ?? false);
  const place = useRef<HTMLFormElement>(null);
  useKeysWithin(
    place,
    useCallback(
      ({ key }) => {
        if (key === 'Escape') onCancel();
      },
      [onCancel],
    ),
  );
  useEffect(() => place.current?.querySelector('input')?.focus(), []);
  const read = parseMatch(text);
  return (
    <form
      ref={place}
      className="break-form timer-card"
      aria-label={breakpoint === undefined ? 'New breakpoint' : 'Change the breakpoint'}
      onSubmit={(event) => {
        event.preventDefault();
        if (read.kind === 'read') onSave({ on: read.match, title: title.trim(), once });
      }}
    >
      <MatchField label="When to pause" text={text} onText={setText} />
      <ActMenu
        label="Often asked for"
        isDisabled={false}
        deeds={readyMade.map((one) => ({
          id: one.text,
          word: one.title,
          sentence: one.text,
          carryOut: () => setText(one.text),
        }))}
      >
        Often asked for
      </ActMenu>
      <TextField className="time-field" value={title} onChange={setTitle} maxLength={longestTitle}>
        <Label>Title, if you like</Label>
        <Input className="time-input" autoComplete="off" />
      </TextField>
      <SwitchLine isOn={once} isDisabled={false} onChange={setOnce}>
        Only the next one
      </SwitchLine>
      <div className="time-quick">
        <Button className="button small" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" className="button small primary" isDisabled={read.kind !== 'read'}>
          {breakpoint === undefined ? 'Add it' : 'Change it'}
        </Button>
      </div>
    </form>
  );
}
