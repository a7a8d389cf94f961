/** Finds the card of what stands in a message: by the endpoint, by the half, and by the name. */
import type { EndpointName } from '../../trace/match/endpoint-name.ts';
import { authorizationCards } from './authorization.ts';
import { backchannelAnswerCards, backchannelRequestCards } from './backchannel-authentication.ts';
import { channelCards } from './channel-notes.ts';
import { clientAuthenticationCards } from './client-authentication.ts';
import { endpointCards } from './discovery.ts';
import { abilityCards } from './discovery-abilities.ts';
import { introspectionAnswerCards, introspectionRequestCards } from './introspection.ts';
import { jwksCards } from './jwks.ts';
import { notificationRequestCards } from './notification.ts';
import type { Cards, ParameterCard } from './parameter-card.ts';
import { refusalCards } from './refusal.ts';
import { clientMetadataCards } from './registration.ts';
import { cibaMetadataCards, registrationAnswerCards } from './registration-ciba.ts';
import { requestHeaderCards } from './request-headers.ts';
import { responseHeaderCards } from './response-headers.ts';
import { revocationRequestCards } from './revocation.ts';
import { tokenAnswerCards, tokenRequestCards } from './token.ts';
import { userinfoCards } from './userinfo.ts';

/** Where cards belong: an endpoint, or the authentication channel. */
export type CardPlace = EndpointName | 'channel';
export type CardHalf = 'request' | 'answer';

type Halves = Readonly<Record<CardHalf, Cards>>;

const metadata: Cards = [...clientMetadataCards, ...cibaMetadataCards];
const registration: Halves = {
  request: [...metadata, ...registrationAnswerCards],
  answer: [...registrationAnswerCards, ...metadata, ...refusalCards('rfc7591-3.2.1')],
};
const refusals = refusalCards('rfc6749-5.2');
const discovery: Cards = [...endpointCards, ...abilityCards];

const places: Readonly<Record<CardPlace, Halves>> = {
  'backchannel-authentication': {
    request: [...backchannelRequestCards, ...clientAuthenticationCards],
    answer: [...backchannelAnswerCards, ...refusalCards('ciba-core-13')],
  },
  token: {
    request: [...tokenRequestCards, ...clientAuthenticationCards],
    answer: [...tokenAnswerCards, ...refusalCards('ciba-core-11')],
  },
  notification: { request: notificationRequestCards, answer: refusals },
  discovery: { request: [], answer: discovery },
  jwks: { request: [], answer: jwksCards },
  authorization: { request: authorizationCards, answer: [...authorizationCards, ...refusals] },
  userinfo: {
    request: tokenAnswerCards.filter(({ name }) => name === 'access_token'),
    answer: [...userinfoCards, ...refusalCards('rfc6750-3.1')],
  },
  introspection: {
    request: [...introspectionRequestCards, ...clientAuthenticationCards],
    answer: [...introspectionAnswerCards, ...refusals],
  },
  revocation: {
    request: [...revocationRequestCards, ...clientAuthenticationCards],
    answer: refusals,
  },
  registration,
  'client-configuration': registration,
  channel: { request: channelCards, answer: channelCards },
};

const headers: Halves = { request: requestHeaderCards, answer: responseHeaderCards };

/** Every card there is, each as often as it has a place. */
export function allCards(): Cards {
  const inPlaces = Object.values(places).flatMap(({ request, answer }) => [...request, ...answer]);
  return [...inPlaces, ...headers.request, ...headers.answer];
}

/** The card of a parameter or member; of nested ones the innermost name counts. */
export function memberCard(
  place: CardPlace | undefined,
  half: CardHalf,
  name: string,
): ParameterCard | undefined {
  return place === undefined ? undefined : places[place][half].find((card) => card.name === name);
}

/** The card of a header; their names have no case. */
export function headerCard(half: CardHalf, name: string): ParameterCard | undefined {
  const wanted = name.toLowerCase();
  return headers[half].find((card) => card.name.toLowerCase() === wanted);
}
