/** What a person does on an authentication device beyond reading: as data, and the device's own. */
import { z } from 'zod';
import { authenticator, authenticators, deliveries, stepUps } from '../protocol/setup/device.ts';

const name = z.string().min(1).max(200);
const run = z.string().min(1).max(64);

/** By what the person shows that it is them; whether a face or finger is known is played. */
export const gesture = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pin'), pin: z.string().max(12) }),
  z.strictObject({ kind: z.enum(['face', 'finger']), recognised: z.boolean() }),
  /** Nothing but the press, as somebody does it who has the screen before them. */
  z.strictObject({ kind: z.literal('press') }),
]);

export const promptApproved = z.strictObject({
  kind: z.literal('prompt.approved'),
  run,
  device: name,
  prompt: name,
  /** Absent: whatever the prompt asks for, as somebody does it who plays without the screen. */
  gesture: gesture.exactOptional(),
});

/** Settings of the phone; what is left out stays. */
const deviceSet = z.strictObject({
  kind: z.literal('device.set'),
  run,
  device: name,
  online: z.boolean().exactOptional(),
  notifies: z.boolean().exactOptional(),
  /** Off: prompts are turned away. */
  transacts: z.boolean().exactOptional(),
  authenticators: z.array(authenticator).max(authenticators.length).readonly().exactOptional(),
  delivery: z.enum(deliveries).exactOptional(),
  stepUp: z.enum(stepUps).exactOptional(),
  /** Wrong PINs are forgotten. */
  pinUnlocked: z.literal(true).exactOptional(),
});

/** Somebody follows the link of a message and logs in there. */
const linkFollowed = z.strictObject({
  kind: z.literal('link.followed'),
  run,
  device: name,
  letter: name,
  username: z.string().max(500),
});

/** A client brought somebody the link of a request; they open it on their device and log in there. */
const addressOpened = z.strictObject({
  kind: z.literal('address.opened'),
  run,
  device: name,
  address: z.string().max(2000),
  username: z.string().max(500),
});

export const deviceIntents = [deviceSet, linkFollowed, addressOpened] as const;

export type Gesture = Readonly<z.infer<typeof gesture>>;
export type DeviceSet = Readonly<z.infer<typeof deviceSet>>;
export type AddressOpened = Readonly<z.infer<typeof addressOpened>>;
export type LinkFollowed = Readonly<z.infer<typeof linkFollowed>>;
