/**
 * What the rounds over HTTP amount to: who served how much, at what cost and how soon, for each
 * signature algorithm, and whether the design's numbers are held.
 */
import { median, percentile, type Ratio, ratioOf, shown, spreadWarning, times } from './figures.ts';
import type { Measured } from './http-round.ts';
import type { Goal, Report, Table } from './report.ts';
import type { SigningAlgorithm } from './server-process.ts';

interface Rounds {
  readonly crowd: readonly Measured[];
  readonly lone: readonly Measured[];
}

/** Both sides under the same load, with the same algorithm. */
export interface Contest {
  readonly algorithm: SigningAlgorithm;
  readonly ours: Rounds;
  readonly theirs: Rounds;
}

const wantedRatios = { ES256: 2, RS256: 1.5 } as const;

export function httpReport(title: string, contests: readonly Contest[]): Report {
  return {
    name: 'http',
    title,
    tables: [speedTable(contests), delayTable(contests)],
    goals: contests.map(goalOf),
    notes: [
      'Equal for both: two HTTP requests a flow, client_secret_basic, an opaque access token, one signature by the same algorithm, the same load program, an approval signal on a side socket.',
      'Ours does more: every step is written to SQLite, a simulated phone is prompted, and it is told that the request was decided elsewhere.',
      'Theirs is given plain maps as its store, nothing on disk, and approves in process the moment it is asked, as ours is approved.',
      'Flows a second are counted between the first and the last tenth of a round. Processor time is that of the server process with all its threads.',
      'Under load, times include the wait for one of the connections. A busy share well under 1 means that the server was not what limited the round.',
    ],
    warnings: contests.flatMap((contest) =>
      spreadWarning(`flows a second, ${contest.algorithm}`, speedOf(contest)),
    ),
    figures: Object.assign({}, ...contests.map(figuresOf)),
  };
}

function speedTable(contests: readonly Contest[]): Table {
  const row = (
    name: string,
    read: (one: Measured) => number,
    ratio: (contest: Contest) => string = () => '',
  ): string[] => [
    name,
    ...contests.flatMap((contest) => [
      shown(median(contest.ours.crowd.map(read))),
      shown(median(contest.theirs.crowd.map(read))),
      ratio(contest),
    ]),
  ];
  const sides = ['workbench', 'oidc-provider', 'ratio'];
  return {
    columns: [
      '',
      ...contests.flatMap(({ algorithm }) => sides.map((one) => `${algorithm} ${one}`)),
    ],
    rows: [
      row('flows a second', flowRate, (contest) => times(speedOf(contest).median)),
      row('server µs of CPU a flow', serverCost, (contest) => times(costOf(contest).median)),
      row('of that, its main thread', mainCost, (contest) => times(mainOf(contest).median)),
      row('server busy, share of a core', busy),
      row('load program µs of CPU a flow', loadCost),
      row('retries a round (polls told to wait)', ({ retries }) => retries),
    ],
  };
}

function delayTable(contests: readonly Contest[]): Table {
  const row = (
    name: string,
    load: keyof Rounds,
    of: 'flowMs' | 'authenticationMs' | 'tokenMs',
  ): string[] => [
    name,
    ...contests.flatMap(({ ours, theirs }) =>
      [ours, theirs].map((side) => percentiles(side[load].flatMap((one) => one[of]))),
    ),
  ];
  const sides = ['workbench', 'oidc-provider'];
  return {
    columns: [
      'milliseconds, p50 / p99',
      ...contests.flatMap(({ algorithm }) => sides.map((one) => `${algorithm} ${one}`)),
    ],
    rows: [
      row('flow under load', 'crowd', 'flowMs'),
      row('authentication request under load', 'crowd', 'authenticationMs'),
      row('token request under load', 'crowd', 'tokenMs'),
      row('lone flow', 'lone', 'flowMs'),
      row('lone authentication request', 'lone', 'authenticationMs'),
      row('lone token request', 'lone', 'tokenMs'),
    ],
  };
}

function goalOf(contest: Contest): Goal {
  const { algorithm } = contest;
  const { median: middle, least, most } = speedOf(contest);
  return {
    what: `flows a second against oidc-provider, ${algorithm}`,
    wanted: `≥ ${wantedRatios[algorithm]}×${algorithm === 'ES256' ? ', aim 3×' : ''}`,
    found: `${times(middle)} (${times(least)} to ${times(most)})`,
    met: middle >= wantedRatios[algorithm],
  };
}

function figuresOf(contest: Contest): Record<string, number> {
  const { algorithm, ours, theirs } = contest;
  const flowMs = (side: Rounds): number[] => side.crowd.flatMap((one) => one.flowMs);
  const figures = {
    oursFlowsPerSecond: median(ours.crowd.map(flowRate)),
    theirsFlowsPerSecond: median(theirs.crowd.map(flowRate)),
    speedRatio: speedOf(contest).median,
    cpuRatio: costOf(contest).median,
    mainThreadRatio: mainOf(contest).median,
    oursMicrosecondsPerFlow: median(ours.crowd.map(serverCost)),
    theirsMicrosecondsPerFlow: median(theirs.crowd.map(serverCost)),
    oursFlowP50Ms: percentile(flowMs(ours), 0.5),
    oursFlowP99Ms: percentile(flowMs(ours), 0.99),
    theirsFlowP50Ms: percentile(flowMs(theirs), 0.5),
    theirsFlowP99Ms: percentile(flowMs(theirs), 0.99),
    retries: [...ours.crowd, ...theirs.crowd].reduce((sum, { retries }) => sum + retries, 0),
  };
  return Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [`${name}${algorithm}`, value]),
  );
}

function speedOf({ ours, theirs }: Contest): Ratio {
  return ratioOf(ours.crowd.map(flowRate), theirs.crowd.map(flowRate));
}

function costOf({ ours, theirs }: Contest): Ratio {
  return ratioOf(theirs.crowd.map(serverCost), ours.crowd.map(serverCost));
}

function mainOf({ ours, theirs }: Contest): Ratio {
  return ratioOf(theirs.crowd.map(mainCost), ours.crowd.map(mainCost));
}

const flowRate = ({ flowsPerSecond }: Measured): number => flowsPerSecond;
const serverCost = ({ serverMicrosecondsPerFlow }: Measured): number => serverMicrosecondsPerFlow;
const mainCost = ({ mainThreadMicrosecondsPerFlow }: Measured): number =>
  mainThreadMicrosecondsPerFlow;
const busy = ({ serverBusy }: Measured): number => serverBusy;
const loadCost = ({ cpuMicroseconds, flowMs }: Measured): number => cpuMicroseconds / flowMs.length;

function percentiles(samples: readonly number[]): string {
  return `${shown(percentile(samples, 0.5))} / ${shown(percentile(samples, 0.99))}`;
}
