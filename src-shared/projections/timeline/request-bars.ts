/**
 * The life of each request at the provider, of its prompt on the device and of the thought that the
 * person gives it; and by how much a poll came too soon.
 */
import type { Entry, EntryOf } from '../../trace/entry.ts';
import type { Party } from '../../trace/party.ts';
import { place } from './bands.ts';
import type { Timeline } from './timeline.ts';
import type { Bar, BarKind } from './timeline-item.ts';

export interface PromptBars {
  readonly prompt: Bar;
  readonly think: Bar;
}

/** Takes in one entry. */
export function addToRequestBars(timeline: Timeline, entry: Entry): void {
  switch (entry.kind) {
    case 'request.opened':
      return open(timeline, entry);
    case 'prompt.arrived':
      return prompt(timeline, entry);
    case 'person.decided':
      return end(timeline.prompts.get(entry.prompt)?.think, entry, entry.decision);
    case 'rules.judged':
      return judge(timeline, entry);
    case 'machine.moved':
      if (entry.machine === 'authentication-request') moveRequest(timeline, entry);
      if (entry.machine === 'authentication-device') movePrompt(timeline, entry);
      return;
    default:
  }
}

interface Beginning {
  readonly kind: BarKind;
  readonly party: Party;
  readonly about: string | undefined;
  readonly title: string;
  readonly state: string;
  readonly due?: number | undefined;
}

function begin(timeline: Timeline, { seq, at }: Entry, { state, due, ...rest }: Beginning): Bar {
  const bar: Bar = {
    shape: 'bar',
    name: rest.kind,
    ...rest,
    seq,
    start: at,
    due,
    end: undefined,
    phases: [{ seq, at, state }],
  };
  place(timeline.bands, bar);
  return bar;
}

function end(bar: Bar | undefined, { seq, at }: Entry, how: string): void {
  if (bar !== undefined) bar.end ??= { seq, at, how };
}

function open(timeline: Timeline, entry: EntryOf<'request.opened'>): void {
  const { party, authReqId: about, expiresAt: due, bindingMessage } = entry;
  const title = bindingMessage === null ? 'The request' : `The request «${bindingMessage}»`;
  const given = { kind: 'request', party, about, title, state: 'pending', due } as const;
  timeline.requests.set(about, begin(timeline, entry, given));
}

function prompt(timeline: Timeline, entry: EntryOf<'prompt.arrived'>): void {
  const { party, about, clientName, prompt: id } = entry;
  const title = `The prompt of ${clientName}`;
  const state = 'notified';
  timeline.prompts.set(id, {
    prompt: begin(timeline, entry, { kind: 'prompt', party, about, title, state }),
    think: begin(timeline, entry, {
      kind: 'think',
      party: 'person',
      about,
      state,
      title: 'The person makes up their mind.',
    }),
  });
}

const lastStates: ReadonlySet<string> = new Set([
  'denied',
  'failed',
  'expired',
  'abandoned',
  'redeemed',
]);

function moveRequest({ requests }: Timeline, entry: EntryOf<'machine.moved'>): void {
  const bar = requests.get(entry.about ?? entry.instance);
  const state = leafOf(entry.to);
  if (bar === undefined) return;
  if (lastStates.has(state)) end(bar, entry, state);
  else noteState(bar, entry, state);
}

/** What has been answered is on its way; the device shows it until the provider has taken it. */
function movePrompt({ prompts }: Timeline, entry: EntryOf<'machine.moved'>): void {
  const bars = prompts.get(entry.instance);
  const state = leafOf(entry.to);
  if (bars === undefined) return;
  const isAsked = entry.to.startsWith('prompted');
  if (isAsked) noteState(bars.think, entry, state);
  else end(bars.think, entry, state === 'sending' ? 'answered' : state);
  if (isAsked || state === 'sending') noteState(bars.prompt, entry, state);
  else end(bars.prompt, entry, state);
}

function noteState({ phases }: Bar, { seq, at }: Entry, state: string): void {
  if (phases.at(-1)?.state !== state) phases.push({ seq, at, state });
}

function leafOf(state: string): string {
  return state.split('.').at(-1) ?? state;
}

/** CIBA Core §11: whoever polls before the interval is over is told to slow down. */
function judge(timeline: Timeline, entry: EntryOf<'rules.judged'>): void {
  const { refusal, party, about, at } = entry;
  if (refusal?.error !== 'slow_down' || about === undefined) return;
  const due = timeline.rests.get(about)?.due ?? at;
  const title = 'The poll came too soon.';
  const bar = begin(timeline, entry, { kind: 'early', party, about, title, state: 'early' });
  bar.end = { seq: entry.seq, at: Math.max(at, due), how: 'early' };
}
