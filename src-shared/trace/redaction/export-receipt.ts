/** What is said of an export: how much of the run is in it, and how many secrets were masked. */
import { z } from 'zod';
import { secretKinds } from './secret-kind.ts';

const count = z.int().nonnegative();

export const exportReceipt = z.strictObject({
  messages: count,
  /** How many the run has. */
  ofMessages: count,
  /** By kind; absent where nothing was to be masked. */
  masked: z.partialRecord(z.enum(secretKinds), count).exactOptional(),
  /** Why some are not in it. */
  leftOut: z.string().exactOptional(),
});

export type Receipt = Readonly<z.infer<typeof exportReceipt>>;
