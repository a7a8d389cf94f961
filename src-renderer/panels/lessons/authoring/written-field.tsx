/** A field of the draft: its label, what is written, and what is wrong with it where it stands. */

import { useFaultAt } from '../../../model/lessons/authoring/authoring-parts.ts';
import { useWritten } from '../../../model/lessons/authoring/use-written.ts';
import { TextAreaLine } from '../../form/text-area-line.tsx';

interface WrittenFieldProps {
  readonly label: string;
  /** Where it will stand in the lesson: «beats.2.why.text». */
  readonly place: string;
  readonly value: string;
  readonly onWritten: (text: string) => void;
  readonly rows?: number;
  readonly most?: number;
  readonly isWire?: boolean;
  readonly placeholder?: string;
}

export function WrittenField(props: WrittenFieldProps) {
  const { label, place, value, onWritten, rows = 1, most = 600 } = props;
  const { isWire = false, placeholder = '' } = props;
  const { text, write, tell } = useWritten(value, onWritten);
  const fault = useFaultAt(place);
  return (
    <TextAreaLine
      label={label}
      value={text}
      onChange={(next) => write(rows > 3 ? next : next.replaceAll(/[\r\n]+/g, ' '))}
      onBlur={tell}
      rows={rows}
      most={most}
      isWire={isWire}
      placeholder={placeholder}
      fault={fault}
    />
  );
}
