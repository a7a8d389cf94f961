/** Names and values, one row each: changed, added and taken away. */
import { Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { TextLine } from '../form/text-line.tsx';
import type { Faults } from './draft-faults.ts';
import { type DraftRow, withNewRow } from './edit-draft.ts';

interface RowTableProps {
  /** What one row is called: header, parameter, member, claim. */
  readonly noun: string;
  readonly rows: readonly DraftRow[];
  readonly onChange: (rows: readonly DraftRow[]) => void;
  /** Where the faults of these rows are kept. */
  readonly where: string;
  readonly faults: Faults;
}

export function RowTable({ noun, rows, onChange, where, faults }: RowTableProps) {
  const change = (key: string, by: Partial<DraftRow>): void =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...by } : row)));
  return (
    <div className="row-table">
      {rows.length === 0 ? <p className="quiet-line">There is no {noun}.</p> : null}
      <ul aria-label={`Every ${noun}`}>
        {rows.map(({ key, name, value }, at) => (
          <li key={key} className="edit-row">
            <TextLine
              label={`Name of ${noun} ${at + 1}`}
              value={name}
              onChange={(next) => change(key, { name: next })}
              fault={faults.get(`${where}.${key}.name`)}
              isWire
              isLabelHidden
            />
            <TextLine
              label={name === '' ? `Value of ${noun} ${at + 1}` : `Value of ${name}`}
              value={value}
              onChange={(next) => change(key, { value: next })}
              fault={faults.get(`${where}.${key}.value`)}
              isWire
              isLabelHidden
            />
            <Button
              className="button icon"
              aria-label={`Remove ${name === '' ? `${noun} ${at + 1}` : name}`}
              onPress={() => onChange(rows.filter((row) => row.key !== key))}
            >
              <X aria-hidden size={15} />
            </Button>
          </li>
        ))}
      </ul>
      <Button className="button small" onPress={() => onChange(withNewRow(rows))}>
        <Plus aria-hidden size={14} /> Add a {noun}
      </Button>
    </div>
  );
}
