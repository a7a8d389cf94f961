/**
 * A message while somebody edits it: its fields as text, line by line. What is typed may be wrong for
 * a while; `draft-faults.ts` says where, `edit-of-draft.ts` what it comes to.
 */
import type { JwtEdit } from '#shared/intents/network-intents.ts';
import { readJwt } from '#shared/projections/jwt-view.ts';
import { readForm } from '#shared/protocol/encoding/form.ts';
import { decodeFormBody } from '#shared/protocol/encoding/form-body.ts';
import { bodyObject, bodyText, type Wire } from '#shared/protocol/encoding/wire.ts';

/** A name and what stands beside it; the key stays while both change. */
export interface DraftRow {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

export type BodyKind = 'form' | 'json' | 'text' | 'bytes';

export interface DraftJwt {
  /** The parameter, member or header that holds it. */
  readonly at: string;
  readonly claims: readonly DraftRow[];
  readonly resign: JwtEdit['resign'];
}

export interface EditDraft {
  /** The first line: method and target, or status and reason, or a note’s subject. */
  readonly line: Readonly<Record<string, string>>;
  readonly headers: readonly DraftRow[];
  readonly bodyKind: BodyKind;
  readonly members: readonly DraftRow[];
  readonly text: string;
  readonly jwts: readonly DraftJwt[];
}

/** The message as it is, ready to be edited. */
export function draftOf(wire: Wire): EditDraft {
  const headers = wire.kind === 'channel.note' ? [] : rowsOf(wire.headers);
  return { line: lineOf(wire), headers, ...bodyOf(wire), jwts: jwtsOf(wire) };
}

/** Rows from names and texts. */
function rowsOf(pairs: readonly (readonly [string, string])[]): readonly DraftRow[] {
  return pairs.map(([name, value], at) => ({ key: `${at}`, name, value }));
}

/** One more row, empty, with a key that no other has. */
export function withNewRow(rows: readonly DraftRow[]): readonly DraftRow[] {
  const highest = Math.max(-1, ...rows.map(({ key }) => Number(key)));
  return [...rows, { key: `${highest + 1}`, name: '', value: '' }];
}

function lineOf(wire: Wire): EditDraft['line'] {
  switch (wire.kind) {
    case 'http.request':
      return { method: wire.method, target: wire.target };
    case 'http.response':
      return { status: String(wire.status), reason: wire.reason };
    default:
      return { subject: wire.subject };
  }
}

function bodyOf(wire: Wire): Pick<EditDraft, 'bodyKind' | 'members' | 'text'> {
  const text = bodyText(wire);
  if (text === undefined) return { bodyKind: 'bytes', members: [], text: '' };
  if (decodeFormBody(wire) !== undefined)
    return { bodyKind: 'form', members: rowsOf(readForm(text)?.pairs ?? []), text };
  const object = bodyObject(wire);
  if (object === undefined) return { bodyKind: 'text', members: [], text };
  return { bodyKind: 'json', members: rowsOf(asJson(object)), text };
}

function asJson(object: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return Object.entries(object).map(([name, value]) => [name, JSON.stringify(value)]);
}

function jwtsOf(wire: Wire): readonly DraftJwt[] {
  return placesOf(wire).flatMap(([at, text]) => {
    const read = readJwt(text);
    return read === undefined
      ? []
      : [{ at, claims: rowsOf(asJson(read.claims)), resign: 'as it was' as const }];
  });
}

/** Whatever could hold a JWT; in a header it may stand behind a scheme. */
function placesOf(wire: Wire): readonly (readonly [string, unknown])[] {
  const headers = wire.kind === 'channel.note' ? [] : wire.headers;
  return [
    ...(decodeFormBody(wire) ?? Object.entries(bodyObject(wire) ?? {})),
    ...headers.map(([name, value]) => [name, value.replace(/^[A-Za-z]+ +/, '')] as const),
  ];
}
