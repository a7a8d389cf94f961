/**
 * HAR 1.2 as a schema, from its public description (W3C Web Performance group, «HTTP Archive format»):
 * what an archive must have, and which members are known. Members of one's own begin with `_`.
 */
import { z } from 'zod';

const comment = z.string().optional();
/** Sizes and times that are not known are −1. */
const size = z.int().min(-1);
const milliseconds = z.number().min(-1);
const dateTime = z.iso.datetime({ offset: true });

function members<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .object({ ...shape, comment })
    .catchall(z.json())
    .superRefine((value, context) => {
      for (const name of Object.keys(value)) {
        if (name in shape || name === 'comment' || name.startsWith('_')) continue;
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'HAR 1.2 knows no such member.',
        });
      }
    });
}

const pair = members({ name: z.string(), value: z.string() });

const cookie = members({
  name: z.string(),
  value: z.string(),
  path: z.string().optional(),
  domain: z.string().optional(),
  expires: dateTime.nullable().optional(),
  httpOnly: z.boolean().optional(),
  secure: z.boolean().optional(),
});

const postData = members({
  mimeType: z.string(),
  params: z.array(pair).optional(),
  text: z.string().optional(),
});

const request = members({
  method: z.string().min(1),
  url: z.url(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  queryString: z.array(pair),
  postData: postData.optional(),
  headersSize: size,
  bodySize: size,
});

const response = members({
  status: z.int().nonnegative(),
  statusText: z.string(),
  httpVersion: z.string(),
  cookies: z.array(cookie),
  headers: z.array(pair),
  content: members({
    size,
    compression: z.int().optional(),
    mimeType: z.string(),
    text: z.string().optional(),
    encoding: z.string().optional(),
  }),
  redirectURL: z.string(),
  headersSize: size,
  bodySize: size,
});

const timings = members({
  blocked: milliseconds.optional(),
  dns: milliseconds.optional(),
  connect: milliseconds.optional(),
  ssl: milliseconds.optional(),
  send: z.number().nonnegative(),
  wait: z.number().nonnegative(),
  receive: z.number().nonnegative(),
});

const harEntry = members({
  pageref: z.string().optional(),
  startedDateTime: dateTime,
  time: z.number().nonnegative(),
  request,
  response,
  cache: members({}),
  timings,
  serverIPAddress: z.string().optional(),
  connection: z.string().optional(),
});

const tool = members({ name: z.string(), version: z.string() });

/** The whole archive. */
export const harSchema = z.strictObject({
  log: members({
    version: z.literal('1.2'),
    creator: tool,
    browser: tool.optional(),
    pages: z.array(z.json()).optional(),
    entries: z.array(harEntry),
  }),
});
