/** The cards of the revocation endpoint; its answer says nothing. */
import type { Cards } from './parameter-card.ts';

export const revocationRequestCards: Cards = [
  {
    name: 'token',
    means: 'The token that is to end.',
    rule: 'Required.',
    checkedBy: 'The provider: only who got it may end it; an unknown one is no error.',
    bug: 'The access token is ended, and the refresh token lives on.',
    clause: 'rfc7009-2.1',
  },
  {
    name: 'token_type_hint',
    means: 'What kind of token it may be, to find it sooner.',
    rule: 'Optional; access_token or refresh_token.',
    otherwise: 'The provider looks everywhere.',
    checkedBy: 'The provider may ignore it.',
    bug: 'Taken for a filter.',
    clause: 'rfc7009-2.1',
  },
];
