/** One choice of a few, each with its word and, if it needs one, a sentence. */
import { ChevronDown } from 'lucide-react';
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
  Text,
} from 'react-aria-components';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly word: string;
  readonly sentence?: string;
}

interface ChoiceLineProps<Id extends string> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id;
  readonly onChange: (value: Id) => void;
  readonly isLabelHidden?: boolean;
  readonly isDisabled?: boolean;
}

export function ChoiceLine<Id extends string>(props: ChoiceLineProps<Id>) {
  const { label, choices, value, onChange, isLabelHidden = false, isDisabled = false } = props;
  const named = isLabelHidden ? { 'aria-label': label } : {};
  const choose = (key: unknown): void => {
    const chosen = choices.find(({ id }) => id === key);
    if (chosen !== undefined) onChange(chosen.id);
  };
  return (
    <Select
      {...named}
      className="form-field"
      value={value}
      onChange={choose}
      isDisabled={isDisabled}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Button className="button choice">
        {/* The word alone; its sentence is for the list. */}
        <SelectValue>{choices.find(({ id }) => id === value)?.word}</SelectValue>
        <ChevronDown aria-hidden size={14} />
      </Button>
      <Popover className="popover wide">
        <ListBox>
          {choices.map(({ id, word, sentence }) => (
            <ListBoxItem key={id} id={id} className="option stacked" textValue={word}>
              <Text slot="label">{word}</Text>
              {sentence === undefined ? null : <Text slot="description">{sentence}</Text>}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}
