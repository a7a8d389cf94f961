/**
 * The names that the preload and the Electron host have to agree on, written once. Three channels,
 * one for each method of the port, and one for all items of the menu; never one for a feature.
 */
export const ipcChannels = {
  dispatch: 'workbench:dispatch',
  read: 'workbench:read',
  /** The page sends (id, request) to begin and (id, null) to end; the host sends (id, page). */
  follow: 'workbench:follow',
  /** The host sends the name of a command that was chosen in the menu. */
  command: 'workbench:command',
} as const;

/** A window learns who it is from its launch arguments, so that it never has to ask. */
export const sessionArgument = '--workbench-session=';
