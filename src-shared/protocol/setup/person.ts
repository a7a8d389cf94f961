/**
 * How a person acts by themselves when a prompt is on one of their devices. With nothing set, nobody
 * acts but who clicks.
 */
import { z } from 'zod';
import { type Distribution, distribution } from './distribution.ts';

export const temperaments = [
  /** Nobody acts but who clicks. */
  'manual',
  /** Reads, compares, and decides after a short while. */
  'prompt',
  /** The same, much later. */
  'slow',
  /** Never acts. */
  'absent',
  /** Approves without reading, also what they did not begin. */
  'careless',
  /** Believes the page of an attacker, so that the message looks right to them. */
  'phished',
  /** Denies what they did not ask for, until it has come too often. */
  'fatigued',
  /** Decides on one device, and sometimes on another as well. */
  'two-phones',
] as const;

const reading = z.enum(['nothing', 'message', 'everything']);

export const personSetup = z.strictObject({
  temperament: z.enum(temperaments),
  /** From the prompt’s arrival to the decision. */
  think: distribution.optional(),
  /** What they compare with the screen where they began: also who asks, the message alone, nothing. */
  reads: reading.optional(),
  /** So many prompts somebody fatigued denies before giving in. */
  denials: z.int().min(0).max(1000).optional(),
  /** How often somebody with two phones takes the other one as well, and how soon. */
  secondPhone: z.strictObject({ chance: z.number().min(0).max(1), after: distribution }).optional(),
});

export type PersonSetup = Readonly<z.infer<typeof personSetup>>;
export type Temperament = PersonSetup['temperament'];

/** A person’s set-up with everything that was left open filled in. */
export interface Character {
  readonly temperament: Temperament;
  readonly think: Distribution;
  readonly reads: z.infer<typeof reading>;
  readonly denials: number;
  readonly secondPhone: { readonly chance: number; readonly after: Distribution };
}

const habits: Readonly<Record<Temperament, Pick<Character, 'think' | 'reads'>>> = {
  manual: { think: { kind: 'fixed', ms: 0 }, reads: 'nothing' },
  prompt: { think: { kind: 'log-normal', medianMs: 3000, sigma: 0.4 }, reads: 'everything' },
  slow: { think: { kind: 'log-normal', medianMs: 45_000, sigma: 0.5 }, reads: 'everything' },
  absent: { think: { kind: 'fixed', ms: 0 }, reads: 'nothing' },
  careless: { think: { kind: 'uniform', fromMs: 500, toMs: 1500 }, reads: 'nothing' },
  phished: { think: { kind: 'log-normal', medianMs: 4000, sigma: 0.4 }, reads: 'message' },
  fatigued: { think: { kind: 'uniform', fromMs: 1000, toMs: 3000 }, reads: 'everything' },
  'two-phones': { think: { kind: 'uniform', fromMs: 800, toMs: 2000 }, reads: 'everything' },
};

/** What a set-up comes to. */
export function characterOf(setup: PersonSetup): Character {
  const { temperament } = setup;
  const { think, reads } = habits[temperament];
  return {
    temperament,
    think: setup.think ?? think,
    reads: setup.reads ?? reads,
    denials: setup.denials ?? 3,
    secondPhone: setup.secondPhone ?? {
      chance: 0.5,
      after: { kind: 'uniform', fromMs: 0, toMs: 150 },
    },
  };
}
