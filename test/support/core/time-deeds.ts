/**
 * What may be done to the time of a random run: breakpoints that come and go, goals, timers that are
 * frozen, thawed, fired and moved, clocks that go wrong, and people who let time go on.
 */
import type { Breakpoint, Goal } from '#shared/intents/clock-intents.ts';
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import { openHits } from '#shared/kernel/time/clock.ts';
import { addToLives, createLives, livingAt } from '#shared/projections/timers/lives.ts';
import { entryKinds } from '#shared/trace/entry-kind.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { matchOf } from '../match/match-of.ts';
import { choice, codeRequest } from './first-sign-in.ts';
import { coder } from './outside-parties.ts';
import { authenticationRequest } from './outside-request.ts';
import type { Random } from './random.ts';
import type { Deed } from './random-deeds.ts';
import type { Simulation } from './simulation.ts';

const texts = [
  '#2 endpoint:token direction:response',
  'error:slow_down or error:authorization_pending',
  'state:authentication-request=alive.granted',
  'kind:rules.judged',
  'to:provider',
  'client:till endpoint:token',
  'arrival direction:response',
  '#3 param:auth_req_id',
  'judged:refused',
  'timer:fired',
];

function randomMatch(random: Random): Match {
  return matchOf(random.pick(texts) ?? 'kind:message.sent');
}

function setBreakpoints(simulation: Simulation, random: Random): void {
  const list: Breakpoint[] = Array.from({ length: random.below(4) }, (_, place) => ({
    id: `b${place}`,
    title: 'Stop',
    on: randomMatch(random),
    enabled: random.chance(0.8),
    once: random.chance(0.3),
  }));
  simulation.time({ kind: 'breakpoints.set', list });
}

function randomGoal(random: Random): Goal {
  const goals: readonly Goal[] = [
    { kind: 'message' },
    { kind: 'answer' },
    { kind: 'answer', relyingParty: 'till' },
    { kind: 'expiry' },
    { kind: 'entry', is: random.pick(entryKinds) ?? 'message.sent' },
    { kind: 'match', on: randomMatch(random) },
  ];
  return random.pick(goals) ?? { kind: 'message' };
}

function runUntil(simulation: Simulation, random: Random): void {
  const pace = random.chance(0.5) ? ({ pace: 'event' } as const) : {};
  simulation.time({ kind: 'clock.until', goal: randomGoal(random), speed: 1, ...pace });
}

function resume(simulation: Simulation, random: Random): void {
  if (random.chance(0.3)) simulation.time({ kind: 'break.resumed-all' });
  const hit = random.pick(openHits(simulation.world()))?.hit ?? 'h0';
  simulation.time({ kind: 'break.resumed', hit });
}

const isFull = ({ length }: readonly string[]): boolean => length > 0;

/** Some timer of the run, running or frozen. */
function randomTimer(simulation: Simulation, random: Random): string {
  const { agenda, time } = simulation.world();
  const running = [...mapEntries(agenda.byId)].flatMap(([id, { task }]) =>
    task.kind === 'timer' ? [id] : [],
  );
  const frozen = [...mapEntries(time.frozen)].map(([id]) => id);
  const inHand = [...mapEntries(time.lives)].map(([id]) => id);
  const given = livesGiven(simulation, random);
  const groups = [
    running,
    running,
    frozen,
    frozen,
    inHand,
    inHand,
    given,
    given,
    underway(simulation),
  ];
  const timer = random.pick((random.pick(groups.filter(isFull)) ?? []).toSorted());
  return timer ?? 'nobody:xstate.after.rest.nothing';
}

/** The last tokens, codes or locks, whether they have ended or not. */
function livesGiven({ entries }: Simulation, random: Random): readonly string[] {
  const board = createLives();
  for (const entry of entries) addToLives(board, entry);
  const wanted = random.pick(['access-token', 'refresh-token', 'code', 'lock'] as const);
  return livingAt(board, 0)
    .filter(({ kind }) => kind === wanted)
    .map(({ timer }) => timer)
    .slice(-4);
}

function underway(simulation: Simulation): readonly string[] {
  return [...mapEntries(simulation.world().inTransit)].map(([id]) => id);
}

function changeTimer(simulation: Simulation, random: Random): void {
  const timer = randomTimer(simulation, random);
  const kinds = ['timer.frozen', 'timer.frozen', 'timer.thawed', 'timer.fired'] as const;
  const to = simulation.now() + (random.pick([-1, 0, 40, 3000, 60_000]) ?? 0);
  if (random.chance(0.3)) simulation.time({ kind: 'timer.moved', timer, to: Math.max(0, to) });
  else simulation.time({ kind: random.pick(kinds) ?? 'timer.thawed', timer });
}

const parties = ['provider', 'relying-party/till', 'relying-party/none', 'person'] as const;

function setSkew(simulation: Simulation, random: Random): void {
  const ms = random.pick([0, 0, 1, -3000, 90_000, -90_000, 86_400_000]) ?? 0;
  simulation.time({ kind: 'skew.set', party: random.pick(parties) ?? 'provider', ms });
}

function setClock(simulation: Simulation, random: Random): void {
  const state = random.chance(0.7) ? 'running' : 'paused';
  const pace = random.chance(0.5) ? 'event' : 'wall';
  simulation.give({ kind: 'clock.set', state, speed: random.pick([0.1, 1, 1000]) ?? 1, pace });
}

const offline = { scope: 'openid offline_access' };

/** Somebody tries a person's code, and most often the wrong one. */
function tryCode(simulation: Simulation, random: Random): void {
  const user_code = random.chance(0.8) ? '0000' : '1234';
  const changes = { login_hint: 'carla', user_code };
  simulation.request(authenticationRequest(changes, { client: coder }));
}

/** A code comes by way of a browser; its client brings it, perhaps late or for the second time. */
function signInByBrowser(simulation: Simulation, random: Random): void {
  if (random.chance(0.6)) simulation.request(choice(undefined, offline));
  const answers = [...simulation.entries].flatMap((entry) =>
    entry.kind === 'message.sent' && entry.wire.kind === 'http.response'
      ? entry.wire.headers.filter(([name]) => name === 'Location')
      : [],
  );
  const [, address = ''] = random.pick(answers.slice(-3)) ?? [];
  const code = /[?&]code=([^&]+)/.exec(address)?.[1];
  if (code !== undefined && random.chance(0.4)) simulation.request(codeRequest(code));
}

export const timeDeeds: readonly Deed[] = [
  setBreakpoints,
  runUntil,
  resume,
  changeTimer,
  changeTimer,
  changeTimer,
  setSkew,
  setClock,
  signInByBrowser,
  tryCode,
];
