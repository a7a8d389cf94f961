/** One number with its label; what is out of its range goes back into it. */
import { Input, Label, NumberField } from 'react-aria-components';

interface NumberLineProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly least: number;
  readonly most: number;
  readonly step?: number;
  readonly isDisabled?: boolean;
}

export function NumberLine(props: NumberLineProps) {
  const { label, value, onChange, least, most, step = 1, isDisabled = false } = props;
  return (
    <NumberField
      className="form-field number"
      value={value}
      onChange={(next) => onChange(Number.isNaN(next) ? least : next)}
      minValue={least}
      maxValue={most}
      step={step}
      isDisabled={isDisabled}
      formatOptions={{ maximumFractionDigits: 3, useGrouping: false }}
    >
      <Label>{label}</Label>
      <Input className="input wire" />
    </NumberField>
  );
}
