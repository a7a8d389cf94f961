/** A message on its way is edited: field by field, or a JWT in it by claim. */
import type { NetworkIntentOf, WireEdit } from '../../intents/network-intents.ts';
import type { Wire } from '../../protocol/encoding/wire.ts';
import { plannedItem } from '../collections/agenda.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { EditPurpose } from '../provider/records.ts';
import { askForSignatures } from '../provider/tokens/signing.ts';
import type { MessageInTransit } from '../world.ts';
import { watch } from './consequences.ts';
import { jwtAt, withJwtAt } from './jwt-place.ts';
import { resign } from './resigning.ts';
import { withBody } from './spoiling.ts';
import { hold, isHeld, release, rewrite } from './transit.ts';

/** A signature takes no longer; if it never comes, the message goes on as it was. */
const signingMs = 30_000;

/** Carries out an edit that was judged before. */
export function edit(
  draft: Draft,
  transit: MessageInTransit,
  { wire: fields = {}, jwt: change }: NetworkIntentOf<'message.edited'>,
): void {
  watch(draft, transit);
  const wire = withFields(transit.wire, fields);
  const jwt = change === undefined ? undefined : jwtAt(wire, change.at);
  if (change === undefined || jwt === undefined) return void rewrite(draft, transit, wire);
  const done = resign(draft, transit.from, jwt, change);
  if (done.kind === 'jwt') {
    rewrite(draft, transit, withJwtAt(wire, change.at, done.jwt));
    return;
  }
  const { id: message, about } = transit;
  const item = plannedItem(draft.agenda, message);
  const dueAt = item?.task.kind === 'delivery' ? item.dueAt : null;
  const purpose = { kind: 'edit', message, at: change.at, wire, dueAt } as const;
  // What is held already is held on, until whoever holds it lets it go.
  if (dueAt !== null) hold(draft, transit, 'signature', draft.nowMs + signingMs);
  askForSignatures(draft, { recipes: [done.recipe], about, purpose });
}

/** The JWT of an edit is signed, or could not be. */
export function completeEdit(
  draft: Draft,
  { message, at, wire, dueAt }: EditPurpose,
  [jwt]: readonly string[],
): void {
  const transit = mapGet(draft.inTransit, message);
  if (transit === undefined) return;
  const edited = jwt === undefined ? transit : rewrite(draft, transit, withJwtAt(wire, at, jwt));
  if (dueAt === null || !isHeld(draft, message)) return;
  release(draft, edited, 'signature', Math.max(draft.nowMs, dueAt));
}

/** The message with these fields instead of its own. */
export function withFields(wire: Wire, fields: WireEdit): Wire {
  const { body, headers, method, target, status, reason, subject } = fields;
  const around =
    headers === undefined || wire.kind === 'channel.note' ? wire : withHeaders(wire, headers);
  // Whoever writes the headers as well means the length that they say.
  const whole =
    body === undefined
      ? around
      : headers === undefined
        ? withBody(around, body)
        : { ...around, body };
  switch (whole.kind) {
    case 'http.request':
      return { ...whole, ...given({ method, target }) };
    case 'http.response':
      return { ...whole, ...given({ status, reason }) };
    default:
      return { ...whole, ...given({ subject }) };
  }
}

function withHeaders<Of extends Exclude<Wire, { kind: 'channel.note' }>>(
  wire: Of,
  headers: NonNullable<WireEdit['headers']>,
): Of {
  return { ...wire, headers: headers.map(([name, value]): [string, string] => [name, value]) };
}

type Given<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

function given<Fields extends object>(fields: Fields): Given<Fields> {
  const held = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(held) as Given<Fields>;
}
