/**
 * What came of trying a product out, at the moment looked at: refused, and by which step; asked, and
 * how the person gets to the question; or at its end.
 */
import {
  type ConsolePointer,
  consolePointer,
} from '#shared/projections/product/console-pointer.ts';
import { bodyObject } from '#shared/protocol/encoding/wire.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { type GuideStep, guideStep } from '../guide.ts';
import type { RunView } from '../use-trace.ts';

type Judged = EntryOf<'rules.judged'>;

interface RefusedTrial {
  readonly kind: 'refused';
  readonly error: string;
  readonly description: string;
  readonly pointer: ConsolePointer | undefined;
  /** The message that says so, once it was sent. */
  readonly message: number | undefined;
}

interface AskedTrial {
  readonly kind: 'asked';
  readonly next: GuideStep | undefined;
  readonly letters: readonly EntryOf<'letter.arrived'>[];
  /** The address that the client is to bring to the person. */
  readonly address: string | undefined;
}

export type Trial =
  | { readonly kind: 'untried' }
  | { readonly kind: 'under-way' }
  | RefusedTrial
  | AskedTrial
  | {
      readonly kind: 'ended';
      readonly sentence: string;
      /** The message with the tokens, where it came to that. */
      readonly tokens: number | undefined;
    };

/** How the newest sign-in of that run stands. */
export function trialOf(view: RunView): Trial {
  const { moment } = view;
  const began = moment.lastSignIn;
  if (began === undefined) return { kind: 'untried' };
  const judged = lastJudged(view, 'backchannel-authentication', began.seq);
  if (judged === undefined) return { kind: 'under-way' };
  if (judged.refusal !== undefined) return refused(view, judged, judged.refusal);
  const next = guideStep(moment);
  if (next?.kind === 'done') {
    const fetched = lastJudged(view, 'token', began.seq);
    const tokens = fetched?.refusal === undefined ? answerTo(view, fetched)?.seq : undefined;
    return { kind: 'ended', sentence: next.sentence, tokens };
  }
  return { kind: 'asked', next, ...waysToPerson(view, judged, next) };
}

function lastJudged({ model, moment }: RunView, table: string, since: number): Judged | undefined {
  const { judgements } = model.diagram.messages;
  return [...judgements.values()].findLast(
    (one) => one.table === table && one.seq > since && one.seq <= moment.seq,
  );
}

function refused(
  view: RunView,
  judged: Judged,
  { error, description }: NonNullable<Judged['refusal']>,
): RefusedTrial {
  return {
    kind: 'refused',
    error,
    description,
    pointer: pointerAt(view, judged),
    message: answerTo(view, judged)?.seq,
  };
}

/** Where the console mends that refusal, by the settings of when it was judged. */
export function pointerAt(
  { model }: Pick<RunView, 'model'>,
  judged: Judged | undefined,
): ConsolePointer | undefined {
  if (judged?.refusal === undefined) return undefined;
  return consolePointer(judged, model.moment(judged.seq).setup?.provider ?? {});
}

/** Only where the question is not before the person yet. */
function waysToPerson(
  view: RunView,
  judged: Judged,
  next: GuideStep | undefined,
): Pick<AskedTrial, 'letters' | 'address'> {
  if (next?.kind === 'approve') return { letters: [], address: undefined };
  const answer = answerTo(view, judged);
  const told = answer === undefined ? undefined : bodyObject(answer.wire)?.['auth_url'];
  const { entries } = view.model;
  const letters = entries
    .slice(judged.seq, view.moment.seq + 1)
    .filter((entry) => entry.kind === 'letter.arrived');
  return { letters, address: typeof told === 'string' ? told : undefined };
}

function answerTo({ model, moment }: RunView, judged: Judged | undefined) {
  const exchange = model.diagram.messages.exchanges.get(judged?.exchange ?? '');
  return exchange?.find(({ wire, seq }) => wire.kind === 'http.response' && seq <= moment.seq);
}
