/**
 * Whom a certificate names, in the library's terms: a subject from its RFC 4514 text, and the
 * alternative names. Judging names that others wrote is not done here.
 */
import type {
  Extension,
  JsonAttributeAndObjectValue,
  JsonGeneralNames,
  Name,
} from '@peculiar/x509';
import {
  type NameAttribute,
  parseDistinguishedName,
} from '#shared/protocol/encoding/distinguished-name.ts';
import { WorkbenchError } from '../workbench-error.ts';
import type { X509Library } from './x509-library.ts';

export interface CertificateNames {
  /** RFC 4514, most specific part first: `CN=till,O=Corner Shop`. */
  readonly subject: string;
  readonly dns?: readonly string[];
  readonly uri?: readonly string[];
  readonly ip?: readonly string[];
  readonly email?: readonly string[];
}

/** The subject as a certificate holds it: RFC 4514 writes the parts in the opposite order. */
export function subjectName(library: X509Library, subject: string): Name {
  const parsed = parseDistinguishedName(subject);
  if (parsed === undefined) {
    throw new WorkbenchError(
      `«${subject}» is no distinguished name; write it like «CN=till,O=Corner Shop».`,
    );
  }
  return new library.Name(parsed.toReversed().map(relativeName));
}

/** The alternative names as an extension, or nothing when there are none. */
export function alternativeNames(library: X509Library, names: CertificateNames): Extension[] {
  const { dns = [], uri = [], ip = [], email = [] } = names;
  const general: JsonGeneralNames = [
    ...dns.map((value) => ({ type: 'dns', value }) as const),
    ...uri.map((value) => ({ type: 'url', value }) as const),
    ...ip.map((value) => ({ type: 'ip', value }) as const),
    ...email.map((value) => ({ type: 'email', value }) as const),
  ];
  if (general.length === 0) return [];
  // RFC 5280 §4.1.2.6: critical when they are all the name there is.
  return [new library.SubjectAlternativeNameExtension(general, names.subject === '')];
}

function relativeName(part: readonly NameAttribute[]): JsonAttributeAndObjectValue {
  const held: JsonAttributeAndObjectValue = {};
  for (const { type, value } of part) {
    if (!/^[\d.]+$/.test(type)) {
      throw new WorkbenchError(
        `«${type}» is no known attribute of a name; give its object identifier.`,
      );
    }
    if (value.kind === 'bytes') {
      throw new WorkbenchError(`The attribute ${type} of a subject has to be text, not bytes.`);
    }
    held[type] = [...(held[type] ?? []), stringOf(type, value.of)];
  }
  return held;
}

/** RFC 5280 appendix A: serial number and country are printable, mail and domain parts are IA5. */
const printable = new Set(['2.5.4.5', '2.5.4.6', '2.5.4.46']);
const ia5 = new Set(['0.9.2342.19200300.100.1.25', '1.2.840.113549.1.9.1']);

function stringOf(type: string, text: string): JsonAttributeAndObjectValue[string][number] {
  if (printable.has(type) && /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)) {
    return { printableString: text };
  }
  if (ia5.has(type) && /^[\x20-\x7e]*$/.test(text)) return { ia5String: text };
  return { utf8String: text };
}
