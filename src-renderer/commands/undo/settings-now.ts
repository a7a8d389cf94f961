/** What stands before a setting is changed, read from the live edge of a run and what is noted of it. */
import type { Party } from '#shared/trace/party.ts';
import { networkBoardAt } from '../../model/network-board-at.ts';
import type { RunModel } from '../../model/run-model.ts';
import { nothingNoted } from '../../model/run-notes.ts';
import { liveTimeBoard } from '../../model/time-board-at.ts';
import type { WorkbenchModel } from '../../model/workbench-model.ts';

/** The intents that set something which stays; what is done once is no setting. */
export const settingKinds = [
  'faults.set',
  'breakpoints.set',
  'person.changed',
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

/** Reads what stands just now. */
export function settingsNow(model: RunModel, workbench: WorkbenchModel) {
  const { theme, noted } = workbench.state();
  const { faults, outages, people } = networkBoardAt({ model, moment: model.moment(null) });
  const { breakpoints, skews } = liveTimeBoard(model).clock;
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
    titleOf: (party: Party) => titles.get(party) ?? party,
  };
}

export type SettingsNow = ReturnType<typeof settingsNow>;
