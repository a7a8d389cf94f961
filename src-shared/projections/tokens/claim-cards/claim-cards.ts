/** Finds the card of a claim or of a header's member, by the kind of token in which it stands. */
import type { TokenKind } from '../token-kind.ts';
import type { ClaimCard, ClaimCards } from './claim-card.ts';
import { generalCards } from './general-cards.ts';
import { headerCards } from './header-cards.ts';
import { idTokenCards, personCards } from './id-token-cards.ts';
import { accessTokenCards, assertionCards, loginHintCards, proofCards } from './other-cards.ts';
import { signedRequestCards } from './request-cards.ts';

const ofKind: Readonly<Record<TokenKind, readonly ClaimCards[]>> = {
  'id-token': [idTokenCards, personCards],
  'pushed-id-token': [idTokenCards, personCards],
  'id-token-hint': [idTokenCards, personCards],
  'access-token': [accessTokenCards, idTokenCards],
  'client-assertion': [assertionCards],
  'signed-request': [signedRequestCards],
  'login-hint-token': [loginHintCards, personCards],
  'dpop-proof': [proofCards],
  other: [],
};

/** Every file of cards, for whoever looks after them all. */
export const allCards: readonly ClaimCards[] = [
  headerCards,
  generalCards,
  ...new Set(Object.values(ofKind).flat()),
];

/** The card of a claim; undefined where nothing here knows it. */
export function claimCardOf(kind: TokenKind, name: string): ClaimCard | undefined {
  return cardIn([...ofKind[kind], generalCards], name);
}

/** The card of a member of the header. */
export function headerCardOf(name: string): ClaimCard | undefined {
  return cardIn([headerCards], name);
}

function cardIn(files: readonly ClaimCards[], name: string): ClaimCard | undefined {
  // A claim may be named like something that every object has.
  return files.find((cards) => Object.hasOwn(cards, name))?.[name];
}
