/** The words that a lesson may mark as terms, each with what it means, in a sentence or two. */
export const glossary = {
  'access token':
    'What the client shows to a protected resource; it says what may be done, not who somebody is.',
  acr: 'How strongly the person was authenticated, as the provider names it.',
  auth_req_id:
    'The name of one authentication request, given by the provider and known to the client alone. It serves once.',
  audience: 'Whom a token or a signed statement is meant for; nobody else ought to take it.',
  'authentication device':
    'The device on which the person authenticates and consents, such as their phone.',
  authorization_details:
    'What exactly is to be agreed to, as data: an amount, an account, a payee (RFC 9396).',
  backchannel: 'A call from the client straight to the provider, which passes through no browser.',
  'backchannel authentication endpoint':
    'Where the client asks the provider to authenticate somebody.',
  'binding message':
    'A short text on both devices, by which the person sees that both are about the same transaction.',
  'bearer token': 'A token that serves whoever has it.',
  client: 'The program that asks for the sign-in; the relying party, seen from the provider.',
  'client assertion':
    'A short-lived JWT by which a client proves that it is that client; it serves once.',
  'client authentication': 'How the client proves to the provider that it is that client.',
  'client notification token':
    'A secret that the client gives with its request; the provider shows it when it calls back.',
  consent: 'That the person agrees to what the client asks for.',
  'consumption device':
    'The device on which the service is used, such as a till, a call centre’s desk or a browser.',
  consumption: 'That an auth_req_id or a token is used up.',
  'custom authenticator':
    'An organisation’s own app, set up in Okta so that it can show prompts and send decisions back.',
  decoupled: 'Two devices, and nothing that leads from the one to the other but the provider.',
  'delivery mode': 'How the client hears of the result: poll, ping or push. It is registered.',
  'discovery document': 'What a provider says of itself, at a well-known address.',
  dpop: 'A proof that the client holds a key, made for one request (RFC 9449).',
  enrolment: 'That a person’s own device is made known to the provider, so that it can be asked.',
  expires_in: 'How long a request or a token lives, in seconds.',
  grant: 'What entitles a client to tokens; and, in a token request, which kind of it is meant.',
  hint: 'What tells the provider who is meant: a login_hint, a login_hint_token or an id_token_hint.',
  'id token':
    'A signed statement of the provider about who authenticated, when, and for which client.',
  interval: 'The shortest time between two polls for the same request, in seconds.',
  introspection: 'Asking the provider what it knows of a token.',
  issuer: 'The provider, by its address, as it stands in what it signs.',
  jwks: 'The public keys of a provider or a client, as a document.',
  jwt: 'Claims as JSON, signed, in three parts with full stops between them.',
  'long polling':
    'The provider holds a poll open until there is a result, or until it has waited long enough.',
  'mutual tls': 'Both ends of a connection show a certificate.',
  nonce: 'A value that serves once; whoever shows it has been given it just now.',
  'notification channel':
    'The way by which a link reaches the person: e-mail, text message, or the client.',
  'notification endpoint': 'Where the provider calls a client that registered for ping or push.',
  'openid provider':
    'The server that authenticates people and issues tokens; the provider, for short.',
  phishing: 'Making somebody believe that they deal with somebody else.',
  ping: 'The provider tells the client that there is a result; the client fetches it.',
  poll: 'The client asks at the token endpoint, again and again, whether there is a result.',
  profile: 'A set of rules on top of a specification, such as FAPI or a product’s own.',
  prompt: 'What the authentication device shows: who asks for what, and whether that is all right.',
  push: 'The provider sends the tokens themselves to the client.',
  'push fatigue': 'Somebody is asked so often that they approve for the sake of peace.',
  'refresh token': 'What the client gets new access tokens with.',
  'relying party': 'Who relies on the provider’s word about somebody; here it is the client.',
  replay: 'Sending again what was sent before.',
  scope: 'What the client asks for, in words such as openid.',
  'sender-constrained token': 'A token that serves only who holds a key as well.',
  'signed request':
    'An authentication request whose parameters are claims of a JWT that the client signed.',
  ssrf: 'Having a server call an address that the one who named it could not reach.',
  sub: 'The provider’s name for a person; it never changes and is never given to another.',
  thumbprint: 'The hash of a key or a certificate; it names exactly this one.',
  'token endpoint': 'Where the client redeems what it has for tokens.',
  'unsolicited prompt': 'A prompt for something that the person did not begin.',
  'user code':
    'A secret between the person and the provider, which the client has to hand on for a prompt to be sent.',
} as const;

export type Term = keyof typeof glossary;

/** Whether that is a word of the glossary; its words are in small letters. */
export function isTerm(word: string): word is Term {
  return Object.hasOwn(glossary, word);
}

/** What a term means. */
export function meaningOf(term: Term): string {
  return glossary[term];
}
