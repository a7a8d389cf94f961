/**
 * A simulated relying party: which client it plays, what it asks for by default, where its
 * callbacks reach it, and the misbehaviours that are switched on. Misbehaving is always a setting.
 */
import { z } from 'zod';
import { namedKey } from './public-key.ts';

export const misbehaviours = [
  'polls-too-soon',
  'ignores-slow-down',
  'keeps-polling-after-the-end',
  'redeems-twice',
  'accepts-any-ping',
  'redirects-callbacks',
  'skips-verification',
] as const;

/** A provider elsewhere, as its discovery document describes it. */
const outsideProvider = z.strictObject({ issuer: z.url() });

export const relyingPartySetup = z.strictObject({
  name: z.string().min(1),
  title: z.string(),
  clientId: z.string(),
  /** The public halves of the keys that this party signs with; the shell holds the private ones. */
  keys: z.array(namedKey).readonly().optional(),
  /** Set where this party plays against a real provider over HTTP. */
  provider: outsideProvider.optional(),
  misbehaviours: z.array(z.enum(misbehaviours)).readonly().optional(),
});

export type Misbehaviour = (typeof misbehaviours)[number];
export type RelyingPartySetup = Readonly<z.infer<typeof relyingPartySetup>>;
