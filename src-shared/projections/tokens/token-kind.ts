/** The kinds of JWT that travel in a CIBA run, what each is called, and who reads it. */

const kinds = {
  'id-token': 'ID token',
  'pushed-id-token': 'Pushed ID token',
  'access-token': 'Access token',
  'client-assertion': 'Client assertion',
  'signed-request': 'Signed request',
  'id-token-hint': 'ID token as a hint',
  'login-hint-token': 'Login hint token',
  'dpop-proof': 'DPoP proof',
  other: 'JWT',
} as const;

export type TokenKind = keyof typeof kinds;

/** What a person calls it. */
export function tokenTitle(kind: TokenKind): string {
  return kinds[kind];
}

const byName: ReadonlyMap<string, TokenKind> = new Map([
  ['id_token', 'id-token'],
  ['access_token', 'access-token'],
  ['token', 'access-token'],
  ['client_assertion', 'client-assertion'],
  ['request', 'signed-request'],
  ['id_token_hint', 'id-token-hint'],
  ['login_hint_token', 'login-hint-token'],
]);

const byType: ReadonlyMap<string, TokenKind> = new Map([
  ['dpop+jwt', 'dpop-proof'],
  ['at+jwt', 'access-token'],
  ['oauth-authz-req+jwt', 'signed-request'],
]);

/** The kind of a parameter, member or claim; one without a name of its own goes by its `typ`. */
export function kindOfName(name: string, typ: unknown): TokenKind {
  const typed = typeof typ === 'string' ? typ.toLowerCase().replace(/^application\//, '') : '';
  return byName.get(name) ?? byType.get(typed) ?? 'other';
}
