/** What only a fork begins with, where the run that it leaves was open to the outside. */
import { z } from 'zod';
import { common } from './entry-stamp.ts';

/**
 * A wall-clock run was forked. From here on its time is virtual and stands, and nobody outside is
 * reached or heard any more: whoever still waited for an answer is lost.
 */
export const runDetached = z.strictObject({
  kind: z.literal('run.detached'),
  ...common,
  /** The run that goes on without this one. */
  from: z.string(),
  engine: z.string(),
  entropy: z.base64(),
});
