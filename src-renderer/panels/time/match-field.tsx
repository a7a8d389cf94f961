/** A match as text: what it means while it is typed, or what is wrong with it and where. */
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';

interface MatchFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function MatchField({ label, text, onText }: MatchFieldProps) {
  const read = parseMatch(text);
  const isEmpty = text.trim() === '';
  const isWrong = !isEmpty && read.kind === 'refused';
  return (
    <TextField
      className="time-field"
      value={text}
      onChange={onText}
      isInvalid={isWrong}
      validationBehavior="aria"
    >
      <Label>{label}</Label>
      <Input
        className="time-input wire"
        placeholder="error:slow_down"
        autoComplete="off"
        spellCheck={false}
      />
      {isWrong ? null : (
        <Text slot="description" className="time-hint">
          {isEmpty || read.kind === 'refused'
            ? 'Such as error:slow_down, status:4xx to:till or #2 endpoint:token.'
            : `Means ${describeMatch(read.match)}.`}
        </Text>
      )}
      <FieldError className="time-fault">{isWrong ? read.sentence : null}</FieldError>
    </TextField>
  );
}
