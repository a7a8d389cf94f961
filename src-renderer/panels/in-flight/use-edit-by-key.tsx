/**
 * «E» edits a message on its way without a detour: the one that a breakpoint stopped for, or else the
 * chosen one. Where there is nothing to edit, it says why.
 */
import { type ReactNode, useState } from 'react';
import { type NamedFlight, named } from '#shared/projections/network-board/flights.ts';
import { useCommand } from '../../commands/use-command.ts';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import type { RunView } from '../../model/use-trace.ts';
import { EditDialog } from './edit-dialog.tsx';

interface EditByKey {
  /** Absent where that message cannot be edited just now. */
  readonly editorOf: (seq: number | undefined) => (() => void) | undefined;
  /** Stands there while something is edited. */
  readonly dialog: ReactNode;
}

/** The editing of what stands first in that list and is on its way. */
export function useEditByKey(
  { model, cursor }: RunView,
  wanted: readonly (number | undefined)[],
): EditByKey {
  const [edited, edit] = useState<NamedFlight>();
  const editorOf: EditByKey['editorOf'] = (seq) => {
    if (cursor !== null || seq === undefined) return undefined;
    const { byId } = networkBoardAt({ model, moment: model.moment(null) }).flights;
    const flight = [...byId.values()].find((one) => one.seq === seq);
    return flight && (() => edit(named(flight)));
  };
  const [open] = wanted.flatMap((seq) => editorOf(seq) ?? []);
  useCommand('message.edit', () => open?.(), open === undefined ? whyNot(cursor) : undefined);
  const close = (): void => edit(undefined);
  return {
    editorOf,
    dialog: edited && <EditDialog run={model.run} flight={edited} onClose={close} />,
  };
}

function whyNot(cursor: number | null): string {
  return cursor === null
    ? 'Only a message on its way can be edited: step until one is, or choose it in the list.'
    : 'This is the past. Return to now, or fork from here, to edit a message.';
}
