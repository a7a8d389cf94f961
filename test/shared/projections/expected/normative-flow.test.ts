/** Each delivery mode against what CIBA Core describes, in a good run and in each wrong turn. */
import { describe, expect, it } from 'vitest';
import {
  countVerdicts,
  type ExpectedRow,
  expectedRows,
} from '#shared/projections/expected/expected-rows.ts';
import { normativeFlow } from '#shared/projections/expected/normative-flow.ts';
import {
  addToRunRequests,
  isOverAt,
  type RunRequest,
} from '#shared/projections/expected/run-requests.ts';
import { addToMessages, createMessages } from '#shared/projections/message-view.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { Misbehaviour } from '#shared/protocol/setup/relying-party-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { prompted } from '#test/support/core/decided-request.ts';
import { buildClient, buildSetup } from '#test/support/core/setup.ts';
import { createSimulation, type Simulation } from '#test/support/core/simulation.ts';

type Harm = 'drop' | 'drop all' | 'duplicate';

interface Play {
  readonly mode: DeliveryMode;
  readonly decision?: 'prompt.approved' | 'prompt.denied';
  readonly misbehaviours?: readonly Misbehaviour[];
  readonly expiresIn?: number;
  /** What is done to the notification as it sets out. */
  readonly harm?: Harm;
  /** Stops there. */
  readonly wait?: number;
}

function played({ mode, decision, misbehaviours = [], expiresIn = 60, harm, wait = 90_000 }: Play) {
  const client = buildClient('shop', {
    backchannel_token_delivery_mode: mode,
    ...(mode === 'poll'
      ? {}
      : { backchannel_client_notification_endpoint: 'https://client.example/cb' }),
  });
  const simulation = createSimulation({
    setup: buildSetup({
      provider: { default_expires_in: expiresIn },
      clients: [client],
      relyingParties: [{ name: 'shop', title: 'Shop', clientId: 'shop', misbehaviours }],
    }),
  });
  if (harm !== undefined) spoil(simulation, harm);
  simulation.signIn({ relyingParty: 'shop', loginHint: 'alice', bindingMessage: 'W4SCT' });
  simulation.popUntil(() => simulation.ofKind('request.opened').length > 0);
  const { device, prompt } = prompted(
    simulation,
    simulation.ofKind('request.opened')[0]?.authReqId ?? '',
  );
  simulation.wait(8000);
  if (decision !== undefined) {
    simulation.tap('prompt.opened', device, prompt);
    simulation.tap(decision, device, prompt);
  }
  simulation.wait(wait);
  return simulation.entries;
}

function spoil(simulation: Simulation, harm: Harm): void {
  const act = harm === 'duplicate' ? { kind: harm, times: 1 } : { kind: 'drop' };
  const how = { kind: harm === 'drop all' ? 'always' : 'once' };
  const on = { kind: 'direction', is: 'notification' } as const;
  const rule = { id: 'r', title: '', on, how, act } as const;
  simulation.offer({ kind: 'faults.set', run: 'test', rules: [rule] } as never);
}

function against(entries: readonly Entry[], cursor = Infinity): readonly ExpectedRow[] {
  const messages = createMessages();
  const requests: RunRequest[] = [];
  for (const entry of entries.filter(({ seq }) => seq <= cursor)) {
    addToMessages(messages, entry);
    addToRunRequests(requests, entry);
  }
  const [request] = requests;
  if (request === undefined) throw new Error('There is no request.');
  const at = entries.findLast(({ seq }) => seq <= cursor)?.at ?? 0;
  return expectedRows(normativeFlow(request.mode), {
    messages,
    about: request.authReqId,
    cursor,
    isOver: isOverAt(request, at),
  });
}

function shown(rows: readonly ExpectedRow[]): readonly string[] {
  return rows
    .filter(({ verdict }) => verdict !== 'matched')
    .map(
      ({ verdict, step, line, why }) =>
        `${verdict}: ${step?.title ?? ''} | ${line?.title ?? ''} | ${why ?? ''}`,
    );
}

describe('a run as its mode describes it', () => {
  for (const mode of ['poll', 'ping', 'push'] as const) {
    it(`matches in full in ${mode} mode, each step with a clause that there is`, () => {
      const rows = against(played({ mode, decision: 'prompt.approved' }));
      expect(shown(rows)).toEqual([]);
      expect(countVerdicts(rows).matched).toBeGreaterThan(8);
      const cited = normativeFlow(mode).flatMap(({ clause }) => clause ?? []);
      expect(cited.filter((clause) => !(clause in clauses))).toEqual([]);
    });

    it(`still waits for what is to come in ${mode} mode`, () => {
      const entries = played({ mode, wait: 1000 });
      const counts = countVerdicts(against(entries));
      expect(counts.waiting).toBeGreaterThan(0);
      expect(counts).toMatchObject({ drifted: 0, never: 0, undocumented: 0 });
    });

    it(`says what never happened when it expires in ${mode} mode`, () => {
      const rows = against(played({ mode, expiresIn: 20 }));
      const never = rows
        .filter(({ verdict }) => verdict === 'never')
        .map(({ step }) => step?.title);
      expect(never).toContain('The person decides');
      // A client that knows when it expires asks no more; one that is pushed to is told.
      const told = mode === 'push' ? shown(rows) : never;
      expect(told.join('\n')).toMatch(
        mode === 'push' ? /drifted: .*The request has expired/ : /200 tokens/,
      );
    });

    it(`says of a denial in ${mode} mode what came in place of the tokens`, () => {
      const rows = against(played({ mode, decision: 'prompt.denied' }));
      expect(shown(rows).join('\n')).toMatch(/drifted: .*The person has denied/);
      expect(countVerdicts(rows).undocumented).toBe(0);
    });

    it(`is the same at any moment for what has happened by then in ${mode} mode`, () => {
      const entries = played({ mode, decision: 'prompt.approved' });
      const half = Math.floor(entries.length / 2);
      const whole = against(entries).flatMap(({ line }) => line?.seq ?? []);
      const early = against(entries, half).flatMap(({ line }) => line?.seq ?? []);
      expect(early).toEqual(whole.filter((seq) => seq <= half));
    });
  }
});

describe('a wrong turn', () => {
  it('of a client that polls too soon is told where it happened', () => {
    const rows = against(
      played({ mode: 'poll', decision: 'prompt.approved', misbehaviours: ['polls-too-soon'] }),
    );
    const drifted = rows.filter(({ verdict }) => verdict === 'drifted');
    expect(drifted.length).toBeGreaterThan(0);
    for (const { line, why } of drifted) {
      expect(line?.error).toBe('slow_down');
      expect(why).toMatch(/five seconds longer/);
    }
    expect(countVerdicts(rows)).toMatchObject({ never: 0, undocumented: 0 });
  });

  it('of a ping that is lost is told, and the one that was sent again is what was expected', () => {
    const rows = against(played({ mode: 'ping', decision: 'prompt.approved', harm: 'drop' }));
    expect(shown(rows)).toEqual(['undocumented:  | ping | It never arrived: lost on the way.']);
    const pings = rows.filter(({ line }) => line?.title === 'ping');
    expect(pings.map(({ verdict }) => verdict)).toEqual(['undocumented', 'matched']);
  });

  it('of pings that are all lost is a step that never arrived, and what follows it never happened', () => {
    const rows = against(played({ mode: 'ping', decision: 'prompt.approved', harm: 'drop all' }));
    expect(shown(rows).join('\n')).toMatch(/drifted: Ping \| ping \| It never arrived/);
    const never = rows.filter(({ verdict }) => verdict === 'never').map(({ step }) => step?.title);
    expect(never).toEqual(['2xx, taken', 'Token request', '200 tokens']);
  });

  it('of a push that comes twice is a message that nobody described', () => {
    const rows = against(played({ mode: 'push', decision: 'prompt.approved', harm: 'duplicate' }));
    const extra = rows.filter(({ verdict }) => verdict === 'undocumented');
    expect(extra.map(({ line }) => line?.title)).toContain('push of tokens');
    expect(countVerdicts(rows).never).toBe(0);
  });
});
