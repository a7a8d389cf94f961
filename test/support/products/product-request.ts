/**
 * Requests as a product’s client sends them: at its own endpoint, with its way to name somebody, and
 * for each step of a console one that needs the step.
 */
import { neededRequest } from '#shared/profiles/client/needed-request.ts';
import type { ConsoleStep } from '#shared/profiles/console-step.ts';
import { pathOf } from '#shared/profiles/places.ts';
import { profiles } from '#shared/profiles/profile-list.ts';
import type { HttpRequest } from '#shared/protocol/encoding/wire.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { signingTill } from '../clients/cast.ts';
import { signed } from '../clients/signed-request.ts';
import { authenticationRequest, basic, type Outside } from '../core/outside-request.ts';
import { testIssuer } from '../core/setup.ts';

/** A faultless request at that product’s own endpoint, with its way to name somebody. */
export function productRequest(
  profile: ProfileName,
  changes: Record<string, string | null> = {},
  outside: Outside = {},
) {
  const target = pathOf(profile, 'backchannelAuthentication');
  const own =
    profiles[profile].loginHint === 'iss-sub'
      ? { login_hint: issuerAndSubject('u-1'), binding_message: 'Order 1234' }
      : {};
  return { ...authenticationRequest({ ...own, ...changes }, outside), target };
}

/** Somebody as Auth0 wants them named. */
export function issuerAndSubject(sub: string, iss = `${testIssuer}/`, format = 'iss_sub'): string {
  return JSON.stringify({ format, iss, sub });
}

/** A faultless request that needs that step. */
export function requestFor(profile: ProfileName, step: ConsoleStep): HttpRequest {
  const { parameters, isSigned } = neededRequest(step);
  return isSigned
    ? productRequest(
        profile,
        { ...parameters, ...signed(signingTill) },
        { authorization: basic(signingTill) },
      )
    : productRequest(profile, parameters);
}
