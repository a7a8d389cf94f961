/** What a trainer does to the network of a run and to the messages on their way, as data. */
import { z } from 'zod';
import { wire } from '../protocol/encoding/wire.ts';
import { faultRules } from '../protocol/setup/fault-rule.ts';

const name = z.string().min(1).max(200);
const run = z.string().min(1).max(64);
const party = z.string().min(1).max(300);
const mostMs = 3_600_000;
const longestBody = 400_000;

/** An intent about one message, by the id that its entry gave it. */
const onMessage = <Kind extends string, More extends z.ZodRawShape>(kind: Kind, more: More) =>
  z.strictObject({ kind: z.literal(kind), run, message: name, ...more });

const faultsSet = z.strictObject({
  kind: z.literal('faults.set'),
  run,
  /** The whole list: to undo is to set the former one. */
  rules: faultRules,
});
const deviceSwitched = z.strictObject({
  kind: z.literal('device.switched'),
  run,
  device: name,
  on: z.boolean(),
});

const headers = z.array(z.tuple([z.string().max(200), z.string().max(8000)])).max(100);

/** What stands instead of what stood there, field by field. */
const wireEdit = z.strictObject({
  method: z.string().min(1).max(20).exactOptional(),
  target: z.string().min(1).max(8000).exactOptional(),
  status: z.int().min(100).max(599).exactOptional(),
  reason: z.string().max(200).exactOptional(),
  subject: z.string().max(200).exactOptional(),
  headers: headers.readonly().exactOptional(),
  body: z.base64().max(longestBody).exactOptional(),
});

export const resignings = ['right key', 'wrong key', 'none', 'as it was'] as const;

const jwtEdit = z.strictObject({
  /** A parameter of the form, a member of the JSON body or a header, by its name. */
  at: name,
  set: z.record(name, z.json()),
  remove: z.array(name).max(50).readonly(),
  resign: z.enum(resignings),
});

const holdLimit = z.int().min(0).max(mostMs);

export const networkIntent = z.discriminatedUnion('kind', [
  faultsSet,
  deviceSwitched,
  onMessage('message.held', { limitMs: holdLimit.exactOptional() }),
  onMessage('message.released', {}),
  onMessage('message.edited', { wire: wireEdit.exactOptional(), jwt: jwtEdit.exactOptional() }),
  onMessage('message.delayed', { byMs: holdLimit }),
  onMessage('message.dropped', { how: z.enum(['drop', 'reset']).exactOptional() }),
  onMessage('message.duplicated', { times: z.int().min(1).max(10) }),
  onMessage('message.reordered', { before: name }),
  /** A message of the past as its entry has it, for a world does not remember what has arrived. */
  onMessage('message.replayed', {
    exchange: name,
    from: party,
    to: party,
    wire,
    about: z.string().max(200).exactOptional(),
  }),
]);

export type NetworkIntent = Readonly<z.infer<typeof networkIntent>>;
export type NetworkIntentOf<Kind extends NetworkIntent['kind']> = Extract<
  NetworkIntent,
  { kind: Kind }
>;
export type WireEdit = Readonly<z.infer<typeof wireEdit>>;
export type JwtEdit = Readonly<z.infer<typeof jwtEdit>>;

const kinds: ReadonlySet<string> = new Set(
  networkIntent.options.map((option) => option.shape.kind.value),
);

/** True for what is done to the network, and not to a party. */
export function isNetworkIntent(intent: { readonly kind: string }): intent is NetworkIntent {
  return kinds.has(intent.kind);
}
