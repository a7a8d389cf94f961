/** The timeline agrees with the trace: every message one arrow, every timer one bar, at their true times. */
import { describe, expect, it } from 'vitest';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { addToFlights, createFlights } from '#shared/projections/network-board/flights.ts';
import { bandsOf } from '#shared/projections/timeline/bands.ts';
import {
  addToTimeline,
  createTimeline,
  type Timeline,
} from '#shared/projections/timeline/timeline.ts';
import {
  type Arrow,
  type Bar,
  type BarKind,
  stateOf,
  wayOf,
} from '#shared/projections/timeline/timeline-item.ts';
import { itemsWithin } from '#shared/projections/timeline/track.ts';
import { addToLiveTimers, type LiveTimers } from '#shared/projections/timers/live-timers.ts';
import type { Entry, EntryOf } from '#shared/trace/entry.ts';
import { decide, openRequest } from '#test/support/core/decided-request.ts';
import { tokenRequest } from '#test/support/core/outside-request.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { buildSetup } from '#test/support/core/setup.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { timerOf } from '#test/support/core/timers-of.ts';
import { playedScenario, scenarioNames } from '#test/support/files/played-scenario.ts';

function timelineOf(entries: readonly Entry[]): Timeline {
  const messages = createMessages();
  const timeline = createTimeline(messages);
  for (const entry of entries) {
    addToMessages(messages, entry);
    addToTimeline(timeline, entry);
  }
  return timeline;
}

function arrowsOf({ bands }: Timeline): readonly Arrow[] {
  return bandsOf(bands)
    .flatMap(({ arrows }) => arrows)
    .toSorted((left, right) => left.seq - right.seq);
}

function barsOf({ bands }: Timeline, kind: BarKind): readonly Bar[] {
  return bandsOf(bands).flatMap(({ bars }) => bars.filter((bar) => bar.kind === kind));
}

function ofKind<Kind extends Entry['kind']>(
  entries: readonly Entry[],
  kind: Kind,
): readonly EntryOf<Kind>[] {
  return entries.filter((entry): entry is EntryOf<Kind> => entry.kind === kind);
}

/** Whatever is grown later must not change what an entry said: compared by value. */
function plain({ bands }: Timeline) {
  return bandsOf(bands).map(({ about, arrows, bars, marks, parties }) => {
    const shown = arrows.map(({ says, ...arrow }) => ({ ...arrow, title: says.title }));
    return {
      about,
      arrows: shown,
      bars,
      marks,
      parties: [...parties.keys()].toSorted((left, right) => left.localeCompare(right)),
    };
  });
}

describe.each(scenarioNames)('the timeline of %s', (name) => {
  it('has every message of the trace as one arrow with its true times', async () => {
    const entries = await playedScenario(name);
    const received = new Map(ofKind(entries, 'message.received').map((one) => [one.message, one]));
    const sent = ofKind(entries, 'message.sent');
    const told = sent.map(({ seq, at, from, to, message }) => {
      const arrival = received.get(message);
      return { seq, at, from, to, there: arrival?.at, by: arrival?.seq };
    });
    const drawn = arrowsOf(timelineOf(entries)).map(({ seq, start, from, to, end }) => ({
      seq,
      at: start,
      from,
      to,
      there: end?.at,
      by: end?.seq,
    }));
    expect(sent.length).toBeGreaterThan(5);
    expect(drawn).toEqual(told);
  });

  it('has every timer that was set as one bar, which ends as the trace says', async () => {
    const entries = await playedScenario(name);
    const ends = new Map<string, string>();
    for (const entry of entries) {
      if (entry.kind === 'timer.cancelled') ends.set(`${entry.timer} ${entry.at}`, 'cancelled');
      if (entry.kind === 'agenda.popped') ends.set(`${entry.item} ${entry.at}`, 'fired');
    }
    const bars = ['timer', 'rest', 'long-poll'] as const;
    const drawn = bars.flatMap((kind) => barsOf(timelineOf(entries), kind));
    const set = ofKind(entries, 'timer.set');
    expect(drawn.map(({ seq }) => seq).toSorted((left, right) => left - right)).toEqual(
      set.map(({ seq }) => seq),
    );
    for (const { seq, timer, at, dueAt, party } of set) {
      const bar = drawn.find((one) => one.seq === seq);
      expect(bar).toMatchObject({ start: at, due: dueAt, party });
      expect(bar?.end?.how).toBe(bar?.end && ends.get(`${timer} ${bar.end.at}`));
    }
  });

  it('has the same items whether the messages were known before or came one by one', async () => {
    const entries = await playedScenario(name);
    const messages = createMessages();
    for (const entry of entries) addToMessages(messages, entry);
    const late = createTimeline(messages);
    for (const entry of entries) addToTimeline(late, entry);
    expect(plain(late)).toEqual(plain(timelineOf(entries)));
  });
});

describe('the timeline of a run in which anything may happen', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('has each message and timer once (seed %i)', (seed) => {
    const entries = randomRun(seed);
    const timeline = timelineOf(entries);
    expect(arrowsOf(timeline).map((arrow) => arrow.seq)).toEqual(
      entries
        .filter(({ kind }) => kind === 'message.sent' || kind === 'http.arrived')
        .map((entry) => entry.seq),
    );
    const kinds = ['timer', 'rest', 'long-poll'] as const;
    const bars = kinds.flatMap((kind) => barsOf(timeline, kind));
    expect(bars.length).toBe(ofKind(entries, 'timer.set').length);
    for (const { start, end } of [...bars, ...arrowsOf(timeline)])
      expect(end?.at ?? start).toBeGreaterThanOrEqual(start);
  });

  it.each([1, 2, 3])('knows by name what runs and flies at its end (seed %i)', (seed) => {
    const entries = randomRun(seed);
    const timeline = timelineOf(entries);
    const timers: LiveTimers = new Map();
    const flights = createFlights();
    for (const entry of entries) {
      addToLiveTimers(timers, entry);
      addToFlights(flights, entry);
    }
    const kinds = ['timer', 'rest', 'long-poll'] as const;
    const open = kinds.flatMap((kind) => barsOf(timeline, kind)).filter(({ end }) => !end);
    expect(open.length).toBe(timers.size);
    const flying = arrowsOf(timeline).filter(({ end }) => !end);
    expect(flying.map((arrow) => arrow.seq)).toEqual(
      [...flights.byId.values()].map((flight) => flight.seq).toSorted((a, b) => a - b),
    );
  });
});

describe('a request', () => {
  it('lasts from its acknowledgement to its end, and keeps what it became on the way', async () => {
    const entries = await playedScenario('slow-down.json');
    const opened = ofKind(entries, 'request.opened');
    const decided = ofKind(entries, 'request.decided');
    const bars = barsOf(timelineOf(entries), 'request');
    expect(bars.map(({ start, due, party }) => [start, due, party])).toEqual(
      opened.map(({ at, expiresAt }) => [at, expiresAt, 'provider']),
    );
    expect(bars.flatMap(({ phases }) => phases.map(({ state, at }) => [state, at]))).toEqual([
      ...opened.map(({ at }) => ['pending', at]),
      ...decided.map(({ at }) => ['granted', at]),
    ]);
    expect(bars.map(({ end }) => end?.how)).toEqual(['redeemed']);
    expect(bars.map((bar) => stateOf(bar, bar.seq))).toEqual(['pending']);
  });

  it('that nobody decides ends when it expires', async () => {
    const entries = await playedScenario('expired.json');
    const [bar] = barsOf(timelineOf(entries), 'request');
    expect(bar?.end).toMatchObject({ how: 'expired', at: bar?.due });
    expect(barsOf(timelineOf(entries), 'prompt')[0]?.end?.how).toBe('lapsed');
  });

  it('has the exchange that opened it in its band, and who pressed the button', async () => {
    const entries = await playedScenario('poll.json');
    const { bands } = timelineOf(entries);
    const [band, more] = bandsOf(bands);
    expect(more).toBeUndefined();
    expect(band?.arrows[0]?.says.title).toBe('POST /backchannel/authentication');
    expect(band?.marks.map(({ title }) => title)).toEqual([
      'presses Sign in',
      'opens the prompt',
      'approves',
    ]);
  });
});

describe('polls', () => {
  it('that came too soon have a sliver as long as they were early', async () => {
    const entries = await playedScenario('slow-down.json');
    const told = ofKind(entries, 'rules.judged').filter(
      ({ refusal }) => refusal?.error === 'slow_down',
    );
    const early = barsOf(timelineOf(entries), 'early');
    expect(early.map(({ seq, start, end }) => [seq, start, end?.at])).toEqual(
      told.map(({ seq, at }) => [
        seq,
        at,
        ofKind(entries, 'timer.set').findLast(
          (set) => set.seq < seq && set.event.includes('rest.polling'),
        )?.dueAt,
      ]),
    );
    expect(early.length).toBeGreaterThan(1);
    for (const { start, end } of early) expect(end?.at).toBeGreaterThan(start);
  });

  it('that are held open are bars until they are answered', () => {
    const simulation = createSimulation({
      setup: buildSetup({ mode: 'wall', provider: { long_poll_seconds: 20 } }),
    });
    const authReqId = openRequest(simulation);
    simulation.wait(5000);
    simulation.request(tokenRequest(authReqId));
    simulation.wait(7000);
    decide(simulation, authReqId, 'prompt.approved');
    const [held] = barsOf(timelineOf(simulation.entries), 'long-poll');
    const [decided] = simulation.ofKind('request.decided');
    expect(held?.end).toMatchObject({ how: 'cancelled', at: decided?.at });
    expect((held?.end?.at ?? 0) - (held?.start ?? 0)).toBeGreaterThanOrEqual(7000);
  });
});

describe('a timer in hand', () => {
  it('has its freezing, thawing and moving in its one bar', () => {
    const simulation = createSimulation({ setup: buildSetup({ mode: 'virtual' }) });
    simulation.signIn();
    simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
    const timer = timerOf(simulation, 'lifetime.authentication-request');
    simulation.time({ kind: 'timer.frozen', timer });
    const bar = () =>
      barsOf(timelineOf(simulation.entries), 'timer').find(({ party }) => party === 'provider');
    expect(bar()).toMatchObject({ due: undefined, end: undefined });
    simulation.wait(3000);
    simulation.time({ kind: 'timer.thawed', timer });
    simulation.time({ kind: 'timer.moved', timer, to: 4000 });
    expect(bar()?.phases.map(({ state }) => state)).toEqual([
      'running',
      'frozen',
      'running',
      'moved',
    ]);
    expect(bar()?.due).toBe(4000);
    simulation.time({ kind: 'timer.fired', timer });
    expect(bar()?.end?.how).toBe('fired');
  });
});

describe('what is asked of a span', () => {
  it('is all that lasts at any time of it, and nothing else', async () => {
    const entries = await playedScenario('push.json');
    const { bands } = timelineOf(entries);
    const [band] = bandsOf(bands);
    const found = itemsWithin(band?.arrows ?? [], { start: 60, end: 80 }, 10_000);
    expect(found.map(({ start }) => start)).toEqual([40, 40]);
    const bars = itemsWithin(band?.bars ?? [], { start: 5000, end: 5000 }, 10_000);
    expect(bars.map(({ kind }) => kind)).toEqual([
      'request',
      'timer',
      'prompt',
      'think',
      'timer',
      'timer',
    ]);
  });

  it('tells of a message what had become of it by then', async () => {
    const entries = await playedScenario('push.json');
    const [first] = arrowsOf(timelineOf(entries));
    expect(first && [wayOf(first, 4), wayOf(first, 6)]).toEqual(['flying', 'arrived']);
  });
});
