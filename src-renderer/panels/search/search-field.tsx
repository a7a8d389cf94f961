/** The field of the search, completed with keys and with values that occur in the run. */
import { Search as SearchIcon, X } from 'lucide-react';
import { type KeyboardEvent, type Ref, useState } from 'react';
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import {
  completeSearch,
  type SearchCompletion,
} from '#shared/projections/search/complete-search.ts';
import type { RunModel } from '../../model/run-model.ts';
import { saidValuesIn } from '../../model/search/grown-search.ts';
import { useSearching } from '../../model/search/searching.ts';

const longestText = 400;

interface SearchFieldProps {
  readonly model: RunModel;
  readonly field: Ref<HTMLInputElement>;
}

export function SearchField({ model, field }: SearchFieldProps) {
  const { text, fault, onText, onHit } = useSearching();
  // What the run has said is gathered only for somebody who types.
  const [isUsed, setIsUsed] = useState(false);
  const offered = offeredIn(model, text, isUsed);
  const press = (event: KeyboardEvent<HTMLInputElement>): void => {
    const isChoosing = event.currentTarget.getAttribute('aria-activedescendant') !== null;
    if (event.key !== 'Enter' || isChoosing) return;
    event.preventDefault();
    onHit(event.shiftKey ? -1 : 1);
  };
  return (
    <ComboBox
      className="search-field"
      aria-label="Search the messages"
      allowsCustomValue
      inputValue={text}
      onInputChange={onText}
      items={offered}
      onFocus={() => setIsUsed(true)}
      onBlur={() => setIsUsed(false)}
      selectedKey={null}
      onSelectionChange={(key) => {
        if (key !== null) onText(String(key));
      }}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
    >
      <SearchIcon aria-hidden size={14} className="search-sign" />
      <Input
        ref={field}
        className="input wire"
        spellCheck={false}
        maxLength={longestText}
        placeholder="party:op status:400 error:slow_down, or any words"
        onKeyDownCapture={press}
      />
      <FieldEnd text={text} onClear={() => onText('')} />
      <Popover className="popover completions">
        <ListBox<Offered>>{Completion}</ListBox>
      </Popover>
    </ComboBox>
  );
}

interface Offered extends SearchCompletion {
  readonly id: string;
}

function offeredIn(model: RunModel, text: string, isUsed: boolean): readonly Offered[] {
  if (!isUsed) return [];
  return completeSearch(text, saidValuesIn(model)).map((one) => ({ ...one, id: one.text }));
}

function Completion({ id, word, isSaid }: Offered) {
  return (
    <ListBoxItem id={id} className="option wire" textValue={id}>
      <span>{word}</span>
      {isSaid ? <span className="said-here">in this run</span> : null}
    </ListBoxItem>
  );
}

interface FieldEndProps {
  readonly text: string;
  readonly onClear: () => void;
}

function FieldEnd({ text, onClear }: FieldEndProps) {
  if (text === '') {
    return (
      <kbd aria-hidden className="search-key">
        /
      </kbd>
    );
  }
  return (
    <Button slot={null} className="search-clear" aria-label="Clear the search" onPress={onClear}>
      <X aria-hidden size={14} />
    </Button>
  );
}
