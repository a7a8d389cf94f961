/**
 * The rows of a figure without what the workbench itself has to say of them: which rule came between,
 * what was edited on the way. While somebody looks for a bug, that would be its name written beside it.
 */
import { networkActions } from '../message-fate.ts';
import { wordsOf } from '../message-names.ts';
import type { MessageView } from '../message-view.ts';
import type { ArrowRow, Row } from '../sequence-diagram.ts';

const actions = Object.values(networkActions);

/** What is left is what the parties sent and did. */
export function veiledRows(rows: readonly Row[]): Row[] {
  return rows.flatMap((row): Row[] => {
    if (row.kind === 'fold') return [{ ...row, rows: row.rows.map(veiledRow) }];
    return isNetworkAction(row) ? [] : [veiledRow(row)];
  });
}

function isNetworkAction({ message, title }: ArrowRow): boolean {
  return message === undefined && actions.some((action) => title.startsWith(action));
}

function veiledRow(row: ArrowRow): ArrowRow {
  const notes = row.notes.filter(({ isFate }) => isFate !== true);
  return { ...row, ...wordsOf(row), notes, message: row.message && asArrived(row.message) };
}

/** What a rule answered on the way looks like what the other side has answered. */
function asArrived(message: MessageView): MessageView {
  const { lost } = message;
  if (lost?.text !== 'answered on the way') return message;
  return { ...message, ...wordsOf(message), lost: undefined, receivedSeq: lost.seq };
}
