/** Several lines of text with their label. */
import { FieldError, Label, TextArea, TextField } from 'react-aria-components';

interface TextAreaLineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows: number;
  readonly most: number;
  readonly isFirst?: boolean;
  readonly placeholder?: string;
  readonly fault?: string | undefined;
  readonly isWire?: boolean;
  readonly isLabelHidden?: boolean;
}

export function TextAreaLine(props: TextAreaLineProps) {
  const { label, value, onChange, onBlur, rows, most, isFirst = false, placeholder = '' } = props;
  const { fault, isWire = false, isLabelHidden = false } = props;
  return (
    <TextField
      className="form-field"
      value={value}
      onChange={onChange}
      maxLength={most}
      isInvalid={fault !== undefined}
      validationBehavior="aria"
      {...(isLabelHidden ? { 'aria-label': label } : {})}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      {isLabelHidden ? null : <Label>{label}</Label>}
      <TextArea
        className={isWire ? 'input text-area wire' : 'input text-area'}
        spellCheck={!isWire}
        rows={rows}
        placeholder={placeholder}
        {...(isFirst ? { ref: focusAtEnd } : {})}
      />
      <FieldError className="field-fault">{fault}</FieldError>
    </TextField>
  );
}

/** Whoever asked for it wants to go on writing. */
function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
