/** What stands before a setting is changed, read from the live edge of a run and what is noted of it. */
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import type { Party } from '#shared/trace/party.ts';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import { setupBoardAt } from '../../model/boards/setup-board-at.ts';
import { timeBoardAt } from '../../model/boards/time-board-at.ts';
import { nothingNoted } from '../../model/marks/run-notes.ts';
import type { RunModel } from '../../model/run-model.ts';
import type { WorkbenchModel } from '../../model/workbench-model.ts';

/** The intents that set something which stays; what is done once is no setting. */
export const settingKinds = [
  'faults.set',
  'breakpoints.set',
  'person.changed',
  'settings.changed',
  'device.set',
  'skew.set',
  'device.switched',
  'channel.switched',
  'account.switched',
  'timer.frozen',
  'timer.thawed',
  'bookmark.set',
  'bookmark.removed',
  'notes.set',
  'theme.choose',
] as const;

/** Reads what stands just now, or what stood after that entry of the run. */
export function settingsNow(
  model: RunModel,
  workbench: WorkbenchModel,
  after: number | null = null,
) {
  const { theme, noted } = workbench.state();
  const moment = model.moment(after);
  const at = { model, cursor: after, moment };
  const { faults, outages, people } = networkBoardAt(at);
  const { breakpoints, skews } = timeBoardAt(at).clock;
  const { bookmarks, notes } = noted[model.run] ?? nothingNoted;
  const titles = new Map(model.diagram.lanes.map((lane) => [lane.party, lane.title]));
  return {
    rules: faults.rules,
    offline: outages.offline,
    isChannelUp: outages.isChannelUp,
    people,
    breakpoints,
    skews,
    bookmarks,
    notes,
    theme,
    setup: setupBoardAt(at).setup,
    /** How the device of that name is set. */
    phoneOf: (device: string) => phoneBoardAt(model.entries, after, device),
    titleOf: (party: Party) => titles.get(party) ?? party,
  };
}

export type SettingsNow = ReturnType<typeof settingsNow>;
