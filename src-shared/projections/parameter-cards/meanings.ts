/** What a name means wherever it stands, in one sentence: parameters, members and claims alike. */
import { allCards } from './find-card.ts';

/** Claims of tokens, which are no parameters of a message. */
const claims: Readonly<Record<string, string>> = {
  iss: 'Who issued the token.',
  sub: 'Which person it is, at this provider.',
  aud: 'Which client it is meant for.',
  exp: 'When it stops being valid.',
  iat: 'When it was issued.',
  auth_time: 'When the person decided on the device.',
  at_hash: 'Half of the access token’s hash: ties the two tokens together.',
};

const ofCards = allCards().map(({ name, means }) => [name, means] as const);

// The first place that has a name tells what it means: there it comes from.
export const parameterMeanings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(ofCards.toReversed()),
  ...claims,
};
