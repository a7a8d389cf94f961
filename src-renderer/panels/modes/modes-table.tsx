/** The figures of the three runs; each is a button that opens its run at the entry it was taken from. */
import { Button } from 'react-aria-components';
import { comparedModes } from '#shared/projections/three-modes/mode-report.ts';
import type {
  TableCell,
  TableRow,
  TableSection,
} from '#shared/projections/three-modes/modes-table.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { withTurnsTold } from '../../model/words/shown-text.ts';
import { modeTitles } from './mode-head.tsx';

export interface Pointed {
  readonly mode: DeliveryMode;
  readonly seqs: readonly number[];
}

interface ModesTableProps {
  readonly sections: readonly TableSection[];
  readonly onJump: (mode: DeliveryMode, seq: number) => void;
  /** Told while a figure has the pointer or the keyboard. */
  readonly onPoint: (pointed: Pointed | undefined) => void;
}

export function ModesTable({ sections, ...acts }: ModesTableProps) {
  return (
    <table className="modes-table" aria-label="Figures of the three runs">
      <thead>
        <tr>
          <th scope="col">Figure</th>
          {comparedModes.map((mode) => (
            <th key={mode} scope="col">
              {modeTitles[mode]}
            </th>
          ))}
        </tr>
      </thead>
      {sections.map(({ title, rows }) => (
        <tbody key={title}>
          <tr className="modes-section">
            <th colSpan={4} scope="rowgroup">
              {title}
            </th>
          </tr>
          {rows.map((row) => (
            <Line key={row.id} row={row} {...acts} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

type LineProps = Omit<ModesTableProps, 'sections'> & { readonly row: TableRow };

function Line({ row, onJump, onPoint }: LineProps) {
  const { title, says, isWire, cells } = row;
  return (
    <tr className={isSame(row) ? 'same' : undefined}>
      <th scope="row" className={title.startsWith('of which') ? 'part' : undefined}>
        <span className={isWire ? 'wire' : undefined}>{title}</span>
        {says === '' ? null : <small>{says}</small>}
      </th>
      {comparedModes.map((mode) => (
        <td key={mode}>
          {cells[mode].length === 0 ? <span className="none">none</span> : null}
          {cells[mode].map((cell, place) => (
            <Cell
              // A cell has no name of its own; the row is made anew as a whole.
              key={`${String(place)} ${cell.text}`}
              cell={cell}
              label={`${title}, ${mode}: ${cell.text}${cell.detail === undefined ? '' : `, ${cell.detail}`}`}
              onJump={(seq) => onJump(mode, seq)}
              onPoint={(isPointed) => onPoint(isPointed ? { mode, seqs: cell.seqs } : undefined)}
            />
          ))}
        </td>
      ))}
    </tr>
  );
}

interface CellProps {
  readonly cell: TableCell;
  readonly label: string;
  readonly onJump: (seq: number) => void;
  readonly onPoint: (isPointed: boolean) => void;
}

function Cell({ cell: { text, detail, shows }, label, onJump, onPoint }: CellProps) {
  const words = (
    <>
      {withTurnsTold(text)}
      {detail === undefined ? null : <small>{withTurnsTold(detail)}</small>}
    </>
  );
  if (shows === undefined) return <span className="modes-figure">{words}</span>;
  return (
    <Button
      className="modes-figure"
      aria-label={withTurnsTold(label)}
      onPress={() => onJump(shows)}
      onHoverChange={onPoint}
      onFocusChange={onPoint}
    >
      {words}
    </Button>
  );
}

/** True where the mode makes no difference. */
function isSame({ cells: { poll, ping, push } }: TableRow): boolean {
  const textOf = (of: readonly TableCell[]): string =>
    of.map(({ text, detail }) => `${text} ${detail ?? ''}`).join('\n');
  return textOf(poll) === textOf(ping) && textOf(ping) === textOf(push);
}
