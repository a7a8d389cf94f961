/**
 * Which profiles can be compared: those whose clients may send plain forms with a secret, as the one
 * client does that asks all of them the same. FAPI wants its clients to sign.
 */
import { settingsOf } from '../../profiles/profiles.ts';
import { type ProfileName, profileNames } from '../../protocol/setup/run-setup.ts';

export const comparableProfiles: readonly ProfileName[] = profileNames.filter((profile) => {
  const { token_endpoint_auth_methods: methods, require_signed_requests: mustSign } =
    settingsOf(profile);
  return methods.includes('client_secret_basic') && !mustSign;
});
