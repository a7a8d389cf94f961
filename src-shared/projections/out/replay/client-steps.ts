/**
 * One client's part of a run as the steps of a test: the calls that it makes with the answers that it
 * gets, and what the provider tells it by itself, in order.
 */
import { bodyObject, bodyText, headerOf, type Wire } from '../../../protocol/encoding/wire.ts';
import type { Party } from '../../../trace/party.ts';
import { readJwt } from '../../jwt-view.ts';
import { addToMessages, createMessages, type MessageView } from '../../message-view.ts';
import type { Material } from '../material.ts';
import { recordedCall } from './recorded-call.ts';
import type { RecordedCall } from './replay-data.ts';

export interface GivenAnswer {
  readonly afterMs: number;
  readonly status: number;
  readonly type: string;
  /** Where a member is a JWT it is `{ "sign": claims }`: the test signs it with a key of its own. */
  readonly body: unknown;
}

export type ClientStep =
  | ({ readonly kind: 'call'; readonly answer: GivenAnswer } & RecordedCall)
  | {
      readonly kind: 'callback';
      readonly at: number;
      readonly title: string;
      readonly body: unknown;
      readonly status: number;
    };

/** Whose part it is, and the part. */
export interface ClientPart {
  readonly client: Party | undefined;
  readonly steps: readonly ClientStep[];
}

/** A client may read these whenever it likes. */
const readFreely: ReadonlySet<string | undefined> = new Set(['jwks_uri', undefined]);

/** The part of whoever called first. */
export function clientPart(material: Material): ClientPart {
  const recorded = createMessages();
  for (const entry of material.recorded) addToMessages(recorded, entry);
  const wireAt = ({ seq }: MessageView): Wire | undefined => recorded.bySeq.get(seq)?.wire;
  const { exchanges } = material.diagram.messages;
  const answerTo = ({ exchange, seq }: MessageView): MessageView | undefined =>
    exchanges.get(exchange)?.find((one) => one.seq !== seq && one.wire.kind === 'http.response');
  const client = material.messages.find(
    ({ wire, to }) => wire.kind === 'http.request' && to === 'provider',
  )?.from;
  const steps = material.messages.flatMap((message): readonly ClientStep[] => {
    const [wire, was, answer] = [message.wire, wireAt(message), answerTo(message)];
    if (wire.kind !== 'http.request' || was?.kind !== 'http.request') return [];
    if (answer?.wire.kind !== 'http.response') return [];
    if (message.to === client && message.from === 'provider') {
      const { at, title } = message;
      const body = bodyOf(wire, was, material);
      return [{ kind: 'callback', at, title, body, status: answer.wire.status }];
    }
    const call = recordedCall(message, wire, was);
    if (message.from !== client || readFreely.has(call.endpoint)) return [];
    return [{ kind: 'call', ...call, answer: given(message, answer, wireAt(answer), material) }];
  });
  return { client, steps };
}

function given(
  { at }: MessageView,
  { wire, at: answeredAt }: MessageView,
  was: Wire | undefined,
  material: Material,
): GivenAnswer {
  const status = wire.kind === 'http.response' ? wire.status : 500;
  const type = wire.kind === 'http.response' ? (headerOf(wire, 'content-type') ?? '') : '';
  return { afterMs: answeredAt - at, status, type, body: bodyOf(wire, was ?? wire, material) };
}

/** As it is masked, but for its JWTs, whose claims say what has to be signed. */
function bodyOf(wire: Wire, was: Wire, { clean }: Material): unknown {
  const body = bodyObject(wire);
  if (body === undefined) return bodyText(wire) ?? '';
  const before = bodyObject(was) ?? {};
  const members = Object.entries(body).map(([name, value]) => {
    const jwt = name === 'id_token' ? readJwt(before[name]) : undefined;
    return [name, jwt === undefined ? value : { sign: clean(jwt.claims) }] as const;
  });
  return Object.fromEntries(members);
}
