/**
 * A run as the steps of a test: every request to a provider, every answer to one, and what people
 * decided, in the order in which they happened.
 */
import {
  bodyObject,
  type HttpResponse,
  headerOf,
  type Wire,
} from '../../../protocol/encoding/wire.ts';
import type { Entry } from '../../../trace/entry.ts';
import { addToMessages, createMessages, type MessageView } from '../../message-view.ts';
import type { Material } from '../material.ts';
import { recordedCall } from './recorded-call.ts';
import type { RecordedAnswer, RecordedDecision, ReplayStep } from './replay-data.ts';
import { shapeOf } from './shape-of.ts';

/** The steps; what names a secret in the record names it here. */
export function replaySteps(material: Material): readonly ReplayStep[] {
  const recorded = createMessages();
  for (const entry of material.recorded) addToMessages(recorded, entry);
  const asked = new Set<string>();
  const steps = material.messages.flatMap((message) => {
    const step = stepOf(message, recorded.bySeq.get(message.seq)?.wire, asked, material);
    return step === undefined ? [] : [{ seq: message.seq, ...step }];
  });
  const byHand = material.entries.flatMap((entry) => decisionByHand(entry, steps));
  const all = [...steps, ...byHand].toSorted((one, other) => one.seq - other.seq);
  return onlyUsed(all.map(({ seq, ...step }) => step as ReplayStep));
}

/** The step of a message; `was` is it as it was recorded, `asked` the calls before it. */
function stepOf(
  message: MessageView,
  was: Wire | undefined,
  asked: Set<string>,
  material: Material,
): ReplayStep | undefined {
  const { wire, to, from, exchange } = message;
  if (wire.kind === 'http.request' && was?.kind === 'http.request' && to === 'provider') {
    asked.add(exchange);
    return { kind: 'call', ...recordedCall(message, wire, was) };
  }
  const isAnswer = from === 'provider' && asked.has(exchange);
  return isAnswer ? answerStep(message, was, material) : decisionStep(message);
}

function answerStep(
  message: MessageView,
  was: Wire | undefined,
  material: Material,
): ReplayStep | undefined {
  const { wire } = message;
  if (wire.kind !== 'http.response' || was?.kind !== 'http.response') return undefined;
  return { kind: 'answer', ...recordedAnswer(message, wire, was, material) };
}

function decisionStep(message: MessageView): ReplayStep | undefined {
  const decision = decisionOf(message);
  return decision && { kind: 'decision', ...decision };
}

function recordedAnswer(
  { exchange, at, title }: MessageView,
  wire: HttpResponse,
  was: HttpResponse,
  { clean }: Material,
): RecordedAnswer {
  const body = bodyObject(wire);
  const texts = Object.entries(body ?? {}).filter(
    (member): member is [string, string] => typeof member[1] === 'string',
  );
  const before = bodyObject(was);
  return {
    id: exchange,
    at,
    title,
    status: wire.status,
    type: (headerOf(wire, 'content-type') ?? '').split(';')[0] ?? '',
    shape: before === undefined ? 'anything' : shapeOf(before, clean),
    keeps: Object.fromEntries(texts),
  };
}

function decisionOf({ wire, to, about, at }: MessageView): RecordedDecision | undefined {
  if (wire.kind !== 'channel.note' || wire.subject !== 'decision' || to !== 'provider')
    return undefined;
  const decision = bodyObject(wire)?.['decision'];
  return { at, authReqId: about ?? '', decision: decision === 'approve' ? 'approve' : 'deny' };
}

/** What somebody decided at the provider itself, with no device between. */
function decisionByHand(entry: Entry, known: readonly ReplayStep[]) {
  if (entry.kind !== 'intent.given' || entry.intent.kind !== 'request.decided') return [];
  const { seq, at, intent } = entry;
  const { authReqId, decision } = intent;
  const isTold = known.some((one) => one.kind === 'decision' && one.authReqId === authReqId);
  return isTold ? [] : [{ seq, kind: 'decision' as const, at, authReqId, decision }];
}

/** Of an answer only what a later step needs is kept. */
function onlyUsed(steps: readonly ReplayStep[]): readonly ReplayStep[] {
  return steps.map((step, place) => {
    if (step.kind !== 'answer') return step;
    const later = steps.slice(place + 1).filter(({ kind }) => kind !== 'answer');
    const texts = later.flatMap(textsOf);
    const keeps = Object.entries(step.keeps).filter(
      ([, value]) => value.length >= shortest && texts.some((text) => text.includes(value)),
    );
    return { ...step, keeps: Object.fromEntries(keeps) };
  });
}

/** A shorter text may stand somewhere by chance. */
const shortest = 6;

function textsOf(step: ReplayStep): readonly string[] {
  if (step.kind === 'decision') return [step.authReqId];
  if (step.kind === 'answer') return [];
  const { target, headers, form = [], text = '' } = step;
  return [target, text, ...headers.map(([, value]) => value), ...form.map(([, value]) => value)];
}
