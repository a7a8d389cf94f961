/** The system's own parts (menus, scroll bars, title bars) follow the theme that was chosen. */
import { nativeTheme } from 'electron';
import { workbenchStream } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';

/** Follows it from now on, and what was chosen before. */
export function followTheme(port: WorkbenchPort): void {
  port.follow(workbenchStream, 0, ({ entries }) => {
    const chosen = entries.findLast((entry) => entry.kind === 'theme.chosen');
    if (chosen !== undefined) nativeTheme.themeSource = chosen.theme;
  });
}
