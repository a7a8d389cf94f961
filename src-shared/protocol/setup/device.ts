/**
 * An authentication device as a run is given it: how prompts get to it, and by what the person shows
 * it that it is them. Everything beyond its name may be left out, as in runs that knew none of it.
 */
import { z } from 'zod';

export const authenticators = ['finger', 'face', 'pin'] as const;
export const channels = ['push', 'email', 'sms'] as const;
export const deliveries = ['normal', 'late', 'twice', 'never'] as const;
/** What it does where more is asked than was shown: asks for it, does not, or says that it was. */
export const stepUps = ['asked', 'left-out', 'pretended'] as const;

export const authenticator = z.enum(authenticators);
/** A redacted run holds a name in place of each PIN, and can be read all the same; older ones a word. */
const pinPattern = /^(\d{4,12}|redacted|‹PIN \d+›)$/;

export const deviceSetup = z.strictObject({
  name: z.string().min(1),
  title: z.string(),
  /** Absent: push. Elsewise a message with a link comes, and the person decides on the page there. */
  channel: z.enum(channels).exactOptional(),
  /** With what the person approves; absent: a press is enough. */
  authenticators: z.array(authenticator).max(authenticators.length).readonly().exactOptional(),
  pin: z.string().regex(pinPattern, 'A PIN has 4 to 12 digits.').exactOptional(),
  /** So many wrong PINs lock the PIN; absent: three. */
  pinAttempts: z.int().min(1).max(100).exactOptional(),
  /** Absent: it asks for the stronger gesture. */
  stepUp: z.enum(stepUps).exactOptional(),
});

export type DeviceSetup = Readonly<z.infer<typeof deviceSetup>>;
export type Authenticator = z.infer<typeof authenticator>;
export type Channel = z.infer<typeof deviceSetup.shape.channel>;
export type Delivery = (typeof deliveries)[number];
export type StepUpHabit = (typeof stepUps)[number];

/** How many PINs may be wrong before no PIN is taken. */
export function pinAttemptsOf({ pinAttempts = 3 }: Pick<DeviceSetup, 'pinAttempts'>): number {
  return pinAttempts;
}
