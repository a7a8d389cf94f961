/** One line of text with its label and, where it is wrong, the sentence that says so. */
import { FieldError, Input, Label, TextField } from 'react-aria-components';

interface TextLineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault?: string | undefined;
  readonly isWire?: boolean;
  /** In a table of rows the heads of the columns stand for the labels. */
  readonly isLabelHidden?: boolean;
  readonly className?: string;
  readonly most?: number;
  /** What an empty line means. */
  readonly placeholder?: string;
  /** Whoever opened the form wants to write here, over what is there. */
  readonly isFirst?: boolean;
}

export function TextLine(props: TextLineProps) {
  const { label, value, onChange, fault, isWire = false, isLabelHidden = false } = props;
  const named = isLabelHidden ? { 'aria-label': label } : {};
  return (
    <TextField
      {...named}
      className={`form-field ${props.className ?? ''}`}
      value={value}
      onChange={onChange}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      {...(props.most === undefined ? {} : { maxLength: props.most })}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <Input
        className={isWire ? 'input wire' : 'input'}
        autoComplete="off"
        spellCheck={false}
        {...(props.placeholder === undefined ? {} : { placeholder: props.placeholder })}
        {...(props.isFirst === true ? { ref: selectAll } : {})}
      />
      <FieldError className="field-fault">{fault}</FieldError>
    </TextField>
  );
}

function selectAll(field: HTMLInputElement | null): void {
  field?.select();
}
