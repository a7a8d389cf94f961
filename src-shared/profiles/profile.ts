/**
 * What a profile is, as data that survives JSON: the settings it changes, how it edits the rule
 * tables by the names of rules that are registered in the core, and, for a product, its paths, its
 * names of parameters, its words and its console. It holds no behaviour of its own.
 */
import { z } from 'zod';
import { deviceDoorWays } from '../protocol/device-door.ts';
import { placeNames } from '../protocol/metadata.ts';
import { providerSettings } from '../protocol/setup/provider-settings.ts';
import { storyName } from '../protocol/setup/story.ts';
import { consoleStep, source } from './console-step.ts';

const ruleEdit = z.discriminatedUnion('edit', [
  z.strictObject({
    edit: z.literal('insert'),
    table: z.string(),
    after: z.string(),
    rule: z.string(),
  }),
  z.strictObject({
    edit: z.literal('replace'),
    table: z.string(),
    rule: z.string(),
    with: z.string(),
  }),
  z.strictObject({ edit: z.literal('omit'), table: z.string(), rule: z.string() }),
]);

/** How a product words the refusal of a rule, where that differs from the core's. */
const wording = z.strictObject({
  table: z.string(),
  rule: z.string(),
  error: z.string().exactOptional(),
  description: z.string().exactOptional(),
  status: z.int().exactOptional(),
  source,
});

/** A row of the checklist that a product does not keep, and what it does instead. */
const departure = z.strictObject({ row: z.string(), sentence: z.string(), source });

/** Endpoints that the core does not have. */
export const doorNames = [
  'clientManagement',
  'applications',
  'application',
  'enrolment',
  'approvalPage',
] as const;
export type DoorName = (typeof doorNames)[number];

const look = z.enum(['letters-40', 'letters-34', 'uuid']);

const members = z.array(z.string()).readonly();

export const profile = z.strictObject({
  name: z.string(),
  title: z.string(),
  /** One sentence for whoever has to choose. */
  summary: z.string(),
  settings: providerSettings.partial(),
  /** Where a run that shows it has its provider: a name that nobody has. */
  issuer: z.url().exactOptional(),
  rules: z.array(ruleEdit).readonly(),
  /** Its paths, the one that clients are told first; `{name}` stands for one part of a path. */
  places: z
    .partialRecord(z.enum(placeNames), z.array(z.string()).min(1).readonly())
    .exactOptional(),
  /** What stands in those places where clients are told a path. */
  placeNames: z.record(z.string(), z.string()).exactOptional(),
  /** Its own name of a parameter, and the core's; null: it is not known here, and is ignored. */
  parameters: z.record(z.string(), z.string().nullable()).exactOptional(),
  /** How a login_hint names somebody; absent: by any of their names. */
  loginHint: z.enum(['any-name', 'iss-sub']).exactOptional(),
  /** The paths of endpoints that only products have; `{name}` as in places. */
  doors: z.partialRecord(z.enum(doorNames), z.array(z.string()).min(1).readonly()).exactOptional(),
  /** How servers that are set up for it ask devices of somebody else: by these ways of our door. */
  deviceDoors: z.array(z.enum(deviceDoorWays)).min(1).readonly().exactOptional(),
  /** The story that its guide tells. */
  story: storyName.exactOptional(),
  wording: z.array(wording).readonly().exactOptional(),
  /** The members of its answers in its order; what is not listed comes last. */
  answers: z
    .strictObject({ acknowledgement: members.exactOptional(), tokens: members.exactOptional() })
    .exactOptional(),
  /** What an auth_req_id looks like. */
  identifier: look.exactOptional(),
  /** How a link to its approval page names the request; absent: as the core does. */
  approvalLink: z.strictObject({ parameter: z.string(), look }).exactOptional(),
  console: z.array(consoleStep).readonly().exactOptional(),
  departures: z.array(departure).readonly().exactOptional(),
  /** What nobody has published, or what a guide gets wrong: one sentence each, to be shown. */
  remarks: z.array(z.string()).readonly().exactOptional(),
});

export type RuleEdit = Readonly<z.infer<typeof ruleEdit>>;
export type Wording = Readonly<z.infer<typeof wording>>;
export type Profile = Readonly<z.infer<typeof profile>>;
