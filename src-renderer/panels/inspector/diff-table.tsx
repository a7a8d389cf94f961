/** Two messages as a table: what is the same, what differs, and what only one of them has. */
import { Equal, EqualNot, type LucideIcon, Minus, Plus } from 'lucide-react';
import type {
  DiffRow,
  DiffSection,
  DiffVerdict,
} from '#shared/projections/message-diff/message-diff.ts';
import type { MessageField } from '#shared/projections/message-diff/message-fields.ts';

interface DiffTableProps {
  readonly sections: readonly DiffSection[];
  readonly withSame: boolean;
  readonly withSecrets: boolean;
}

export function DiffTable({ sections, withSame, withSecrets }: DiffTableProps) {
  const shown = sections
    .map(({ title, rows }) => ({
      title,
      rows: rows.filter(({ verdict }) => withSame || verdict !== 'same'),
    }))
    .filter(({ rows }) => rows.length > 0);
  if (shown.length === 0) return <p className="empty">The two are the same in every field.</p>;
  return (
    <table className="facts" aria-label="The two messages, field by field">
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">Here</th>
          <th scope="col">There</th>
        </tr>
      </thead>
      {shown.map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="facts-section">
            <th scope="rowgroup" colSpan={3}>
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <Row key={row.name} row={row} withSecrets={withSecrets} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

const signs: Readonly<Record<DiffVerdict, LucideIcon>> = {
  same: Equal,
  changed: EqualNot,
  'only here': Plus,
  'only there': Minus,
};

function Row({ row, withSecrets }: { readonly row: DiffRow; readonly withSecrets: boolean }) {
  const { name, verdict, here, there } = row;
  const Sign = signs[verdict];
  return (
    <tr className={verdict === 'same' ? '' : 'changed'}>
      <th scope="row">
        <span className="wire">{name}</span>
        <small className={`diff-verdict ${verdict.replace(' ', '-')}`}>
          <Sign aria-hidden size={12} /> {verdict}
        </small>
      </th>
      <Value of={here} withSecrets={withSecrets} />
      <Value of={there} withSecrets={withSecrets} />
    </tr>
  );
}

interface ValueProps {
  readonly of: MessageField | undefined;
  readonly withSecrets: boolean;
}

function Value({ of, withSecrets }: ValueProps) {
  if (of === undefined) return <td className="absent">—</td>;
  const text = withSecrets ? of.value : of.masked;
  return <td className="wire">{text === '' ? <em>empty</em> : text}</td>;
}
