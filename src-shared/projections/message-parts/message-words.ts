/** What a message says, in one plain sentence: its request line, its status, or its subject. */

import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject, type HttpRequest, type HttpResponse } from '../../protocol/encoding/wire.ts';
import { cibaGrantType } from '../../protocol/metadata.ts';
import { errorCodes } from '../../protocol/rules/error-codes.ts';
import type { MessageView } from '../message-view.ts';
import type { CardPlace } from '../parameter-cards/find-card.ts';

const asks: Readonly<Record<CardPlace, string>> = {
  'backchannel-authentication': 'Asks the provider to have a person agree on another device.',
  token: 'Asks for tokens.',
  notification: 'Tells the client that its request is decided.',
  discovery: 'Asks what the provider says of itself.',
  jwks: 'Asks for the provider’s public keys.',
  authorization: 'Begins a sign-in in the browser.',
  userinfo: 'Asks for claims of the person, with an access token.',
  introspection: 'Asks whether a token is good, and what it holds.',
  revocation: 'Ends a token.',
  registration: 'Registers a client.',
  'client-configuration': 'Reads or changes a registration.',
  channel: 'A note on the authentication channel.',
};

const grants: Readonly<Record<string, string>> = {
  [cibaGrantType]: 'Asks whether the person has decided, and for the tokens.',
  refresh_token: 'Asks for new tokens in place of old ones.',
  authorization_code: 'Redeems the code that the browser brought.',
};

const goods: Readonly<Partial<Record<CardPlace, string>>> = {
  'backchannel-authentication': 'The request is taken; the person is being asked.',
  token: 'Here are the tokens.',
  notification: 'The client has taken it.',
  discovery: 'What the provider says of itself.',
  jwks: 'The public keys.',
  userinfo: 'The claims that the token reaches.',
  introspection: 'What is known of the token.',
  revocation: 'The token is gone, or there was none.',
  registration: 'The client is registered.',
};

const notes: Readonly<Record<string, string>> = {
  prompt: 'The device is told to ask the person.',
  decision: 'The device says what the person chose.',
  'decision result': 'The provider says whether the decision counts.',
  'prompt withdrawn': 'There is nothing left to decide.',
  'link followed': 'Somebody followed the link of a letter.',
  'link refused': 'The link opens nothing.',
  'e-mail': 'A letter with a link to decide by.',
  'text message': 'A text message with a link to decide by.',
};

/** The sentence of that message, which stands at that place. */
export function messageWords({ wire }: Pick<MessageView, 'wire'>, place: CardPlace | undefined) {
  if (wire.kind === 'channel.note') return notes[wire.subject] ?? asks.channel;
  if (place === undefined) return 'To an address that is no endpoint known here.';
  return wire.kind === 'http.request' ? requestWords(wire, place) : answerWords(wire, place);
}

function requestWords(wire: HttpRequest, place: CardPlace): string {
  if (place === 'notification') return callbackWords(wire);
  const grant = place === 'token' ? decodeFormBody(wire)?.get('grant_type') : undefined;
  return grants[grant ?? ''] ?? asks[place];
}

function callbackWords(wire: HttpRequest): string {
  const body = bodyObject(wire) ?? {};
  if ('error' in body) return 'Tells the client that there will be no tokens, and why.';
  return 'access_token' in body
    ? 'Brings the client its tokens.'
    : 'Tells the client that the request is decided: now it can fetch the tokens.';
}

function answerWords(wire: HttpResponse, place: CardPlace): string {
  const error = bodyObject(wire)?.['error'];
  if (typeof error === 'string') return errorWords(error);
  if (wire.status >= 300 && wire.status < 400) return 'Sends the browser elsewhere.';
  if (wire.status < 300) return goods[place] ?? 'It went well.';
  return 'Refused, without a word of OAuth.';
}

function errorWords(error: string): string {
  const known = Object.entries(errorCodes).find(([code]) => code === error);
  return known?.[1].meaning ?? `Refused, in a word that this workbench does not know: ${error}.`;
}
