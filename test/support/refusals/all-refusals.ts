/** Every way to be refused that the tests know, at every endpoint and in every profile. */
import { assertionRefusals } from './assertion-refusals.ts';
import { authorizationRefusals } from './authorization-refusals.ts';
import { certificateRefusals } from './certificate-refusals.ts';
import { clientRefusals } from './client-refusals.ts';
import { codeRefusals } from './code-refusals.ts';
import { configurationRefusals } from './configuration-refusals.ts';
import { decisionRefusals } from './decision-refusals.ts';
import { fapiRefusals } from './fapi-refusals.ts';
import { parameterRefusals } from './parameter-refusals.ts';
import { personRefusals } from './person-refusals.ts';
import { possessionRefusals } from './possession-refusals.ts';
import { productRefusals } from './product-refusals.ts';
import { refreshRefusals } from './refresh-refusals.ts';
import type { RefusalCase } from './refusal-case.ts';
import { registrationRefusals } from './registration/registration-refusals.ts';
import { signInPageRefusals, signInRefusals } from './sign-in-refusals.ts';
import { signedRequestRefusals } from './signed-request-refusals.ts';
import { tokenQueryRefusals } from './token-query-refusals.ts';
import { tokenRefusals } from './token-refusals.ts';
import { userinfoRefusals } from './userinfo-refusals.ts';

export const refusalCases: readonly RefusalCase[] = [
  ...clientRefusals,
  ...assertionRefusals,
  ...certificateRefusals,
  ...signedRequestRefusals,
  ...parameterRefusals,
  ...authorizationRefusals,
  ...personRefusals,
  ...fapiRefusals,
  ...productRefusals,
  ...tokenRefusals,
  ...possessionRefusals,
  ...refreshRefusals,
  ...tokenQueryRefusals,
  ...userinfoRefusals,
  ...registrationRefusals,
  ...configurationRefusals,
  ...decisionRefusals,
  ...signInPageRefusals,
  ...signInRefusals,
  ...codeRefusals,
];
