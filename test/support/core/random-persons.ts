/** People of any temperament, thinking for any time, as random runs have them. */
import type { Distribution } from '#shared/protocol/setup/distribution.ts';
import { type PersonSetup, temperaments } from '#shared/protocol/setup/person.ts';
import type { Random } from './random.ts';
import type { Simulation } from './simulation.ts';

/** A distribution of any kind, mostly of a few seconds. */
function randomDistribution(random: Random): Distribution {
  const ms = random.pick([0, 1, 40, 300, 2000, 9000, 90_000]) ?? 0;
  const kinds: readonly Distribution[] = [
    { kind: 'fixed', ms },
    { kind: 'uniform', fromMs: 0, toMs: ms },
    { kind: 'log-normal', medianMs: ms, sigma: random.pick([0, 0.4, 2]) ?? 0 },
  ];
  return random.pick(kinds) ?? { kind: 'fixed', ms };
}

/** Anybody. */
export function randomPerson(random: Random): PersonSetup {
  const after = { kind: 'uniform', fromMs: 0, toMs: random.pick([0, 60, 400]) ?? 0 } as const;
  return {
    temperament: random.pick(temperaments) ?? 'manual',
    ...(random.chance(0.7) ? { think: randomDistribution(random) } : {}),
    ...(random.chance(0.2) ? { reads: random.pick(['nothing', 'message', 'everything']) } : {}),
    ...(random.chance(0.5) ? { denials: random.below(4) } : {}),
    ...(random.chance(0.5) ? { secondPhone: { chance: random.below(3) / 2, after } } : {}),
  };
}

/** Somebody of the run becomes another person. */
export function changeSomebody(simulation: Simulation, random: Random): void {
  const sub = random.pick(['u-1', 'u-1', 'u-2', 'u-3', 'nobody']) ?? 'u-1';
  simulation.offer({ kind: 'person.changed', run: 'test', sub, person: randomPerson(random) });
}
