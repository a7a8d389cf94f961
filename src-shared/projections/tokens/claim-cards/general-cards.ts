/** The claims that mean the same in every JWT (RFC 7519); kinds of token may have a card of their own. */
import { type ClaimCards, card } from './claim-card.ts';

export const generalCards: ClaimCards = {
  iss: card(
    'Who made and signed this JWT.',
    'It must be, sign for sign, the name of whoever is expected to have made it.',
    'Whoever reads the token.',
    'To choose the key by it without asking whether that issuer may say this at all.',
    'rfc7519-4.1',
  ),
  sub: card(
    'Whom the JWT is about.',
    'It is unique at its issuer, and means nothing without it.',
    'Whoever reads the token.',
    'To keep it without the issuer, so that two providers’ people get mixed up.',
    'rfc7519-4.1',
  ),
  aud: card(
    'Whom the JWT is for: one name, or a list of names.',
    'A reader that is not among them must refuse it.',
    'Whoever reads the token.',
    'To handle the single text only, and to fail or to pass when it is a list.',
    'rfc7519-4.1',
  ),
  exp: card(
    'From when on it is not valid any more, in seconds since 1970.',
    'Now must be before it; a little leeway for unequal clocks is allowed.',
    'Whoever reads the token.',
    'To write milliseconds, which makes it valid for tens of thousands of years.',
    'rfc7519-4.1',
  ),
  iat: card(
    'When it was made, in seconds since 1970.',
    'It should not lie in the future, nor too far back.',
    'Whoever reads the token.',
    'To refuse tokens a second «from the future», because two clocks are never equal.',
    'rfc7519-4.1',
  ),
  nbf: card(
    'Before when it is not valid, in seconds since 1970.',
    'Now must not be before it; a little leeway for unequal clocks is allowed.',
    'Whoever reads the token.',
    'To set it to the very second of sending, so that a clock that is behind refuses it.',
    'rfc7519-4.1',
  ),
  jti: card(
    'A name that no other JWT of this issuer has.',
    'Where it is demanded, a second JWT with the same one is a replay.',
    'Whoever has to recognise a replay.',
    'To remember it for a shorter time than the token is valid.',
    'rfc7519-4.1',
  ),
};
