/** The board of a device at the moment that its window shows. */
import { useMemo } from 'react';
import { type PhoneBoard, phoneBoardAt } from '#shared/projections/phone-board.ts';
import type { RunView } from '../use-trace.ts';

export function usePhoneBoard({ model, cursor }: RunView, device: string): PhoneBoard {
  const version = model.version();
  return useMemo(
    () => (version < 0 ? undefined : phoneBoardAt(model.entries, cursor, device)),
    [model, version, cursor, device],
  ) as PhoneBoard;
}
