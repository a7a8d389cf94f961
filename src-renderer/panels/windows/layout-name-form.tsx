/** Where a layout gets its name, or another one. */
import { useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { TextLine } from '../form/text-line.tsx';

interface LayoutNameFormProps {
  readonly label: string;
  readonly name: string;
  readonly act: string;
  /** Its field has the keyboard from the beginning. */
  readonly takesKeyboard?: boolean;
  readonly onName: (name: string) => void;
}

const longestName = 60;

export function LayoutNameForm(props: LayoutNameFormProps) {
  const { label, name, act, takesKeyboard = false, onName } = props;
  const [text, write] = useState(name);
  const trimmed = text.trim();
  return (
    <Form
      className="layout-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (trimmed === '') return;
        onName(trimmed);
        write('');
      }}
    >
      <TextLine
        label={label}
        value={text}
        onChange={write}
        most={longestName}
        isFirst={takesKeyboard}
      />
      <Button type="submit" className="button" isDisabled={trimmed === ''}>
        {act}
      </Button>
    </Form>
  );
}
