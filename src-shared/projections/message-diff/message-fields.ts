/**
 * A message as fields that can be laid beside those of another one: its first line, its headers, its
 * parameters or members, and the claims of every JWT in it, each also as it is without its secrets.
 */
import { readForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject, bodyText, isObject, type Wire } from '../../protocol/encoding/wire.ts';
import { redacted } from '../../trace/redaction.ts';
import { readJwt } from '../jwt-view.ts';

export interface MessageField {
  /** «First line», «Headers», «Claims of id_token». */
  readonly section: string;
  readonly name: string;
  readonly value: string;
  /** The same, with what the one redaction takes out taken out. */
  readonly masked: string;
}

/** Every field, in the order in which they stand in the message. */
export function messageFields(wire: Wire): readonly MessageField[] {
  return [
    ...firstLine(wire),
    ...certificateFields(wire),
    ...headerFields(wire),
    ...bodyFields(wire),
  ];
}

const gone = 'redacted';

function plain(section: string, name: string, value: string): MessageField {
  return { section, name, value, masked: redacted(value) };
}

function firstLine(wire: Wire): readonly MessageField[] {
  const section = 'First line';
  switch (wire.kind) {
    case 'http.request': {
      const [path = '', query] = wire.target.split('?', 2);
      const asked = Object.fromEntries(readForm(query ?? '')?.values ?? []);
      const line = [plain(section, 'method', wire.method), plain(section, 'path', path)];
      return [...line, ...objectFields('Query', asked)];
    }
    case 'http.response':
      return [plain(section, 'status', `${wire.status} ${wire.reason}`.trim())];
    default:
      return [plain(section, 'subject', wire.subject)];
  }
}

/** What the client proved of itself in the handshake. */
function certificateFields(wire: Wire): readonly MessageField[] {
  const certificate = wire.kind === 'http.request' ? wire.certificate : undefined;
  if (certificate === undefined) return [];
  const { subject, thumbprint } = certificate;
  return [
    plain('Connection', 'client certificate', subject),
    plain('Connection', 'certificate thumbprint', thumbprint),
  ];
}

function headerFields(wire: Wire): readonly MessageField[] {
  if (wire.kind === 'channel.note') return [];
  const { headers } = wire;
  const masked = redacted({ headers }).headers;
  const seen = new Map<string, number>();
  return headers.flatMap(([name, value], at) => {
    const known = name.toLowerCase();
    const nth = (seen.get(known) ?? 0) + 1;
    seen.set(known, nth);
    const field = {
      section: 'Headers',
      name: nth === 1 ? known : `${known} (${nth})`,
      value,
      masked: masked[at]?.[1] ?? gone,
    };
    return [field, ...claimFields(known, value.replace(/^\w+ /, ''))];
  });
}

function bodyFields(wire: Wire): readonly MessageField[] {
  const form = decodeFormBody(wire);
  if (form !== undefined) return objectFields('Parameters', Object.fromEntries(form));
  const members = bodyObject(wire);
  if (members !== undefined) return objectFields('Members', members);
  if (wire.body === '') return [];
  const text = bodyText(wire);
  return [
    {
      section: 'Body',
      name: 'body',
      value: text ?? wire.body,
      masked: text === undefined ? '' : redacted(text),
    },
  ];
}

/** The members of an object, those of objects within it by their paths, and the JWTs among them. */
function objectFields(section: string, of: Readonly<Record<string, unknown>>): MessageField[] {
  const masked = flat(redacted(of));
  const fields = [...flat(of)].map(([name, value]) => ({
    section,
    name,
    value,
    masked: masked.get(name) ?? gone,
  }));
  return [...fields, ...fields.flatMap(({ name, value }) => claimFields(name, value))];
}

function claimFields(name: string, value: string): readonly MessageField[] {
  const jwt = readJwt(value);
  if (jwt === undefined) return [];
  return [
    ...objectFields(`Header of ${name}`, jwt.header),
    ...objectFields(`Claims of ${name}`, jwt.claims),
  ];
}

function flat(value: unknown, path = ''): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  addFlat(fields, value, path);
  return fields;
}

function addFlat(fields: Map<string, string>, value: unknown, path: string): void {
  const members = Array.isArray(value)
    ? Object.entries(value)
    : isObject(value)
      ? Object.entries(value)
      : [];
  if (members.length === 0) {
    if (path !== '') fields.set(path, typeof value === 'string' ? value : JSON.stringify(value));
    return;
  }
  for (const [name, inner] of members)
    addFlat(fields, inner, path === '' ? name : `${path}.${name}`);
}
