/**
 * A simulated relying party: which client it plays, what it signs and proves itself with, whether it
 * plays against a provider elsewhere, and the misbehaviours that are switched on. Misbehaving is
 * always a setting: with none of them named, a party obeys everything that CIBA asks of a client.
 */
import { z } from 'zod';
import { peerCertificate } from '../encoding/wire.ts';
import { namedKey } from './public-key.ts';
import { storyName } from './story.ts';

export const misbehaviours = [
  /* requests */
  'sends-two-hints',
  'leaves-out-openid',
  'sends-parameters-beside-the-jwt',
  'reuses-jwt-ids',
  'reuses-notification-token',
  /* polling */
  'polls-too-soon',
  'ignores-slow-down',
  'keeps-polling-after-the-end',
  'redeems-twice',
  'polls-as-push-client',
  /* callbacks and tokens */
  'accepts-any-ping',
  'redirects-callbacks',
  'skips-verification',
] as const;

/** A provider elsewhere; where its endpoints are, its discovery document says. */
const outsideProvider = z.strictObject({ issuer: z.url() });

export const relyingPartySetup = z.strictObject({
  name: z.string().min(1),
  title: z.string(),
  clientId: z.string(),
  /** The public halves of the keys that this party signs with; the shell holds the private ones. */
  keys: z.array(namedKey).readonly().optional(),
  /** What it presents in TLS where its client authenticates, or binds its tokens, by certificate. */
  certificate: peerCertificate.optional(),
  /** Set where this party plays against a real provider over HTTP. */
  provider: outsideProvider.optional(),
  /** A ping client may poll as well (CIBA Core §10.1); as a rule it waits to be told. */
  pollsBesidePing: z.boolean().optional(),
  misbehaviours: z.array(z.enum(misbehaviours)).readonly().optional(),
  /** What its window looks like; absent, as in every run before there were stories: the till. */
  story: storyName.exactOptional(),
});

export type Misbehaviour = (typeof misbehaviours)[number];
export type RelyingPartySetup = Readonly<z.infer<typeof relyingPartySetup>>;
