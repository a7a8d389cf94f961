/**
 * Every JWT in a message, wherever it stands: headers, query, form, JSON members, and inside other
 * JWTs. Each is taken apart; none is believed.
 */
import { readForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyText, headerOf, parseJson, type Wire } from '../../protocol/encoding/wire.ts';
import { type JweView, type JwtView, readJwe, readJwt } from '../jwt-view.ts';
import { kindOfName, type TokenKind } from './token-kind.ts';

export interface FoundToken {
  /** The way to it: «form», «request», «id_token_hint». */
  readonly place: readonly string[];
  readonly kind: TokenKind;
  readonly text: string;
  /** Set where it can be read. */
  readonly jwt: JwtView | undefined;
  /** Set where it is encrypted. */
  readonly sealed: JweView | undefined;
}

/** A message may hold as many as somebody likes; a person looks at a few. */
const mostTokens = 24;
const deepest = 6;

interface Search {
  readonly found: FoundToken[];
  /** True in a request to a client: what it brings is a push. */
  readonly isCallback: boolean;
}

/** The JWTs of a message, in the order in which they stand there. */
export function findTokens(wire: Wire): readonly FoundToken[] {
  const search: Search = { found: [], isCallback: wire.kind === 'http.request' };
  if (wire.kind !== 'channel.note') {
    for (const [name, value] of wire.headers) lookInHeader(search, name, value);
  }
  if (wire.kind === 'http.request') lookInQuery(search, wire.target, 'query');
  if (wire.kind === 'http.response')
    lookInQuery(search, headerOf(wire, 'location') ?? '', 'Location');
  const form = decodeFormBody(wire);
  if (form === undefined) look(search, ['body'], parseJson(bodyText(wire)));
  else for (const [name, value] of form) look(search, ['form', name], value);
  return search.found;
}

function lookInHeader(search: Search, name: string, value: string): void {
  const header = name.toLowerCase();
  if (header === 'dpop') return add(search, [`${name} header`], value, 'dpop-proof');
  if (header !== 'authorization') return;
  const token = /^(?:bearer|dpop) +(\S+)$/i.exec(value)?.[1];
  if (token !== undefined) add(search, [`${name} header`], token, 'access-token');
}

function lookInQuery(search: Search, target: string, where: string): void {
  const mark = target.indexOf('?');
  if (mark < 0) return;
  const values = readForm(target.slice(mark + 1))?.values ?? [];
  for (const [name, value] of values) look(search, [where, name], value);
}

function look(search: Search, place: readonly string[], value: unknown): void {
  if (typeof value === 'string') return add(search, place, value);
  if (place.length > deepest || typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) look(search, [...place, name], inner);
}

function add(search: Search, place: readonly string[], text: string, kind?: TokenKind): void {
  if (search.found.length >= mostTokens || !text.includes('.')) return;
  const jwt = readJwt(text);
  const sealed = jwt === undefined ? readJwe(text) : undefined;
  const read = jwt ?? sealed;
  if (read === undefined) return;
  const named = kind ?? kindAt(search, place, read.header['typ']);
  search.found.push({ place, text, jwt, sealed, kind: named });
  look(search, place, jwt?.claims);
}

/** What a request brings to a client is a push. */
function kindAt({ isCallback }: Search, place: readonly string[], typ: unknown): TokenKind {
  const kind = kindOfName(place.at(-1) ?? '', typ);
  return kind === 'id-token' && isCallback && place.length === 2 ? 'pushed-id-token' : kind;
}
