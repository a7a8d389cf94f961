/** How a length of time is spread, in milliseconds: always the same, anything between, or lopsided. */
import { z } from 'zod';

const aDay = 86_400_000;
const ms = z.int().min(0).max(aDay);

export const distribution = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), ms }),
  z
    .strictObject({ kind: z.literal('uniform'), fromMs: ms, toMs: ms })
    .refine(({ fromMs, toMs }) => fromMs <= toMs, 'fromMs is not after toMs.'),
  /** Half of them are below the median; few are very long, which is how people are. */
  z.strictObject({
    kind: z.literal('log-normal'),
    medianMs: ms,
    sigma: z.number().min(0).max(3),
  }),
]);

export type Distribution = Readonly<z.infer<typeof distribution>>;
