/** What every entry carries, whatever its kind. */
import { z } from 'zod';
import { party } from './party.ts';

const seq = z.int().nonnegative();

export const common = {
  seq,
  /** Integer milliseconds since the run began. */
  at: z.int().nonnegative(),
  party,
  causedBy: z.array(seq).readonly(),
  /** The auth_req_id this is about, as soon as one exists. */
  about: z.string().optional(),
};
