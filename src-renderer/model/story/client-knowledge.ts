/**
 * What the client behind a relying party's screen has sent, was told and holds, up to the moment
 * shown: its polls, the calls of its notification endpoint, and the tokens that came.
 */
import type { MessageView } from '#shared/projections/message-view.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { Party } from '#shared/trace/party.ts';
import type { RunView } from '../use-trace.ts';

export interface CallbackLine {
  readonly seq: number;
  readonly at: number;
  /** «ping», «push of tokens», «push of an error». */
  readonly what: string;
  readonly about: string | undefined;
  /** How the client judged it; undefined until it has answered. */
  readonly verdict: CallbackVerdict | undefined;
}

export interface CallbackVerdict {
  readonly status: number;
  readonly isTaken: boolean;
  readonly words: string;
}

export interface ClientKnowledge {
  readonly mode: DeliveryMode;
  readonly polls: number;
  readonly callbacks: readonly CallbackLine[];
  /** The members of the token answer or of the push that brought the tokens. */
  readonly tokens: Readonly<Record<string, unknown>> | undefined;
}

type Seen = Pick<RunView, 'model' | 'moment'>;

/** What that party knows of one request, and of every call that reached it. */
export function clientKnowledge(
  { model, moment }: Seen,
  party: Party,
  about: string | undefined,
): ClientKnowledge {
  const seen = model.diagram.messages.list.filter(({ seq }) => seq <= moment.seq);
  const arrived = seen.filter(
    ({ to, receivedSeq }) => to === party && receivedSeq !== undefined && receivedSeq <= moment.seq,
  );
  const polls = seen.filter(({ title, about: of }) => title === 'POST /token' && of === about);
  return {
    mode: modeOf({ model, moment }, party),
    polls: about === undefined ? 0 : polls.length,
    callbacks: arrived.filter(isCall).map((call) => lineOf(call, seen)),
    tokens:
      about === undefined ? undefined : tokensIn(arrived.filter((one) => one.about === about)),
  };
}

function modeOf({ moment }: Seen, party: Party): DeliveryMode {
  const role = moment.setup?.relyingParties.find(({ name }) => party === `relying-party/${name}`);
  const client = moment.setup?.clients.find(({ client_id }) => client_id === role?.clientId);
  return client?.backchannel_token_delivery_mode ?? 'poll';
}

/** Only a notification is a request that a relying party receives. */
function isCall({ wire }: MessageView): boolean {
  return wire.kind === 'http.request';
}

function lineOf(call: MessageView, seen: readonly MessageView[]): CallbackLine {
  const { seq, at, arrivesAt, title, about } = call;
  const answer = seen.find(
    ({ exchange, wire }) => exchange === call.exchange && wire.kind === 'http.response',
  );
  return { seq, at: arrivesAt ?? at, what: title, about, verdict: verdictOf(answer) };
}

function verdictOf(answer: MessageView | undefined): CallbackVerdict | undefined {
  if (answer?.wire.kind !== 'http.response') return undefined;
  const { status } = answer.wire;
  return { status, isTaken: status === 204, words: verdictWords[status] ?? 'It was turned away.' };
}

const verdictWords: Readonly<Record<number, string>> = {
  204: 'The bearer token is the one that went with this request.',
  302: 'It answered with a redirect, which no client may.',
  400: 'The body says nothing that this client can use.',
  401: 'The bearer token is not the one of this request.',
  404: 'This client takes no notifications.',
  405: 'A notification is a POST.',
};

function tokensIn(messages: readonly MessageView[]): ClientKnowledge['tokens'] {
  return messages
    .map(({ wire }) => bodyObject(wire) ?? {})
    .findLast((body) => typeof body['id_token'] === 'string');
}
