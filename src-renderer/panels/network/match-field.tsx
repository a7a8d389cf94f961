/** The match of a rule as a line of text, completed as it is typed and explained in words. */
import {
  Button,
  ComboBox,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import { completionsOf, readyMade } from './match-completion.ts';

interface MatchFieldProps {
  readonly text: string;
  readonly onChange: (text: string) => void;
}

export function MatchField({ text, onChange }: MatchFieldProps) {
  const read = parseMatch(text);
  const fault = text.trim() === '' || read.kind === 'read' ? undefined : shortened(read.sentence);
  return (
    <div className="match-field">
      <ComboBox
        className="form-field"
        allowsCustomValue
        inputValue={text}
        onInputChange={onChange}
        items={completionsOf(text).map((one) => ({ ...one, id: one.text }))}
        selectedKey={null}
        onSelectionChange={(key) => {
          if (key !== null) onChange(String(key));
        }}
        isInvalid={fault !== undefined}
        validationBehavior="aria"
        allowsEmptyCollection={false}
      >
        <Label>Which messages</Label>
        <Input
          className="input wire"
          spellCheck={false}
          placeholder="endpoint:token direction:response"
        />
        <FieldError className="field-fault">{fault}</FieldError>
        <Popover className="popover completions">
          <ListBox<{ readonly id: string; readonly word: string }>>
            {({ id, word }) => (
              <ListBoxItem id={id} className="option wire" textValue={id}>
                {word}
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      <p className="match-words" role="status">
        {read.kind === 'read' ? `This is ${describeMatch(read.match)}.` : ''}
      </p>
      <div className="ready-made" role="group" aria-label="Often asked for">
        {readyMade.map((one) => (
          <Button key={one.text} className="button small" onPress={() => onChange(one.text)}>
            {one.title}
          </Button>
        ))}
      </div>
    </div>
  );
}

/** The list of what may stand there is offered under the field, and need not be in the sentence. */
function shortened(sentence: string): string {
  const [wrong = sentence, allowed = ''] = sentence.split(' Allowed there: ');
  return allowed.length > 80 ? wrong : sentence;
}
