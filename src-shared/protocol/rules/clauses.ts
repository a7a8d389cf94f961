/**
 * The clauses that rules cite: where it stands, and in our own words what it asks for.
 * A rule names a clause by its key, so a refusal can always say what it rests on.
 */
interface Clause {
  readonly document: string;
  readonly section: string;
  readonly title: string;
  readonly paraphrase: string;
  readonly url: string;
}

const ciba =
  'https://openid.net/specs/openid-client-initiated-backchannel-authentication-core-1_0.html';
const oauth = 'https://www.rfc-editor.org/rfc/rfc6749';

function cibaCore(section: string, title: string, paraphrase: string): Clause {
  return { document: 'CIBA Core 1.0', section, title, paraphrase, url: ciba };
}

function rfc6749(section: string, title: string, paraphrase: string): Clause {
  const url = `${oauth}#section-${section}`;
  return { document: 'RFC 6749', section, title, paraphrase, url };
}

export const clauses = {
  'ciba-core-4': cibaCore(
    '4',
    'Registration and discovery metadata',
    'A client registers one delivery mode, and for poll and ping also the CIBA grant type.',
  ),
  'ciba-core-7.1': cibaCore(
    '7.1',
    'Authentication request',
    'An authenticated form post with the openid scope and exactly one hint about the person.',
  ),
  'ciba-core-7.1.1': cibaCore(
    '7.1.1',
    'Signed authentication request',
    'Only a client that registered a signing algorithm may send its parameters as a signed JWT.',
  ),
  'ciba-core-7.2': cibaCore(
    '7.2',
    'Authentication request validation',
    'Authenticate the client first, then judge the parameters, then find the person.',
  ),
  'ciba-core-8': cibaCore(
    '8',
    'Consent on the authentication device',
    'Only the person the request is about decides, once, while the request is alive.',
  ),
  'ciba-core-10.1': cibaCore(
    '10.1',
    'Token request',
    'The client that opened the request redeems its auth_req_id, once.',
  ),
  'ciba-core-11': cibaCore(
    '11',
    'Token error response',
    'Pending, slow_down, expired and denied are told apart, so that a client knows what to do.',
  ),
  'ciba-core-13': cibaCore(
    '13',
    'Authentication error response',
    'Each fault of an authentication request has one error code; repeated parameters are a fault.',
  ),
  'rfc6749-2.3.1': rfc6749(
    '2.3.1',
    'Client password',
    'A client with a secret presents its form-encoded id and secret by HTTP Basic.',
  ),
  'rfc6749-3.2': rfc6749(
    '3.2',
    'Token endpoint',
    'Token requests are form posts; no parameter may occur twice.',
  ),
  'rfc6749-3.3': rfc6749(
    '3.3',
    'Access token scope',
    'A scope is a list of space-separated words from a small alphabet.',
  ),
  'rfc6749-4.5': rfc6749(
    '4.5',
    'Extension grants',
    'The grant_type names the grant; an endpoint refuses one that it does not serve.',
  ),
  'rfc6749-5.2': rfc6749(
    '5.2',
    'Error response',
    'A failed client authentication is answered 401, with WWW-Authenticate for HTTP Basic.',
  ),
} as const satisfies Record<string, Clause>;

export type ClauseId = keyof typeof clauses;

/** «CIBA Core 1.0 §7.1», the short form used beside a refusal. */
export function clauseLabel(id: ClauseId): string {
  const clause = clauses[id];
  return `${clause.document} §${clause.section}`;
}
