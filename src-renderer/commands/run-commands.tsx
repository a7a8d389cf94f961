/** The commands on a run that belong to no part of its workspace. */

import { networkBoardAt } from '../model/boards/network-board-at.ts';
import { useLooking } from '../model/moment/looking.ts';
import { useDispatch } from '../model/use-trace.ts';
import { useCommand } from './use-command.ts';
import { useThemeCommands } from './use-theme-commands.ts';

const inThePast = 'This is the past: return to now to change anything.';

export function RunCommands() {
  const { view } = useLooking();
  const { run } = view.model;
  const dispatch = useDispatch();
  const { isChannelUp } = networkBoardAt(view).outages;
  useThemeCommands();
  const whyNot = view.cursor === null ? undefined : inThePast;
  useCommand('run.rotate-keys', () => void dispatch({ kind: 'keys.rotate', run }), whyNot);
  useCommand(
    'settings.channel',
    () => void dispatch({ kind: 'channel.switched', run, on: !isChannelUp }),
    whyNot,
  );
  return null;
}
