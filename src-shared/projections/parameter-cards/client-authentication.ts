/** The cards of what a client proves itself with in a form; every endpoint that knows clients takes it. */
import type { Cards } from './parameter-card.ts';

export const clientAuthenticationCards: Cards = [
  {
    name: 'client_id',
    means: 'Which client asks.',
    rule: 'In the form where the method needs it there, such as mutual TLS; the same everywhere.',
    otherwise: 'The Authorization header or the assertion names the client.',
    checkedBy: 'The provider: an unknown client is invalid_client.',
    bug: 'The form names another client than the header or the certificate.',
    clause: 'rfc6749-2.3.1',
  },
  {
    name: 'client_secret',
    means: 'The secret that the client and the provider share.',
    rule: 'Only for client_secret_post, and then beside client_id.',
    otherwise: 'The client proves itself in another way.',
    checkedBy: 'The provider, letter by letter and in constant time.',
    bug: 'It is sent in the form while HTTP Basic was registered.',
    clause: 'rfc6749-2.3.1',
  },
  {
    name: 'client_assertion',
    means: 'A JWT by which the client proves that it has its key.',
    rule: 'iss and sub are the client, aud is the provider, exp is near, jti is new each time.',
    otherwise: 'The client proves itself in another way.',
    checkedBy: 'The provider: signature, names, audience, time, and that it serves once.',
    bug: 'One assertion for several calls; or an audience that this provider does not know.',
    clause: 'rfc7523-2.2',
  },
  {
    name: 'client_assertion_type',
    means: 'What kind of assertion client_assertion is.',
    rule: 'Required beside client_assertion, with one fixed value for JWTs.',
    checkedBy: 'The provider: anything else is invalid_client.',
    bug: 'It is left out, or the colons of its value are encoded twice.',
    clause: 'rfc7521-4.2',
  },
];
