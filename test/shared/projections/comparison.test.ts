/** Two runs side by side: what is the same under other names, what drifted, what one alone has. */
import { describe, expect, it } from 'vitest';
import {
  type Comparison,
  compareRuns,
  messageRows,
} from '#shared/projections/comparison/compare-runs.ts';
import type { ComparisonRow } from '#shared/projections/comparison/comparison-row.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { approved, decide, openRequest } from '../../support/core/decided-request.ts';
import { impatientClient } from '../../support/core/impatient-client.ts';
import { formPost, tokenRequest } from '../../support/core/outside-request.ts';
import { randomRun } from '../../support/core/random-run.ts';
import { buildSetup } from '../../support/core/setup.ts';
import { createSimulation, type Simulation } from '../../support/core/simulation.ts';

function made(seed: string, story: (simulation: Simulation) => void): readonly Entry[] {
  const simulation = createSimulation({ seed });
  story(simulation);
  return simulation.entries;
}

/** A sign-in by a relying party of the simulation, decided after some time. */
function signedIn(
  decision: 'prompt.approved' | 'prompt.denied',
  changes: Parameters<Simulation['signIn']>[0] = {},
  decidedAfterMs = 7000,
) {
  return (simulation: Simulation): void => {
    simulation.signIn(changes);
    simulation.wait(decidedAfterMs);
    const { prompt = '' } = simulation.ofKind('prompt.arrived').at(-1) ?? {};
    simulation.tap('prompt.opened', 'phone-of-alice', prompt);
    simulation.tap(decision, 'phone-of-alice', prompt);
    simulation.wait(10_000);
  };
}

/** An outside client that polls with those pauses before each poll. */
function polls(...pauses: readonly number[]) {
  return (simulation: Simulation): void => {
    const authReqId = openRequest(simulation);
    for (const pause of pauses) {
      simulation.wait(pause);
      simulation.ask(tokenRequest(authReqId));
    }
  };
}

function changed({ rows }: Pick<Comparison, 'rows'>): readonly ComparisonRow[] {
  return rows.filter(({ verdict }) => verdict !== 'same');
}

function fieldsOf(rows: readonly ComparisonRow[]): readonly string[] {
  return [...new Set(rows.flatMap(({ differences }) => differences.map(({ field }) => field)))];
}

describe('two runs that are the same', () => {
  it('to the letter are told to be', () => {
    const compared = compareRuns(impatientClient(), impatientClient());
    expect(compared.summary).toBe('The two runs are the same, to the letter.');
    expect(compared.shared).toBe(impatientClient().length);
    expect(compared.rows.every(({ left, right }) => left === right)).toBe(true);
  });

  it('but for what comes from entropy are the same in every row', () => {
    for (const story of [signedIn('prompt.approved'), signedIn('prompt.denied'), polls(100, 900)]) {
      const compared = compareRuns(made('one', story), made('other', story));
      expect(changed(compared)).toEqual([]);
      expect(compared.summary).toBe(
        'The two runs are the same; only identifiers and the time of day differ.',
      );
      expect(compared.shared).toBe(0);
    }
  });
});

describe('a fork', () => {
  const left = made('fork', signedIn('prompt.approved'));
  const right = made('fork', signedIn('prompt.denied'));
  const compared = compareRuns(left, right);
  const parting = left.findIndex(
    (entry) => entry.kind === 'intent.given' && entry.intent.kind === 'prompt.approved',
  );

  it('shares the past exactly, up to the first entry that is another', () => {
    expect(compared.shared).toBe(parting);
    const past = compared.rows.slice(0, parting);
    expect(past.every((row) => row.verdict === 'same' && row.left === row.right)).toBe(true);
  });

  it('parts where the person decided otherwise', () => {
    expect(compared.summary).toBe(
      'The runs part at the first time somebody approves, which only the left run has.',
    );
  });

  it('has counterparts where both answer the same request in another way', () => {
    const answer = messageRows(compared).findLast(({ verdict }) => verdict === 'drifted');
    expect(answer?.differences).toContainEqual({ field: 'status', left: '200', right: '400' });
    expect(answer?.differences).toContainEqual({
      field: 'error',
      left: undefined,
      right: 'access_denied',
    });
  });
});

describe('two runs that drift', () => {
  it('part where a client came too soon, and hear another error for it', () => {
    const compared = compareRuns(made('a', polls(100, 5000)), made('b', polls(100, 1000)));
    expect(compared.summary).toBe(
      'The runs part at the second token request: time between is 5 s on the left and 1 s on the ' +
        'right.',
    );
    const answer = changed({ rows: messageRows(compared) })[1];
    expect(answer?.differences).toContainEqual({
      field: 'error',
      left: 'authorization_pending',
      right: 'slow_down',
    });
  });

  it('name the parameter that is another', () => {
    const compared = compareRuns(
      made('a', signedIn('prompt.approved', { bindingMessage: 'PAY-1' })),
      made('b', signedIn('prompt.approved', { bindingMessage: 'PAY-2' })),
    );
    expect(compared.counts).toMatchObject({ missing: 0, extra: 0 });
    expect(fieldsOf(messageRows(compared))).toEqual([
      'intent.bindingMessage',
      'parameter.binding_message',
      'binding_message',
    ]);
  });

  it('name the setting that is another, and what came of it', () => {
    const run = (interval: number): readonly Entry[] => {
      const simulation = createSimulation({ setup: buildSetup({ provider: { interval } }) });
      signedIn('prompt.approved', {}, 1000)(simulation);
      return simulation.entries;
    };
    const compared = compareRuns(run(5), run(3));
    expect(compared.rows[0]?.differences).toEqual([
      { field: 'setup.provider.interval', left: '5', right: '3' },
    ]);
    expect(compared.summary).toBe(
      'The runs part at the answer to the first authentication request: interval is 5 on the left ' +
        'and 3 on the right.',
    );
  });

  it('are not the same when an identifier goes with another one than before', () => {
    const story = (second: 'own' | 'same') => (simulation: Simulation) => {
      const first = approved(simulation);
      const other = approved(simulation);
      simulation.ask(tokenRequest(first));
      simulation.ask(tokenRequest(second === 'own' ? other : first));
    };
    const compared = compareRuns(made('a', story('own')), made('b', story('same')));
    const [request] = changed({ rows: messageRows(compared) });
    expect(request?.differences.map(({ field }) => field)).toContain('parameter.auth_req_id');
    expect(compared.summary).toMatch(/^The runs part at the second token request: /);
  });
});

describe('two runs by the wall clock', () => {
  /** A client that polls after so long, against a listener on that port. */
  function served(port: number, pauseMs: number): readonly Entry[] {
    const setup = buildSetup({ mode: 'wall', issuer: `http://127.0.0.1:${port}` });
    const simulation = createSimulation({ setup, seed: `port ${port}` });
    simulation.ask(formPost('/.well-known/openid-configuration', [], { method: 'GET' }));
    const authReqId = approved(simulation);
    simulation.wait(pauseMs);
    simulation.ask(tokenRequest(authReqId));
    return simulation.entries;
  }

  it('are the same on another port and a little later', () => {
    expect(changed(compareRuns(served(4100, 500), served(4200, 620)))).toEqual([]);
  });

  it('drift when a time between is off by more than a network explains', () => {
    expect(fieldsOf(compareRuns(served(4100, 500), served(4200, 900)).rows)).toEqual([
      'time between',
    ]);
    const strict = compareRuns(served(4100, 500), served(4200, 620), { toleranceMs: 0 });
    expect(strict.counts.drifted).toBe(1);
  });
});

describe('what one run alone has', () => {
  it('is extra or missing, and all the rest stays aligned', () => {
    const left = made('a', polls(100, 5000));
    const right = made('b', (simulation) => {
      polls(100, 5000)(simulation);
      decide(simulation, openRequest(simulation), 'prompt.denied');
    });
    const compared = compareRuns(left, right);
    expect(new Set(changed(compared).map(({ verdict }) => verdict))).toEqual(new Set(['extra']));
    expect(compared.counts.extra).toBe(right.length - left.length);
    expect(compared.summary).toBe(
      'The runs part at the second authentication request, which only the right run has.',
    );
    expect(compareRuns(right, left).counts.missing).toBe(right.length - left.length);
  });
});

describe('a comparison of any two runs', () => {
  const runs = [11, 12, 13, 14, 15].map((seed) => randomRun(seed));
  const all = runs.flatMap((left) => runs.map((right) => [left, right] as const));

  it('holds every entry of both, once and in order', () => {
    for (const [left, right] of all) {
      const { rows } = compareRuns(left, right);
      expect(rows.flatMap((row) => row.left ?? [])).toEqual(left.map(({ seq }) => seq));
      expect(rows.flatMap((row) => row.right ?? [])).toEqual(right.map(({ seq }) => seq));
    }
  });

  it('says of a row of both that it drifted exactly when it names a difference', () => {
    for (const [left, right] of all) {
      const both = compareRuns(left, right).rows.filter(
        ({ verdict }) => verdict === 'drifted' || verdict === 'same',
      );
      const odd = both.filter(
        ({ verdict, differences }) => (verdict === 'drifted') !== differences.length > 0,
      );
      expect(odd).toEqual([]);
    }
  });

  it('names a difference in a row of one run alone only where somebody edited a message', () => {
    for (const [left, right] of all) {
      const alone = compareRuns(left, right).rows.flatMap((row) => {
        const entries = row.verdict === 'missing' ? left : right;
        const isOne = row.verdict === 'missing' || row.verdict === 'extra';
        const shown = isOne && row.differences.length > 0 ? (row.left ?? row.right) : undefined;
        return shown === undefined ? [] : entries.filter(({ seq }) => seq === shown);
      });
      const kinds = alone.map((one) => (one.kind === 'intent.given' ? one.intent.kind : one.kind));
      expect(kinds.filter((kind) => kind !== 'message.edited')).toEqual([]);
    }
  });

  it('has rows of messages for all that has an arrow, and for nothing else', () => {
    const arrows = new Set(['message.sent', 'http.arrived', 'intent.given', 'call.ended']);
    const [left = [], right = []] = runs;
    const kinds = messageRows(compareRuns(left, right)).flatMap(
      (row) => left.find(({ seq }) => seq === row.left)?.kind ?? [],
    );
    const sent = left.filter(({ kind }) => kind === 'message.sent').length;
    expect(kinds.filter((kind) => kind === 'message.sent')).toHaveLength(sent);
    expect(kinds.filter((kind) => !arrows.has(kind))).toEqual([]);
  });

  it('tells no token and no secret', () => {
    for (const [left, right] of all) {
      const text = JSON.stringify(changed(compareRuns(left, right)));
      expect(text).not.toMatch(/eyJ[\w-]+\.eyJ/);
      expect(text).not.toContain('100 % simulated');
    }
  });
});
