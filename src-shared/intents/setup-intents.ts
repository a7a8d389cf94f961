/** What a trainer asks of the set-up of a run that goes on. */
import { z } from 'zod';
import { setupChange } from '../protocol/setup/setup-change.ts';

/** From now on the run has this set-up; what happened before stays as it was. */
export const settingsChanged = z.strictObject({
  kind: z.literal('settings.changed'),
  run: z.string().min(1).max(64),
  change: setupChange,
});
