/** What an edited draft comes to: only what differs from the message as it was. */
import type { JwtEdit, WireEdit } from '#shared/intents/network-intents.ts';
import { decodedLength, encodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import { writeForm } from '#shared/protocol/encoding/form.ts';
import type { DraftJwt, DraftRow, EditDraft } from './edit-draft.ts';

export interface MessageEdit {
  readonly wire?: WireEdit;
  readonly jwt?: JwtEdit;
}

/** The difference between a draft and what it began as; the draft has no faults. */
export function editOf(
  before: EditDraft,
  after: EditDraft,
  chosen: DraftJwt | undefined,
): MessageEdit {
  const wire = wireEditOf(before, after);
  const jwt = jwtEditOf(before, chosen);
  return {
    ...(Object.keys(wire).length === 0 ? {} : { wire }),
    ...(jwt === undefined ? {} : { jwt }),
  };
}

/** True when nothing is changed. */
export function isEmpty({ wire, jwt }: MessageEdit): boolean {
  return wire === undefined && jwt === undefined;
}

function wireEditOf(before: EditDraft, after: EditDraft): WireEdit {
  const changed = Object.entries(after.line).filter(([name, value]) => before.line[name] !== value);
  const line = Object.fromEntries(
    changed.map(([name, value]) => [name, name === 'status' ? Number(value) : value]),
  ) as WireEdit;
  const isBodyNew = textOf(before) !== textOf(after);
  const body = isBodyNew ? encodeBase64Text(textOf(after)) : undefined;
  const areHeadersNew = !isSame(before.headers, after.headers);
  return {
    ...line,
    ...(areHeadersNew ? { headers: headersOf(before, after, body) } : {}),
    ...(body === undefined ? {} : { body }),
  };
}

/** Whoever changes the body but not the length that is said of it means one that fits. */
function headersOf(
  before: EditDraft,
  after: EditDraft,
  body: string | undefined,
): [string, string][] {
  const length = lengthIn(before);
  return after.headers.map(({ name, value }) => {
    const isLength = name.toLowerCase() === 'content-length';
    const fits = isLength && value === length && body !== undefined;
    return [name, fits ? String(decodedLength(body)) : value];
  });
}

function lengthIn({ headers }: EditDraft): string | undefined {
  return headers.find(({ name }) => name.toLowerCase() === 'content-length')?.value;
}

function textOf({ bodyKind, members, text }: EditDraft): string {
  if (bodyKind === 'form') return writeForm(members.map(({ name, value }) => [name, value]));
  return bodyKind === 'json' ? JSON.stringify(objectOf(members)) : text;
}

function objectOf(rows: readonly DraftRow[]): Record<string, unknown> {
  return Object.fromEntries(
    rows.map(({ name, value }) => [name, JSON.parse(value === '' ? 'null' : value)]),
  );
}

/** A JWT is made anew when a claim differs, or when it is to be signed in another way. */
function jwtEditOf(before: EditDraft, chosen: DraftJwt | undefined): JwtEdit | undefined {
  const was = before.jwts.find(({ at }) => at === chosen?.at);
  if (was === undefined || chosen === undefined) return undefined;
  const { at, claims, resign } = chosen;
  const old = new Map(was.claims.map(({ name, value }) => [name, value]));
  const names = new Set(claims.map(({ name }) => name));
  const changed = claims.filter(({ name, value }) => old.get(name) !== value);
  const remove = [...old.keys()].filter((name) => !names.has(name));
  if (changed.length + remove.length === 0 && resign === was.resign) return undefined;
  return { at, set: objectOf(changed) as JwtEdit['set'], remove, resign };
}

function isSame(left: readonly DraftRow[], right: readonly DraftRow[]): boolean {
  const plain = (rows: readonly DraftRow[]) =>
    JSON.stringify(rows.map(({ name, value }) => [name, value]));
  return plain(left) === plain(right);
}
