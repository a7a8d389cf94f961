/** What products say of themselves: the guides that their profiles follow. */
import { type Clause, of } from './clause.ts';

export const productClauses = {
  'product-okta': of('Okta guides', 'https://developer.okta.com/docs/guides/configure-ciba/main/', [
    'CIBA',
    'Transactional verification using CIBA',
    'A custom authenticator asks the person, once organisation, application, policy and phone are set up.',
  ]),
} as const satisfies Record<string, Clause>;
