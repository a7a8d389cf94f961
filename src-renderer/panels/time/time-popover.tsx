/** Asks for a time: typed, or by one of a few buttons; what cannot be read is told at the field. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  FieldError,
  Input,
  Label,
  Popover,
  Text,
  TextField,
} from 'react-aria-components';
import type { readMoment } from '../../model/words/read-time.ts';

interface TimePopoverProps {
  /** What the button that opens it is called, and what it shows. */
  readonly name: string;
  readonly children: ReactNode;
  readonly label: string;
  readonly hint: string;
  readonly deed: string;
  readonly quick: readonly string[];
  readonly read: (text: string) => ReturnType<typeof readMoment>;
  readonly onTime: (ms: number) => void;
  readonly isDisabled: boolean;
}

export function TimePopover({ name, children, isDisabled, ...form }: TimePopoverProps) {
  return (
    <DialogTrigger>
      <Button className="button small" aria-label={name} isDisabled={isDisabled}>
        {children}
      </Button>
      <Popover className="popover time-popover" placement="bottom start">
        <Dialog aria-label={name} className="time-dialog">
          {({ close }) => <TimeForm {...form} onDone={close} />}
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type TimeFormProps = Omit<TimePopoverProps, 'name' | 'children' | 'isDisabled'> & {
  readonly onDone: () => void;
};

function TimeForm({ label, hint, deed, quick, read, onTime, onDone }: TimeFormProps) {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // It opened because somebody wants to type here.
  useEffect(() => field.current?.focus(), []);
  const reading = read(text);
  const isWrong = text.trim() !== '' && reading.kind === 'refused';
  const give = (chosen: string): void => {
    const time = read(chosen);
    if (time.kind === 'refused') return;
    onDone();
    onTime(time.ms);
  };
  return (
    <form
      className="time-form"
      onSubmit={(event) => {
        event.preventDefault();
        give(text);
      }}
    >
      <TextField
        className="time-field"
        value={text}
        onChange={setText}
        isInvalid={isWrong}
        validationBehavior="aria"
      >
        <Label>{label}</Label>
        <Input ref={field} className="time-input wire" autoComplete="off" />
        {isWrong ? null : (
          <Text slot="description" className="time-hint">
            {hint}
          </Text>
        )}
        <FieldError className="time-fault">
          {reading.kind === 'refused' ? reading.sentence : null}
        </FieldError>
      </TextField>
      <div className="time-quick">
        {quick.map((one) => (
          <Button key={one} className="button small" onPress={() => give(one)}>
            {one}
          </Button>
        ))}
        <Button
          type="submit"
          className="button small primary"
          isDisabled={reading.kind === 'refused'}
        >
          {deed}
        </Button>
      </div>
    </form>
  );
}
