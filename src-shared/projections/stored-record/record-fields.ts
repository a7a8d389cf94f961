/** A stored record field by field, and two of them side by side: what an exchange changed. */
import type { Ending, StoredRecord } from './stored-record.ts';

/** A text, or a time that a screen writes as it writes all times. */
export type FieldValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'time'; readonly at: number }
  | { readonly kind: 'left'; readonly ms: number }
  | { readonly kind: 'none' };

export interface RecordRow {
  readonly name: string;
  /** What the field is, in a few words. */
  readonly what: string;
  /** Undefined where the provider held nothing of the request at all. */
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
  readonly isChanged: boolean;
}

interface Field {
  readonly name: string;
  readonly what: string;
  readonly valueOf: (record: StoredRecord) => FieldValue;
}

const none: FieldValue = { kind: 'none' };
const text = (value: string | number | undefined | null): FieldValue =>
  value === undefined || value === null || value === '' ? none : { kind: 'text', text: `${value}` };
const time = (at: number | undefined): FieldValue =>
  at === undefined ? none : { kind: 'time', at };
const ending = (value: Ending | undefined): FieldValue => {
  if (value === undefined) return none;
  return value.kind === 'at' ? time(value.at) : { kind: 'left', ms: value.leftMs };
};
const yes = (value: boolean): FieldValue => text(value ? 'yes' : 'no');

const isConsumed = ({ state, deliveryMode, grant }: StoredRecord): boolean =>
  state === 'redeemed' || (deliveryMode === 'push' && grant !== undefined);

const fields: readonly Field[] = [
  {
    name: 'state',
    what: 'where the request stands',
    valueOf: ({ state }) => text(stateWords(state)),
  },
  { name: 'expires', what: 'when it ends', valueOf: ({ ends }) => ending(ends) },
  {
    name: 'interval',
    what: 'the least time between two polls',
    valueOf: ({ intervalMs }) => text(`${intervalMs / 1000} s`),
  },
  {
    name: 'next poll allowed',
    what: 'before this a poll is too early',
    valueOf: ({ nextPoll, polling }) => {
      if (nextPoll !== undefined) return ending(nextPoll);
      return text(polling === 'over' || polling === 'holding' ? undefined : 'at once');
    },
  },
  {
    name: 'held poll',
    what: 'a poll is kept open until then',
    valueOf: ({ heldUntil }) => ending(heldUntil),
  },
  { name: 'polls', what: 'how often its client has asked', valueOf: ({ polls }) => text(polls) },
  {
    name: 'too soon',
    what: 'how many of them were too early',
    valueOf: ({ tooSoon }) => text(tooSoon),
  },
  {
    name: 'decision',
    what: 'what the person chose',
    valueOf: ({ decision }) => text(decision?.kind),
  },
  { name: 'decided at', what: 'when they chose', valueOf: ({ decision }) => time(decision?.at) },
  {
    name: 'decided on',
    what: 'the device they chose on',
    valueOf: ({ decision }) => text(decision?.device),
  },
  {
    name: 'granted scope',
    what: 'what they agreed to',
    valueOf: ({ decision }) => text(decision?.scope),
  },
  { name: 'acr', what: 'how they authenticated', valueOf: ({ decision }) => text(decision?.acr) },
  {
    name: 'reported',
    what: 'the person said they never began it',
    valueOf: ({ reported }) => text(reported ? 'yes' : undefined),
  },
  {
    name: 'consumed',
    what: 'its tokens were given out',
    valueOf: (record) => yes(isConsumed(record)),
  },
  {
    name: 'grant',
    what: 'under which name the tokens are kept',
    valueOf: ({ grant }) => text(grant?.grant),
  },
  {
    name: 'access token until',
    what: 'when the access token ends',
    valueOf: ({ grant }) => time(grant?.expiresAt),
  },
  {
    name: 'bound to',
    what: 'a key, a certificate, or nothing',
    valueOf: ({ grant }) => text(grant?.binding),
  },
  {
    name: 'refresh token',
    what: 'whether one was given out',
    valueOf: ({ grant }) => (grant === undefined ? none : yes(grant.refreshToken)),
  },
  {
    name: 'revoked',
    what: 'why the grant is good no more',
    valueOf: ({ grant }) => text(grant?.revoked),
  },
  {
    name: 'notification',
    what: 'how the calling of the client stands',
    valueOf: ({ delivery }) => text(delivery),
  },
  { name: 'calls', what: 'how often the client was called', valueOf: ({ calls }) => text(calls) },
  { name: 'client', what: 'whose request it is', valueOf: ({ clientId }) => text(clientId) },
  {
    name: 'auth method',
    what: 'how that client proves itself',
    valueOf: ({ authMethod }) => text(authMethod),
  },
  {
    name: 'delivery mode',
    what: 'how it gets its tokens',
    valueOf: ({ deliveryMode }) => text(deliveryMode),
  },
  { name: 'person', what: 'whom it is about', valueOf: ({ sub }) => text(sub) },
  { name: 'scope', what: 'what was asked for', valueOf: ({ scope }) => text(scope) },
  {
    name: 'binding message',
    what: 'what both screens show',
    valueOf: ({ bindingMessage }) => text(bindingMessage),
  },
  {
    name: 'acr values',
    what: 'how strongly, as was asked',
    valueOf: ({ acrValues }) => text(acrValues.join(' ')),
  },
];

/** «pending», where the state stands within another. */
function stateWords(state: string): string {
  return state.split('.').at(-1) ?? state;
}

/** Every field of the two; undefined stands for a request that was not known, or is not yet. */
export function recordRows(
  before: StoredRecord | undefined,
  after: StoredRecord | undefined,
): readonly RecordRow[] {
  return fields.map(({ name, what, valueOf }) => {
    const was = before && valueOf(before);
    const is = after && valueOf(after);
    return {
      name,
      what,
      before: was,
      after: is,
      isChanged: JSON.stringify(was) !== JSON.stringify(is),
    };
  });
}
