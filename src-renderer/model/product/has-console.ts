/** Whether a run shows a product, which has a console and a guide of its own. */
import { profiles } from '#shared/profiles/profile-list.ts';
import type { RunView } from '../use-trace.ts';

/** By the profile that is in force at the moment looked at. */
export function hasConsole({ moment: { setup } }: RunView): boolean {
  return setup !== undefined && profiles[setup.profile].console !== undefined;
}
