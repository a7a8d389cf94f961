/**
 * What is said of a run, as data: a match, how often it holds, and how far apart. Whoever reads a
 * lesson sees it judged on the run that is being played, so no lesson brings its outcome along.
 */
import { z } from 'zod';
import { lessonMatch } from './lesson-match.ts';

const count = z.int().min(0).max(1_000_000);
const milliseconds = z
  .int()
  .min(0)
  .max(366 * 86_400_000);

export const runName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,29}$/, 'A run is named by small letters, digits and hyphens.');

/** How often exactly, or at least and at most. */
export const timesWanted = z
  .union([count, z.strictObject({ least: count.exactOptional(), most: count.exactOptional() })])
  .describe('How often exactly, or at least and at most; 0 is never. Left out, at least once.');

export const claimShape = {
  run: runName.exactOptional().describe('The run it is about; left out, the run of the beat.'),
  match: lessonMatch,
  count: timesWanted.exactOptional(),
  apartMs: z
    .strictObject({ least: milliseconds.exactOptional(), most: milliseconds.exactOptional() })
    .exactOptional()
    .describe('Between one that matches and the next lies so much of the run’s time.'),
};

/** Asked of the run from its beginning, or from where the beat began, to the moment of the beat. */
export const claim = z
  .strictObject({
    ...claimShape,
    since: z
      .enum(['run', 'beat'])
      .default('run')
      .describe('From where it is asked: from the beginning of the run, or of the beat.'),
  })
  .meta({ id: 'Claim' });

export type Claim = Readonly<z.infer<typeof claim>>;
/** What is asked of some part of a run, wherever that part begins. */
export type Asked = Pick<Claim, 'match' | 'count' | 'apartMs'>;
