/** The parameters of the backchannel authentication request and of client authentication. */
import { card, type RequestCard } from './request-card.ts';

const core = 'CIBA Core 1.0 §7.1';
const hint = 'required: exactly one of the three hints';

export const authenticationCards: readonly RequestCard[] = [
  card('scope', 'required', 'none', [
    'Words separated by one blank, openid among them, all of them registered for the client.',
    core,
    'openid is left out, because no browser is involved.',
  ]),
  card('login_hint', hint, 'none', [
    'Names one person whom the provider knows.',
    core,
    'It is sent beside another hint.',
  ]),
  card('login_hint_token', hint, 'none', [
    'A JWT of an issuer that the provider trusts, and that has not expired.',
    core,
    'It is signed by the client itself.',
  ]),
  card('id_token_hint', hint, 'none', [
    'An ID token that this provider issued to this client.',
    core,
    'It is the token of another client, or one that was changed.',
  ]),
  card('binding_message', 'optional', 'none', [
    'Short, printable, the same on both screens.',
    core,
    'A whole sentence, which no screen can show.',
  ]),
  card('client_notification_token', 'required for ping and push', 'none', [
    'A bearer token that is made anew for every request, 1024 characters at most.',
    core,
    'One token is used for all requests.',
  ]),
  card('acr_values', 'optional', 'whatever the device reaches', [
    'Contexts in order of preference, separated by blanks.',
    core,
    'Taken for a demand: the answer’s acr has to be checked.',
  ]),
  card('user_code', 'required where client and provider use codes', 'none', [
    'The secret that the person told the client.',
    'CIBA Core 1.0 §7.1.2',
    'The client stores it for the next time.',
  ]),
  card('requested_expiry', 'optional', 'the provider’s default_expires_in', [
    'A positive whole number of seconds; more than the maximum is capped.',
    core,
    'The client counts on its own wish and not on expires_in.',
  ]),
  card('request', 'required for clients that registered an algorithm', 'none', [
    'A signed JWT with every parameter as a claim, and none beside it; iss, aud, exp, iat, nbf, jti.',
    'CIBA Core 1.0 §7.1.1',
    'Parameters stand beside it, or it is not signed at all.',
  ]),
  card('resource', 'optional, may come several times', 'none', [
    'An absolute URI without a fragment.',
    'RFC 8707 §2',
    'A relative address.',
  ]),
  card('authorization_details', 'optional', 'none', [
    'A JSON array of objects, each with a type that is on offer.',
    'RFC 9396 §2',
    'An object where an array is expected.',
  ]),
  card('request_context', 'optional', 'none', [
    'A JSON object with what the device ought to know of the occasion.',
    'FAPI-CIBA ID1 §5.2.2',
    'It is taken for something that was proved.',
  ]),
];

/** How a client says who it is, at every endpoint that asks for it. */
export const clientCards: readonly RequestCard[] = [
  card('client_id', 'with client_secret_post, TLS, or as a public client', 'none', [
    'Who the client is.',
    'RFC 6749 §2.3.1',
    'It is another one than in the credentials.',
  ]),
  card('client_secret', 'with client_secret_post', 'none', [
    'The secret itself, in the body.',
    'RFC 6749 §2.3.1',
    'It is sent beside an Authorization header: one way only.',
  ]),
  card('client_assertion_type', 'with an assertion', 'none', [
    'urn:ietf:params:oauth:client-assertion-type:jwt-bearer, to the letter.',
    'RFC 7523 §2.2',
    'It is left out.',
  ]),
  card('client_assertion', 'with private_key_jwt or client_secret_jwt', 'none', [
    'A JWT: iss and sub are the client, aud the provider, a short life, a jti of its own.',
    'OpenID Connect Core 1.0 §9',
    'Its jti is used again, or its aud is somebody else.',
  ]),
];
