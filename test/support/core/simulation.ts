/**
 * A run of the core alone, driven by hand: press, tap, call from outside, pop. It keeps every entry
 * and signs with the stub. Time is a number that moves only when a test moves it.
 */
import { createEntropy } from '#main/run/entropy.ts';
import type { TimeIntent } from '#shared/intents/clock-intents.ts';
import type { PartyIntent } from '#shared/intents.ts';
import { type AgendaItem, nextItem, plan } from '#shared/kernel/collections/agenda.ts';
import { mapSet } from '#shared/kernel/collections/persistent-map.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import { judgeIntent } from '#shared/kernel/judge-intent.ts';
import type { Need } from '#shared/kernel/need.ts';
import { needs } from '#shared/kernel/needs.ts';
import { beginRun, type Step, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { HttpRequest, HttpResponse, Wire } from '#shared/protocol/encoding/wire.ts';
import type { Fact } from '#shared/protocol/fact.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { TokenRecipe } from '#shared/protocol/token-recipe.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import type { CallOutcome } from '#shared/trace/input-entry.ts';
import type { Party } from '#shared/trace/party.ts';
import { type Answer, readAnswer } from './outside-request.ts';
import { buildSetup } from './setup.ts';
import { stubFact, stubJwt, tiedRecipe } from './stub-signer.ts';

type WithoutStamp<Of> = Of extends Input ? Omit<Of, 'at' | 'entropy'> : never;
type Submission = WithoutStamp<Input>;
type Decision =
  | 'prompt.opened'
  | 'prompt.approved'
  | 'prompt.denied'
  | 'prompt.reported'
  | 'prompt.returned';

export interface SimulationOptions {
  readonly setup?: RunSetup;
  readonly seed?: string;
  readonly sign?: (recipe: TokenRecipe) => string;
  /** What the shell would find out; by default what the stub says of its own tokens. */
  readonly factOf?: (need: Need) => Fact;
  /** Leaves signatures undone until `signAll` is called. */
  readonly holdSignatures?: boolean;
  /** Sees every step, for invariants. */
  readonly watch?: (step: Step) => void;
}

export interface Simulation {
  readonly world: () => World;
  readonly now: () => number;
  readonly entries: readonly Entry[];
  readonly ofKind: <Kind extends Entry['kind']>(kind: Kind) => EntryOf<Kind>[];
  readonly give: (submission: Submission) => readonly Entry[];
  readonly signIn: (changes?: Partial<SignInIntent>) => string;
  /** Gives an intent if it may go ahead; otherwise answers the sentence that refuses it. */
  readonly offer: (intent: PartyIntent) => string | undefined;
  /** Somebody taps on a device, if they may. */
  readonly tap: (kind: Decision, device: string, prompt: string) => string | undefined;
  /** Decides without a device in hand; otherwise answers the sentence that refuses it. */
  readonly decideFor: (authReqId: string, decision: DecisionIntent) => string | undefined;
  readonly switchAccount: (subject: 'user' | 'client', id: string, on: boolean) => void;
  /** Does something to the run's time; otherwise answers the sentence that refuses it. */
  readonly time: (intent: TimeDeed) => string | undefined;
  /** The sentence that refuses an intent as things are, if one does. */
  readonly refusalOf: (intent: PartyIntent) => string | undefined;
  readonly request: (request: HttpRequest) => string;
  readonly answerTo: (exchange: string) => Answer | undefined;
  /** Sends an outside request that is answered at once. */
  readonly ask: (request: HttpRequest) => Answer;
  /** Puts a message on its way that no honest party sent; replay knows nothing of it. */
  readonly smuggle: (from: Party, to: Party, wire: Wire) => void;
  readonly popNext: () => AgendaItem | undefined;
  readonly popUntil: (holds: () => boolean) => void;
  /** Lets time pass: everything that falls due meanwhile happens. */
  readonly wait: (ms: number) => void;
  readonly signAll: () => void;
  /** The calls to outside addresses that have not ended yet. */
  readonly calls: readonly CallEffect[];
  /** The outside exchanges whose connection was ended without an answer. */
  readonly dropped: ReadonlyMap<string, 'close' | 'reset'>;
  /** Ends the oldest call. */
  readonly endCall: (outcome: CallOutcome) => void;
}

type SignInIntent = Extract<PartyIntent, { kind: 'sign-in.pressed' }>;
type DecidedIntent = Extract<PartyIntent, { kind: 'request.decided' }>;
type DecisionIntent = Omit<DecidedIntent, 'kind' | 'run' | 'authReqId'>;
type WithoutRun<Of> = Of extends TimeIntent ? Omit<Of, 'run'> : never;
export type TimeDeed = WithoutRun<TimeIntent>;
type SignEffect = Extract<Effect, { kind: 'sign' }>;
type CallEffect = Extract<Effect, { kind: 'call' }>;

const mostPops = 5000;

/** Begins a run. */
export function createSimulation(options: SimulationOptions = {}): Simulation {
  const { setup = buildSetup(), seed = 'test', sign = stubJwt, watch } = options;
  const { factOf = stubFact } = options;
  const entropy = createEntropy(seed);
  const entries: Entry[] = [];
  const answers = new Map<string, HttpResponse>();
  const unsigned: SignEffect[] = [];
  const calls: CallEffect[] = [];
  const dropped = new Map<string, 'close' | 'reset'>();
  let now = 0;
  let exchanges = 0;
  let world = keep(
    beginRun({ kind: 'run.began', at: 0, format: 1, engine: 'test', setup, entropy: entropy(0) }),
  );

  function keep(done: Step): World {
    entries.push(...done.entries);
    for (const effect of done.effects) {
      if (effect.kind === 'answer') answers.set(effect.exchange, effect.response);
      else if (effect.kind === 'sign') unsigned.push(effect);
      else if (effect.kind === 'drop') dropped.set(effect.exchange, effect.how);
      else calls.push(effect);
    }
    watch?.(done);
    return done.world;
  }

  function give(submission: Submission): readonly Entry[] {
    const before = entries.length;
    const stamp = { at: Math.max(now, world.nowMs), entropy: entropy(world.nextSeq) };
    world = keep(step(world, informed({ ...submission, ...stamp })));
    if (options.holdSignatures !== true) signAll();
    return entries.slice(before);
  }

  function informed(input: Input): Input {
    const open = needs(world, input);
    if (open.length === 0 || !('facts' in input)) return input;
    return informed({ ...input, facts: [...input.facts, ...open.map(factOf)] });
  }

  function signAll(): void {
    for (let next = unsigned.shift(); next !== undefined; next = unsigned.shift()) {
      const jwts: string[] = [];
      for (const one of next.recipes) jwts.push(sign(tiedRecipe(one, jwts)));
      give({ kind: 'jwts.signed', effect: next.effect, jwts });
    }
  }

  function endCall(outcome: CallOutcome): void {
    const call = calls.shift();
    if (call === undefined) throw new Error('Nobody was called.');
    give({ kind: 'call.ended', effect: call.effect, outcome, facts: [] });
  }

  function popNext(): AgendaItem | undefined {
    const item = nextItem(world.agenda);
    if (item === undefined) return undefined;
    now = Math.max(now, item.dueAt);
    give({ kind: 'agenda.popped', item: item.id, facts: [] });
    return item;
  }

  function popUntil(holds: () => boolean): void {
    for (let pops = 0; !holds(); pops += 1) {
      if (pops === mostPops || popNext() === undefined) throw new Error('It never came to that.');
    }
  }

  function wait(ms: number): void {
    const until = now + ms;
    for (
      let item = nextItem(world.agenda);
      item !== undefined && item.dueAt <= until;
      item = nextItem(world.agenda)
    ) {
      popNext();
    }
    now = until;
  }

  function ofKind<Kind extends Entry['kind']>(kind: Kind): EntryOf<Kind>[] {
    return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
  }

  function signIn(changes: Partial<SignInIntent> = {}): string {
    const parts = { loginHint: 'alice', bindingMessage: '', scope: 'openid' };
    const intent = { run: 'test', relyingParty: 'till', ...parts, ...changes };
    give({ kind: 'intent.given', intent: { ...intent, kind: 'sign-in.pressed' } });
    return ofKind('sign-in.began').at(-1)?.signIn ?? '';
  }

  function tap(kind: Decision, device: string, prompt: string): string | undefined {
    return offer({ kind, run: 'test', device, prompt });
  }

  function decideFor(authReqId: string, decision: DecisionIntent): string | undefined {
    return offer({ kind: 'request.decided', run: 'test', authReqId, ...decision });
  }

  function switchAccount(subject: 'user' | 'client', id: string, on: boolean): void {
    const refusal = offer({ kind: 'account.switched', run: 'test', subject, id, on });
    if (refusal !== undefined) throw new Error(refusal);
  }

  function offer(intent: PartyIntent): string | undefined {
    const refusal = judgeIntent(world, intent);
    if (refusal === undefined) give({ kind: 'intent.given', intent });
    return refusal;
  }

  function request(wire: HttpRequest): string {
    exchanges += 1;
    const exchange = `outside-${exchanges}`;
    give({ kind: 'http.arrived', exchange, request: wire, facts: [] });
    return exchange;
  }

  function answerTo(exchange: string): Answer | undefined {
    const response = answers.get(exchange);
    return response === undefined ? undefined : readAnswer(response);
  }

  function ask(wire: HttpRequest): Answer {
    const answer = answerTo(request(wire));
    if (answer === undefined) throw new Error('The provider did not answer at once.');
    return answer;
  }

  function smuggle(from: Party, to: Party, wire: Wire): void {
    const order = world.nextSeq;
    const id = `smuggled-${order}`;
    const transit = {
      id,
      exchange: `x-${id}`,
      from,
      to,
      wire,
      sentBy: order - 1,
      about: undefined,
    };
    const task = { kind: 'delivery', message: id } as const;
    world = {
      ...world,
      inTransit: mapSet(world.inTransit, id, transit),
      agenda: plan(world.agenda, { id, dueAt: now, order, cause: order - 1, task }),
    };
  }

  return {
    world: () => world,
    now: () => now,
    entries,
    ofKind,
    give,
    signIn,
    offer,
    tap,
    decideFor,
    switchAccount,
    time: (deed) => offer({ ...deed, run: 'test' }),
    refusalOf: (intent) => judgeIntent(world, intent),
    request,
    answerTo,
    ask,
    smuggle,
    popNext,
    popUntil,
    wait,
    signAll,
    calls,
    dropped,
    endCall,
  };
}
