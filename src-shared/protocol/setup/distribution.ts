/** How a length of time is spread, in milliseconds: always the same, anything between, or lopsided. */
import { z } from 'zod';

const aDay = 86_400_000;

/** Lengths of time up to that one, around a median of at least so much. */
export function distributionUpTo(mostMs: number, leastMedianMs: number) {
  const ms = z.int().min(0).max(mostMs);
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fixed'), ms }),
    z
      .strictObject({ kind: z.literal('uniform'), fromMs: ms, toMs: ms })
      .refine(({ fromMs, toMs }) => fromMs <= toMs, 'A range begins with the lower end.'),
    /** Half of them are below the median; few are very long, which is how people are. */
    z.strictObject({
      kind: z.literal('log-normal'),
      medianMs: z.int().min(leastMedianMs).max(mostMs),
      sigma: z
        .number()
        .min(0)
        .max(3)
        .describe('The spread; 0.5 doubles or halves it now and then.'),
    }),
  ]);
}

/** How long people take. */
export const distribution = distributionUpTo(aDay, 0);

export type Distribution = Readonly<z.infer<typeof distribution>>;
