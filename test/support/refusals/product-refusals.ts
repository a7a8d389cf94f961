/**
 * The refusals of products: one for each step of each console, made by switching that step off in a
 * flow that is faultless otherwise, and what a product answers with a code of its own.
 */
import { pathOf } from '#shared/profiles/places.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import type { ErrorCode } from '#shared/protocol/rules/error-codes.ts';
import { errorCodes } from '#shared/protocol/rules/error-codes.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { castSetup, signingTill } from '../clients/cast.ts';
import { beginSeconds } from '../clients/client-assertion.ts';
import { signed } from '../clients/signed-request.ts';
import { authenticationRequest, basic } from '../core/outside-request.ts';
import { requestFor } from '../products/product-request.ts';
import { asgardeoRefusals } from './products/asgardeo-refusals.ts';
import { auth0Refusals } from './products/auth0-refusals.ts';
import { authleteRefusals } from './products/authlete-refusals.ts';
import { keycloakRefusals } from './products/keycloak-refusals.ts';
import { oktaRefusals } from './products/okta-refusals.ts';
import type { RefusalCase } from './refusal-case.ts';

const table = 'backchannel-authentication';

const offSwitches: readonly RefusalCase[] = profileNames.flatMap((profile) =>
  (profiles[profile].console ?? []).map((step): RefusalCase => {
    const error = step.off.error as ErrorCode;
    return {
      table,
      title: `under ${profile}, everybody while «${step.title}» is not done`,
      rule: step.off.rule,
      clause: `product-${profile}`,
      error,
      status: step.off.status ?? errorCodes[error].status,
      options: { setup: castSetup({ profile, provider: { console: { [step.name]: false } } }) },
      act: (simulation) => simulation.ask(requestFor(profile, step)),
    };
  }),
);

const stale: RefusalCase = {
  table,
  title: 'under okta, a signed request that is over',
  rule: 'request is in time',
  clause: 'ciba-core-7.1.1',
  error: 'invalid_request_object',
  status: 400,
  options: { setup: castSetup({ profile: 'okta' }) },
  act: (simulation) =>
    simulation.ask({
      ...authenticationRequest(
        signed(signingTill, { claims: { exp: beginSeconds - 60, nbf: beginSeconds - 120 } }),
        { authorization: basic(signingTill) },
      ),
      target: pathOf('okta', 'backchannelAuthentication'),
    }),
};

export const productRefusals: readonly RefusalCase[] = [
  ...offSwitches,
  stale,
  ...asgardeoRefusals,
  ...auth0Refusals,
  ...authleteRefusals,
  ...keycloakRefusals,
  ...oktaRefusals,
];
