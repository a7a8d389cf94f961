/**
 * What counts as a secret: by which names it is known on the wire and in the record, what one of
 * them is called when it is masked, and under which kind a receipt counts it.
 */
export const secretKinds = [
  'client secrets',
  'tokens',
  'codes',
  'auth_req_ids',
  'assertions',
  'cookies',
  'keys',
  'user codes',
  'passwords and PINs',
] as const;

export type SecretKind = (typeof secretKinds)[number];

/** What one secret is called: «access token», as in ‹access token 1›. */
const kindOfNoun = {
  'client secret': 'client secrets',
  credential: 'client secrets',
  'access token': 'tokens',
  'refresh token': 'tokens',
  'ID token': 'tokens',
  'notification token': 'tokens',
  'registration token': 'tokens',
  'management token': 'tokens',
  token: 'tokens',
  code: 'codes',
  'code verifier': 'codes',
  'link ticket': 'codes',
  'DPoP nonce': 'codes',
  auth_req_id: 'auth_req_ids',
  assertion: 'assertions',
  'signed request': 'assertions',
  'hint token': 'assertions',
  'DPoP proof': 'assertions',
  JWT: 'assertions',
  cookie: 'cookies',
  key: 'keys',
  'user code': 'user codes',
  password: 'passwords and PINs',
  PIN: 'passwords and PINs',
} as const satisfies Readonly<Record<string, SecretKind>>;

export type SecretNoun = keyof typeof kindOfNoun;

/** Under which kind a secret of that noun is counted. */
export function secretKindOf(noun: SecretNoun): SecretKind {
  return kindOfNoun[noun];
}

/** Names as on the wire; `userCode` and `user-code` are `user_code` as well. */
const nounOfName: Readonly<Record<string, SecretNoun>> = {
  client_secret: 'client secret',
  secret: 'client secret',
  access_token: 'access token',
  refresh_token: 'refresh token',
  id_token: 'ID token',
  id_token_hint: 'ID token',
  login_hint_token: 'hint token',
  client_notification_token: 'notification token',
  registration_access_token: 'registration token',
  management_token: 'management token',
  token: 'token',
  code: 'code',
  code_verifier: 'code verifier',
  ticket: 'link ticket',
  authCodeKey: 'link ticket',
  auth_req_id: 'auth_req_id',
  about: 'auth_req_id',
  client_assertion: 'assertion',
  assertion: 'assertion',
  user_code: 'user code',
  password: 'password',
  pin: 'PIN',
};

const nounOfPlainName: ReadonlyMap<string, SecretNoun> = new Map(
  Object.entries(nounOfName).map(([name, noun]) => [plainName(name), noun]),
);

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[_-]/g, '');
}

/** What a value of that name is, if it is a secret; a claim that is a URN is known by its end. */
export function nounOfMember(name: string): SecretNoun | undefined {
  return nounOfPlainName.get(plainName(name.slice(name.lastIndexOf(':') + 1)));
}

/** The names to look for in running text; «about» is a word of its own there. */
export const namesInText = Object.keys(nounOfName).filter((name) => name !== 'about');
