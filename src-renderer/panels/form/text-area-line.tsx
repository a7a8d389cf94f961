/** Several lines of text with their label. */
import { Label, TextArea, TextField } from 'react-aria-components';

interface TextAreaLineProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly rows: number;
  readonly most: number;
  readonly isFirst?: boolean;
  readonly placeholder?: string;
}

export function TextAreaLine(props: TextAreaLineProps) {
  const { label, value, onChange, onBlur, rows, most, isFirst = false, placeholder = '' } = props;
  return (
    <TextField
      className="form-field"
      value={value}
      onChange={onChange}
      maxLength={most}
      {...(onBlur === undefined ? {} : { onBlur })}
    >
      <Label>{label}</Label>
      <TextArea
        className="input text-area"
        rows={rows}
        placeholder={placeholder}
        {...(isFirst ? { ref: focusAtEnd } : {})}
      />
    </TextField>
  );
}

/** Whoever asked for it wants to go on writing. */
function focusAtEnd(field: HTMLTextAreaElement | null): void {
  field?.focus();
  field?.setSelectionRange(field.value.length, field.value.length);
}
