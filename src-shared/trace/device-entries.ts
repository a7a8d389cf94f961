/** What happens on an authentication device besides a prompt: a gesture, a message with a link. */
import { z } from 'zod';
import { authenticator } from '../protocol/setup/device.ts';
import { common } from './entry-stamp.ts';

const gestureJudged = z.strictObject({
  kind: z.literal('gesture.judged'),
  ...common,
  prompt: z.string(),
  gesture: authenticator,
  recognised: z.boolean(),
  /** How many PINs may still be wrong; null for a gesture that is not counted. */
  triesLeft: z.int().nullable(),
});
/** The request wants a stronger context than was shown, and the device asks for what reaches it. */
const stepUpAsked = z.strictObject({
  kind: z.literal('step-up.asked'),
  ...common,
  prompt: z.string(),
  by: authenticator,
  acr: z.string(),
});
const letterArrived = z.strictObject({
  kind: z.literal('letter.arrived'),
  ...common,
  letter: z.string(),
  channel: z.enum(['email', 'sms']),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  link: z.string(),
});
/** The page behind a link let nobody in. */
const linkRefused = z.strictObject({
  kind: z.literal('link.refused'),
  ...common,
  letter: z.string(),
  reason: z.string(),
});

export const deviceEntries = [gestureJudged, stepUpAsked, letterArrived, linkRefused] as const;
