/**
 * A message as fields that can be laid beside those of another one: its first line, its headers, its
 * parameters or members, and the claims of every JWT in it, each also as it is without its secrets.
 */
import { readForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject, bodyText, isObject, type Wire } from '../../protocol/encoding/wire.ts';
import { createRedaction, type Redaction } from '../../trace/redaction.ts';
import { readJwt } from '../jwt-view.ts';

export interface MessageField {
  /** «First line», «Headers», «Claims of id_token». */
  readonly section: string;
  readonly name: string;
  readonly value: string;
  /** The same, with what the one redaction takes out taken out. */
  readonly masked: string;
}

type Clean = Redaction['clean'];

/** Every field, in the order in which they stand in the message; one redaction may mask several. */
export function messageFields(
  wire: Wire,
  { learn, clean }: Pick<Redaction, 'learn' | 'clean'> = createRedaction(),
): readonly MessageField[] {
  learn(wire);
  return [
    ...firstLine(wire, clean),
    ...certificateFields(wire, clean),
    ...headerFields(wire, clean),
    ...bodyFields(wire, clean),
  ];
}

const gone = 'redacted';

function plain(clean: Clean, section: string, name: string, value: string): MessageField {
  return { section, name, value, masked: clean(value) };
}

function firstLine(wire: Wire, clean: Clean): readonly MessageField[] {
  const section = 'First line';
  switch (wire.kind) {
    case 'http.request': {
      const [path = '', query] = wire.target.split('?', 2);
      const asked = Object.fromEntries(readForm(query ?? '')?.values ?? []);
      const line = [
        plain(clean, section, 'method', wire.method),
        plain(clean, section, 'path', path),
      ];
      return [...line, ...objectFields('Query', asked, clean)];
    }
    case 'http.response':
      return [plain(clean, section, 'status', `${wire.status} ${wire.reason}`.trim())];
    default:
      return [plain(clean, section, 'subject', wire.subject)];
  }
}

/** What the client proved of itself in the handshake. */
function certificateFields(wire: Wire, clean: Clean): readonly MessageField[] {
  const certificate = wire.kind === 'http.request' ? wire.certificate : undefined;
  if (certificate === undefined) return [];
  const { subject, thumbprint } = certificate;
  return [
    plain(clean, 'Connection', 'client certificate', subject),
    plain(clean, 'Connection', 'certificate thumbprint', thumbprint),
  ];
}

function headerFields(wire: Wire, clean: Clean): readonly MessageField[] {
  if (wire.kind === 'channel.note') return [];
  const { headers } = wire;
  const masked = clean({ headers }).headers;
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
    return [field, ...claimFields(known, value.replace(/^\w+ /, ''), clean)];
  });
}

function bodyFields(wire: Wire, clean: Clean): readonly MessageField[] {
  const form = decodeFormBody(wire);
  if (form !== undefined) return objectFields('Parameters', Object.fromEntries(form), clean);
  const members = bodyObject(wire);
  if (members !== undefined) return objectFields('Members', members, clean);
  if (wire.body === '') return [];
  const text = bodyText(wire);
  return [
    {
      section: 'Body',
      name: 'body',
      value: text ?? wire.body,
      masked: text === undefined ? '' : clean(text),
    },
  ];
}

/** The members of an object, those of objects within it by their paths, and the JWTs among them. */
function objectFields(
  section: string,
  of: Readonly<Record<string, unknown>>,
  clean: Clean,
): MessageField[] {
  const masked = flat(clean(of));
  const fields = [...flat(of)].map(([name, value]) => ({
    section,
    name,
    value,
    masked: masked.get(name) ?? gone,
  }));
  return [...fields, ...fields.flatMap(({ name, value }) => claimFields(name, value, clean))];
}

function claimFields(name: string, value: string, clean: Clean): readonly MessageField[] {
  const jwt = readJwt(value);
  if (jwt === undefined) return [];
  return [
    ...objectFields(`Header of ${name}`, jwt.header, clean),
    ...objectFields(`Claims of ${name}`, jwt.claims, clean),
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
