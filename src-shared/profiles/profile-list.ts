/** Every profile as data, by its name. A new one is one file, and a line here and among the names. */
import type { ProfileName } from '../protocol/setup/run-setup.ts';
import { asgardeo } from './asgardeo/asgardeo.ts';
import { auth0 } from './auth0/auth0.ts';
import { authlete } from './authlete/authlete.ts';
import { fapi1CibaId1 } from './fapi1-ciba-id1.ts';
import { fapi2Ciba } from './fapi2-ciba.ts';
import { keycloak } from './keycloak/keycloak.ts';
import { okta } from './okta/okta.ts';
import type { Profile } from './profile.ts';

const core: Profile = {
  name: 'core',
  title: 'CIBA Core',
  summary: 'CIBA Core 1.0 as it stands: poll, ping and push, every hint, signed or not.',
  settings: {},
  rules: [],
};

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  core,
  'fapi1-ciba-id1': fapi1CibaId1,
  'fapi2-ciba': fapi2Ciba,
  okta,
  auth0,
  authlete,
  asgardeo,
  keycloak,
};
