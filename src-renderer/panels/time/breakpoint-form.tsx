/** Makes a breakpoint from a match as text; Escape leaves everything as it was. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { useKeysWithin } from '../../model/use-keys-within.ts';
import { MatchField } from './match-field.tsx';

interface BreakpointFormProps {
  readonly onAdd: (made: Pick<Breakpoint, 'on' | 'title' | 'once'>) => void;
  readonly onCancel: () => void;
}

const longestTitle = 200;

export function BreakpointForm({ onAdd, onCancel }: BreakpointFormProps) {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
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
      aria-label="New breakpoint"
      onSubmit={(event) => {
        event.preventDefault();
        if (read.kind === 'read') onAdd({ on: read.match, title: title.trim(), once: false });
      }}
    >
      <MatchField label="When to pause" text={text} onText={setText} />
      <TextField className="time-field" value={title} onChange={setTitle} maxLength={longestTitle}>
        <Label>Title, if you like</Label>
        <Input className="time-input" autoComplete="off" />
      </TextField>
      <div className="time-quick">
        <Button className="button small" onPress={onCancel}>
          Cancel
        </Button>
        <Button type="submit" className="button small primary" isDisabled={read.kind !== 'read'}>
          Add it
        </Button>
      </div>
    </form>
  );
}
