/**
 * Every step of a product's console tried out twice, each time in a run of its own: done, up to the
 * tokens, and not done, up to the refusal. What that comes to is read from the two records.
 */

import { neededRequest } from '#shared/profiles/client/needed-request.ts';
import {
  authenticationRequest,
  type CoreParameters,
  hintFor,
  tokenRequest,
} from '#shared/profiles/client/product-request.ts';
import type { ConsoleStep } from '#shared/profiles/console-step.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import { type StepOutcome, stepOutcome } from '#shared/projections/product-matrix/step-outcome.ts';
import type { ProfileName, RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { epochSeconds } from '#shared/protocol/token-recipe.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { productSetup, triedPerson } from './product-setup.ts';
import { type TrialKey, trialKey, tryProduct } from './tried-product.ts';

/** The names of the two exchanges of such a run. */
export const trialExchanges = { asking: 'asking', tokens: 'tokens' } as const;

/** The steps of every product, one after the other. */
export async function tryEveryStep(): Promise<readonly StepOutcome[]> {
  const key = await trialKey();
  const outcomes: StepOutcome[] = [];
  for (const profile of profileNames)
    for (const step of profiles[profile].console ?? [])
      outcomes.push(await tryStep(profile, step, key));
  return outcomes;
}

async function tryStep(
  profile: ProfileName,
  step: ConsoleStep,
  key: TrialKey,
): Promise<StepOutcome> {
  const done = await flow(profile, step, key, []);
  const undone = await flow(profile, step, key, [step.name]);
  return stepOutcome({ profile, step, done, undone, exchanges: trialExchanges });
}

/** Asks, lets the person say yes, and fetches the tokens; what is refused at once ends it. */
async function flow(
  profile: ProfileName,
  step: ConsoleStep,
  trial: TrialKey,
  undone: readonly string[],
): Promise<readonly Entry[]> {
  const need = neededRequest(step);
  const setup = productSetup({ profile, key: trial.key, need, undone });
  const run = tryProduct(setup, trial.signer);
  const parameters = usualParameters(setup, need.parameters);
  const sent = need.isSigned ? await signed(setup, parameters, trial) : parameters;
  const answer = await run.ask(trialExchanges.asking, authenticationRequest(setup, sent));
  const { auth_req_id: authReqId } = answer;
  if (typeof authReqId !== 'string') return run.entries;
  await run.decide(authReqId, 'approve');
  await run.wait(setup.provider.interval * 1000);
  await run.ask(trialExchanges.tokens, tokenRequest(setup, authReqId));
  return run.entries;
}

function usualParameters(setup: RunSetup, more: CoreParameters): CoreParameters {
  const hint = hintFor(setup, triedPerson);
  return { scope: 'openid', login_hint: hint, binding_message: 'Order-1234', ...more };
}

const signedSeconds = 300;

/** The same as one signed request (CIBA Core §7.1.1). */
async function signed(
  setup: RunSetup,
  parameters: CoreParameters,
  { key, signer }: TrialKey,
): Promise<CoreParameters> {
  const now = epochSeconds(setup, 0);
  const claims = {
    ...parameters,
    iss: setup.clients[0]?.client_id ?? '',
    aud: setup.issuer,
    jti: 'the-one-request',
    iat: now,
    nbf: now,
    exp: now + signedSeconds,
  };
  const [request = ''] = await signer.sign([{ alg: key.alg, kid: key.kid, claims }]);
  return { request };
}
