/** Which window may ask what: a till can do nothing on a phone, and a phone nothing at a till. */
import { describe, expect, it } from 'vitest';
import { mayAsk } from '#shared/intents/may-ask.ts';
import { type Intent, intent } from '#shared/intents.ts';
import type { Session } from '#shared/session.ts';

const run = 'run-1';
const trainer: Session = { view: 'console', run: '', party: '' };
const till: Session = { view: 'relying-party', run, party: 'till' };
const phone: Session = { view: 'device', run, party: 'phone-of-alice' };

const pressed: Intent = {
  kind: 'sign-in.pressed',
  run,
  relyingParty: 'till',
  loginHint: 'alice',
  bindingMessage: '',
  scope: 'openid',
};
const [opened, approved, denied] = (
  ['prompt.opened', 'prompt.approved', 'prompt.denied'] as const
).map((kind): Intent => ({ kind, run, device: 'phone-of-alice', prompt: 'p1' }));
const onPhone = [opened, approved, denied].filter((one) => one !== undefined);

const stopAtPrompts = {
  id: 'b',
  title: 'Prompts',
  on: { kind: 'entry', is: 'prompt.arrived' },
  enabled: true,
  once: false,
} as const;

const ofTheTrainer: readonly Intent[] = [
  { kind: 'clock.run', run, speed: 1 },
  { kind: 'clock.pause', run },
  { kind: 'clock.step', run },
  { kind: 'clock.run', run, speed: 1000, pace: 'event' },
  { kind: 'clock.step', run, grain: 'message' },
  { kind: 'clock.until', run, goal: { kind: 'answer', relyingParty: 'till' }, speed: 1 },
  { kind: 'breakpoints.set', run, list: [stopAtPrompts] },
  { kind: 'break.resumed', run, hit: 'h1' },
  { kind: 'break.resumed-all', run },
  { kind: 'timer.frozen', run, timer: 't' },
  { kind: 'timer.thawed', run, timer: 't' },
  { kind: 'timer.fired', run, timer: 't' },
  { kind: 'timer.moved', run, timer: 't', to: 5 },
  { kind: 'skew.set', run, party: 'relying-party/till', ms: -5000 },
  { kind: 'run.create', name: 'n', mode: 'virtual', seed: null },
  { kind: 'run.open', run },
  { kind: 'keys.rotate', run },
  { kind: 'cursor.move', run, to: 3 },
  { kind: 'theme.choose', theme: 'dark' },
  { kind: 'window.open', view: 'device', run, party: 'phone-of-alice' },
];

const everything = [pressed, ...onPhone, ...ofTheTrainer];

function allowedTo(session: Session): string[] {
  return everything.filter((one) => mayAsk(session, one)).map(({ kind }) => kind);
}

describe('a window may ask', () => {
  it('everything from the console', () => {
    expect(allowedTo(trainer)).toEqual(everything.map(({ kind }) => kind));
  });

  it('only for its own button from a relying party’s window', () => {
    expect(allowedTo(till)).toEqual(['sign-in.pressed']);
    expect(mayAsk(till, { ...pressed, relyingParty: 'kiosk' })).toBe(false);
  });

  it('only about its own prompts from a device’s window', () => {
    expect(allowedTo(phone)).toEqual(['prompt.opened', 'prompt.approved', 'prompt.denied']);
    const other: Session = { ...phone, party: 'phone-of-bruno' };
    expect(allowedTo(other)).toEqual([]);
  });

  it('nothing in another run', () => {
    expect(allowedTo({ ...till, run: 'run-2' })).toEqual([]);
    expect(allowedTo({ ...phone, run: 'run-2' })).toEqual([]);
  });

  it('nothing across roles, even where the names are the same', () => {
    expect(allowedTo({ ...till, party: 'phone-of-alice' })).toEqual([]);
    expect(allowedTo({ ...phone, party: 'till' })).toEqual([]);
  });
});

describe('an intent', () => {
  it('is admitted as it is when it is one', () => {
    for (const one of everything) expect(intent.parse(one)).toEqual(one);
  });

  it.each<[string, unknown]>([
    ['an unknown kind', { kind: 'provider.explode', run }],
    ['a member too many', { ...pressed, admin: true }],
    ['a member missing', { kind: 'prompt.opened', run, device: 'phone' }],
    ['a binding message without end', { ...pressed, bindingMessage: 'x'.repeat(4001) }],
    ['a speed of nothing', { kind: 'clock.run', run, speed: 0 }],
    ['a speed that is no number', { kind: 'clock.run', run, speed: Number.NaN }],
    ['a cursor before the beginning', { kind: 'cursor.move', run, to: -1 }],
    ['a run without a name', { kind: 'run.create', name: '', mode: 'virtual', seed: null }],
    ['a skew of a century', { kind: 'skew.set', run, party: 'provider', ms: 3.2e12 }],
    ['a timer before the run', { kind: 'timer.moved', run, timer: 't', to: -1 }],
    ['a goal that nobody knows', { kind: 'clock.until', run, goal: { kind: 'peace' }, speed: 1 }],
    [
      'a breakpoint on what is no match',
      { kind: 'breakpoints.set', run, list: [{ ...stopAtPrompts, on: { kind: 'magic' } }] },
    ],
    ['no object', 'clock.pause'],
  ])('is not admitted with %s', (_title, value) => {
    expect(intent.safeParse(value).success).toBe(false);
  });
});
