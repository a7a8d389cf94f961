/**
 * What products refuse: every step of every console while it is off, and whatever else they have of
 * their own, each with its rule, clause and code, and each turned into a yes by doing the step.
 */
import { describe, expect, it } from 'vitest';
import { profiles } from '#shared/profiles/profile-list.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { castSetup } from '#test/support/clients/cast.ts';
import { createSimulation } from '#test/support/core/simulation.ts';
import { requestFor } from '#test/support/products/product-request.ts';
import { productRefusals } from '#test/support/refusals/product-refusals.ts';
import { reach } from '#test/support/refusals/refusal-case.ts';

describe('of products', () => {
  it.each(productRefusals.map((one) => [`${one.title}, with ${one.error}`, one] as const))(
    'refuses %s',
    (_title, refusal) => {
      const { judged, answer } = reach(refusal);
      const { rule, clause, error } = refusal;
      expect(judged?.refusal).toMatchObject({ rule, clause, error });
      expect(answer?.status).toBe(refusal.status);
    },
  );
});

const steps = profileNames.flatMap((profile) =>
  (profiles[profile].console ?? []).map((step) => [profile, step.name, step] as const),
);

describe('with every step of its console done', () => {
  it.each(steps)('%s does not stop at %s', (profile, _name, step) => {
    const simulation = createSimulation({ setup: castSetup({ profile }) });
    simulation.ask(requestFor(profile, step));
    const judged = simulation.ofKind('rules.judged').at(-1);
    expect(judged?.passed).toContain(step.off.rule);
  });
});
