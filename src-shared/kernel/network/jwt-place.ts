/**
 * Where in a message a JWT stands, by the name of a form parameter, a member of a JSON body or a
 * header; and the same message with another JWT there.
 */
import { encodeBase64Text } from '../../protocol/encoding/base64-text.ts';
import { readForm, writeForm } from '../../protocol/encoding/form.ts';
import { decodeFormBody } from '../../protocol/encoding/form-body.ts';
import { bodyObject, bodyText, headerOf, type Wire } from '../../protocol/encoding/wire.ts';
import { withBody } from './spoiling.ts';

/** The JWT of that name, or undefined where there is nothing of that name. */
export function jwtAt(wire: Wire, at: string): string | undefined {
  const inForm = decodeFormBody(wire)?.get(at);
  if (inForm !== undefined) return inForm;
  const inBody = bodyObject(wire)?.[at];
  if (typeof inBody === 'string') return inBody;
  const header = wire.kind === 'channel.note' ? undefined : headerOf(wire, at);
  return header === undefined ? undefined : (schemeOf(header)?.rest ?? header);
}

/** The message with another JWT in that place. */
export function withJwtAt(wire: Wire, at: string, jwt: string): Wire {
  if (decodeFormBody(wire)?.has(at) === true) {
    const pairs = readForm(bodyText(wire) ?? '')?.pairs ?? [];
    const text = writeForm(pairs.map(([name, value]) => [name, name === at ? jwt : value]));
    return withBody(wire, encodeBase64Text(text));
  }
  const body = bodyObject(wire);
  if (typeof body?.[at] === 'string')
    return withBody(wire, encodeBase64Text(JSON.stringify({ ...body, [at]: jwt })));
  if (wire.kind === 'channel.note') return wire;
  const headers = wire.headers.map(([name, value]): [string, string] => [
    name,
    name.toLowerCase() === at.toLowerCase() ? `${schemeOf(value)?.scheme ?? ''}${jwt}` : value,
  ]);
  return { ...wire, headers };
}

/** «Bearer », and what follows it. */
function schemeOf(value: string): { readonly scheme: string; readonly rest: string } | undefined {
  const [, scheme, rest] = /^([A-Za-z]+ +)(.+)$/.exec(value) ?? [];
  return scheme === undefined || rest === undefined ? undefined : { scheme, rest };
}
