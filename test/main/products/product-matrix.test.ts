/**
 * The matrix of every product's steps: made by real runs, held equal to what is committed, and each
 * refusal leading back to the step that was undone and to no other.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { tryEveryStep } from '#main/products/step-trials.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import { matrixMarkdown } from '#shared/projections/product-matrix/matrix-markdown.ts';
import { type StepOutcome, stepOfRule } from '#shared/projections/product-matrix/step-outcome.ts';
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';

const committed = new URL('../../../docs/product-consoles.md', import.meta.url);

let outcomes: readonly StepOutcome[];

beforeAll(async () => {
  outcomes = await tryEveryStep();
});

const steps = profileNames.flatMap((profile) =>
  (profiles[profile].console ?? []).map((step) => [profile, step.name] as const),
);

describe('the matrix of the consoles', () => {
  it('is committed as it is generated', () => {
    expect(readFileSync(committed, 'utf8')).toBe(matrixMarkdown(outcomes));
  });

  it('has a row for every step of every console', () => {
    expect(outcomes.map(({ profile, step }) => [profile, step.name])).toEqual(steps);
    expect(steps.length).toBeGreaterThan(30);
  });

  it.each(steps)('%s: with %s done the tokens come, without it its refusal', (profile, name) => {
    const found = outcomes.find((one) => one.profile === profile && one.step.name === name);
    expect(found?.tokens).toMatchObject({ status: 200 });
    expect(found?.tokens?.members).toEqual(expect.arrayContaining(['access_token', 'id_token']));
    const { error, description, status } = found?.step.off ?? {};
    const usual = errorCodes[error as keyof typeof errorCodes].status;
    expect(found?.refusal).toMatchObject({
      error,
      description,
      status: status ?? usual,
      step: { name },
    });
  });
});

describe('the way from a refusal to its step', () => {
  it('leads nowhere from a rule that belongs to no step', () => {
    expect(stepOfRule('okta', 'has a hint')).toBeUndefined();
    expect(stepOfRule('core', 'application has the CIBA grant')).toBeUndefined();
  });

  it('is one way for each rule of a console', () => {
    for (const [profile, name] of steps) {
      const rules = (profiles[profile].console ?? []).filter((step) => step.name === name);
      expect(rules.map(({ off }) => stepOfRule(profile, off.rule)?.name)).toEqual([name]);
    }
  });
});
