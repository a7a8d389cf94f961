/**
 * A HAR file of anybody's as far as it is needed here. Tools leave out much of what HAR 1.2 asks for
 * and add of their own, so only what makes an exchange is asked for; everything else is passed over.
 */
import { z } from 'zod';
import { largestHarBytes } from './har-limits.ts';

const mostExchanges = 20_000;
const mostPairs = 1000;
const text = z.string().max(largestHarBytes);

const pairs = z
  .array(z.object({ name: z.string().max(8000), value: z.string().max(100_000) }))
  .max(mostPairs, `More than ${mostPairs} of them are not read.`);

const webAddress = z
  .string()
  .max(100_000)
  .refine((value) => /^(https?|wss?):\/\/[^/]/i.test(value) && URL.canParse(value), {
    message: 'It is no web address.',
  });

const startedDateTime = z
  .string()
  .max(64)
  .refine((value) => Date.parse(value) >= 0, { message: 'It is no time since 1970.' });

const postData = z.object({
  mimeType: z.string().max(1000).optional(),
  text: text.optional(),
  params: pairs.optional(),
  /** Firefox and we ourselves say so where the text is no text. */
  encoding: z.string().optional(),
  _encoding: z.string().optional(),
});

const exchange = z.object({
  startedDateTime,
  time: z.number().nullable().optional(),
  request: z.object({
    method: z.string().min(1).max(40),
    url: webAddress,
    headers: pairs,
    postData: postData.optional(),
  }),
  response: z.object({
    status: z.int().min(0).max(999),
    statusText: z.string().max(1000).optional(),
    headers: pairs,
    content: z
      .object({ text: text.optional(), encoding: z.string().max(40).optional() })
      .optional(),
  }),
  /** Of our own: who asked. */
  _from: z.string().optional(),
});

export const harFile = z.object({
  log: z.object({
    version: z.string().max(40).optional(),
    entries: z
      .array(exchange)
      .min(1, 'There is no exchange in it.')
      .max(mostExchanges, `It has more than ${mostExchanges} exchanges, the most that are read.`),
  }),
});

export type HarExchange = z.infer<typeof exchange>;
