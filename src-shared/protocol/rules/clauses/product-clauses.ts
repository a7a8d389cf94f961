/** What products say of themselves: the guides that their profiles follow. */
import { type Clause, of } from './clause.ts';

export const productClauses = {
  'product-okta': of('Okta guides', 'https://developer.okta.com/docs/guides/configure-ciba/main/', [
    'CIBA',
    'Transactional verification using CIBA',
    'A custom authenticator asks the person, once organisation, application, policy and phone are set up.',
  ]),
  'product-auth0': of(
    'Auth0 guides',
    'https://auth0.com/docs/get-started/applications/configure-client-initiated-backchannel-authentication',
    [
      'CIBA',
      'Configure Client-Initiated Backchannel Authentication',
      'First-party, confidential, OIDC-conformant applications with the grant ask people who are enrolled for pushes.',
    ],
  ),
  'product-authlete': of('Authlete guides', 'https://www.authlete.com/developers/ciba/', [
    'CIBA',
    'Client Initiated Backchannel Authentication',
    'A service says which modes, codes and algorithms it offers; its host finds the person and asks them.',
  ]),
  'product-asgardeo': of(
    'Asgardeo guide',
    'https://wso2.com/asgardeo/docs/guides/authentication/configure-ciba-grant/',
    [
      'CIBA',
      'Configure CIBA grant',
      'An application with the grant, an expiry time and channels sends its people a link, or is given it.',
    ],
  ),
  'product-keycloak': of(
    'Keycloak documentation',
    'https://www.keycloak.org/docs/latest/server_admin/#_client_initiated_backchannel_authentication_grant',
    [
      'CIBA',
      'Client Initiated Backchannel Authentication Grant',
      'A realm has a policy, a client the grant, and the server a channel to whoever asks the person.',
    ],
  ),
} as const satisfies Record<string, Clause>;
