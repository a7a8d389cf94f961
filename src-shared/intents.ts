/**
 * Everything a person can ask of the workbench, as data, and which kind of window may ask it.
 * A run's intents become inputs of its world; the workbench's intents concern no single run.
 */
import { z } from 'zod';
import { authoringIntent } from './intents/authoring-intents.ts';
import { grain, pace, speed, timeIntent } from './intents/clock-intents.ts';
import { type DeskIntent, deskIntent } from './intents/desk-intents.ts';
import { deviceIntents, promptApproved } from './intents/device-intents.ts';
import { type ExamIntent, examIntent } from './intents/exam-intents.ts';
import { type LessonIntent, lessonIntent } from './intents/lesson-intents.ts';
import { networkIntent } from './intents/network-intents.ts';
import { personChanged } from './intents/person-intents.ts';
import { productsCompare } from './intents/product-intents.ts';
import { type RecordIntent, recordIntent } from './intents/record-intents.ts';
import { requestSent } from './intents/request-intents.ts';
import { settingsChanged } from './intents/setup-intents.ts';
import { profileNames } from './protocol/setup/run-setup.ts';
import { setupChange } from './protocol/setup/setup-change.ts';
import { signInRequest } from './protocol/setup/sign-in-request.ts';
import { storyName } from './protocol/setup/story.ts';
import { windowView } from './session.ts';

const name = z.string().min(1).max(200);
const run = z.string().min(1).max(64);

const signInPressed = z.strictObject({
  kind: z.literal('sign-in.pressed'),
  run,
  relyingParty: name,
  loginHint: z.string().max(1000),
  bindingMessage: z.string().max(4000),
  scope: z.string().max(1000),
  /** Whatever else is asked for, and a hint of another kind. */
  request: signInRequest.optional(),
  /** Set where somebody else presses with the hint of a person who knows nothing of it. */
  begunBy: z.literal('attacker').optional(),
});

/** What the person says when the provider wants to hear their code. */
const userCodeEntered = z.strictObject({
  kind: z.literal('user-code.entered'),
  run,
  relyingParty: name,
  signIn: name,
  code: z.string().max(200),
});

const promptIntent = <Kind extends string>(kind: Kind) =>
  z.strictObject({ kind: z.literal(kind), run, device: name, prompt: name });

const clockRun = z.strictObject({
  kind: z.literal('clock.run'),
  run,
  speed,
  pace: pace.optional(),
});
const clockPause = z.strictObject({ kind: z.literal('clock.pause'), run });
const clockStep = z.strictObject({
  kind: z.literal('clock.step'),
  run,
  grain: grain.optional(),
});

/** A decision made without a device in hand: by a trainer, or by a test. */
const requestDecided = z.strictObject({
  kind: z.literal('request.decided'),
  run,
  authReqId: name,
  decision: z.enum(['approve', 'deny', 'fail']),
  device: name.optional(),
  scope: z.string().max(1000).optional(),
  acr: name.optional(),
});
const accountSwitched = z.strictObject({
  kind: z.literal('account.switched'),
  run,
  subject: z.enum(['user', 'client']),
  id: name,
  on: z.boolean(),
});
const channelSwitched = z.strictObject({
  kind: z.literal('channel.switched'),
  run,
  on: z.boolean(),
});

/** What the parties of a run are told by the people who play them. */
export const partyIntent = z.discriminatedUnion('kind', [
  signInPressed,
  userCodeEntered,
  promptIntent('prompt.opened'),
  promptApproved,
  promptIntent('prompt.denied'),
  promptIntent('prompt.reported'),
  /** From being asked for more back to the request. */
  promptIntent('prompt.returned'),
  requestDecided,
  accountSwitched,
  channelSwitched,
  ...deviceIntents,
  ...networkIntent.options,
  personChanged,
  settingsChanged,
  requestSent,
  ...timeIntent.options,
]);

const clockIntent = z.discriminatedUnion('kind', [clockRun, clockPause, clockStep]);

const workbenchIntent = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('run.create'),
    name: z.string().min(1).max(120),
    mode: z.enum(['virtual', 'wall']),
    seed: z.string().max(200).nullable(),
    /** Who takes part, and where; left out, the till without anything that a story adds. */
    story: storyName.exactOptional(),
    /** The product that it shows, as its guide sets it up, with parties that fit; it has a story. */
    product: z.enum(profileNames).exactOptional(),
    /** What is otherwise than in the demonstration; keys that it needs are made. */
    setup: setupChange.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('run.open'), run }),
  /** The provider of that run gets new signing keys and keeps the old ones for verifying. */
  z.strictObject({ kind: z.literal('keys.rotate'), run }),
  z.strictObject({ kind: z.literal('cursor.move'), run, to: z.int().nonnegative().nullable() }),
  z.strictObject({ kind: z.literal('theme.choose'), theme: z.enum(['system', 'light', 'dark']) }),
  z.strictObject({
    kind: z.literal('window.open'),
    view: windowView,
    run,
    party: z.string().max(200),
  }),
  /** From a device to another one of its run; the window that asks gets no hold of the other. */
  z.strictObject({ kind: z.literal('device.visited'), run, device: name, other: name }),
  productsCompare,
]);

export const intent = z.union([
  partyIntent,
  clockIntent,
  workbenchIntent,
  deskIntent,
  recordIntent,
  lessonIntent,
  examIntent,
  authoringIntent,
]);

export type PartyIntent = Readonly<z.infer<typeof partyIntent>>;
export type ClockIntent = Readonly<z.infer<typeof clockIntent>>;
export type WorkbenchIntent = Readonly<z.infer<typeof workbenchIntent>>;
export type Intent =
  | PartyIntent
  | ClockIntent
  | WorkbenchIntent
  | DeskIntent
  | RecordIntent
  | LessonIntent
  | ExamIntent;
