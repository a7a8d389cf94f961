/**
 * Values as this window sets them, by name: shown at once, while the workbench is still being told.
 * What the workbench says of one counts again as soon as it has heard of the last that was set here.
 */
import type { Outcome } from '#shared/workbench-port.ts';

export interface OwnValues<Value> {
  /** Shows it and has it told, after those before it and only if no newer one has overtaken it. */
  readonly set: (name: string, value: Value, tell: () => Promise<Outcome>) => Promise<Outcome>;
  /** True where what the workbench says of it is to be shown. */
  readonly mayShow: (name: string, told: Told<Value>) => boolean;
  /** When everything that was set until now is answered. */
  readonly settled: () => Promise<unknown>;
}

interface Told<Value> {
  readonly seq: number;
  readonly value: Value;
}

interface Standing<Value> {
  /** How many of those set here are not answered yet. */
  waiting: number;
  newest: symbol | undefined;
  answered: Promise<unknown>;
  /** The event of the last one that was; what is older is not shown. */
  seq: number;
  told: Told<Value> | undefined;
}

interface Showing<Value> {
  readonly show: (name: string, value: Value) => void;
  /** What is shown again where the workbench refuses; without it, what was set stays. */
  readonly instead?: (told: Value | undefined) => Value;
}

export function createOwnValues<Value>({ show, instead }: Showing<Value>): OwnValues<Value> {
  const standings = new Map<string, Standing<Value>>();

  function standingOf(name: string): Standing<Value> {
    const standing = standings.get(name) ?? {
      waiting: 0,
      newest: undefined,
      answered: Promise.resolve(),
      seq: 0,
      told: undefined,
    };
    standings.set(name, standing);
    return standing;
  }

  function settle(name: string, outcome: Outcome | undefined): void {
    const standing = standingOf(name);
    standing.waiting -= 1;
    const { told, waiting } = standing;
    const isTaken = outcome?.kind === 'accepted';
    if (isTaken) standing.seq = Math.max(standing.seq, outcome.seq);
    if (waiting > 0) return;
    if (!isTaken && instead !== undefined) show(name, instead(told?.value));
    else if (isTaken && told !== undefined && told.seq >= standing.seq) show(name, told.value);
  }

  return {
    set: async (name, value, tell) => {
      const standing = standingOf(name);
      const turn = Symbol(name);
      standing.newest = turn;
      standing.waiting += 1;
      show(name, value);
      const sent = standing.answered.then(() =>
        standing.newest === turn ? tell() : ({ kind: 'accepted', seq: standing.seq } as const),
      );
      standing.answered = sent.catch(() => undefined);
      let outcome: Outcome | undefined;
      try {
        outcome = await sent;
        return outcome;
      } finally {
        settle(name, outcome);
      }
    },
    mayShow: (name, told) => {
      const standing = standingOf(name);
      standing.told = told;
      return standing.waiting === 0 && told.seq >= standing.seq;
    },
    settled: () => Promise.all([...standings.values()].map(({ answered }) => answered)),
  };
}
