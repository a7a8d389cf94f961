/** Distinguished names as text: what may be written differently, and what is never the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  parseDistinguishedName,
  sameDistinguishedName,
} from '#shared/protocol/encoding/distinguished-name.ts';

const text = fc.string({ unit: 'binary' }).map((value) => value.toWellFormed());

/** A value written with every special sign protected, by a sign or by its byte. */
function escapedBySign(value: string): string {
  return value.replace(/[ "#+,;<=>\\]/g, (sign) => `\\${sign}`).replaceAll('\0', '\\00');
}

function escapedByByte(value: string): string {
  return Buffer.from(value).toString('hex').replace(/../g, '\\$&');
}

describe('RFC 4514: a distinguished name', () => {
  it.each([
    ['spaces around separators', 'CN=till,O=Shop', ' CN = till , O= Shop '],
    ['the case of the attribute types', 'CN=till,O=Shop', 'cn=till,o=Shop'],
    ['types spelt out', 'CN=till,ST=Bern', 'commonName=till,stateOrProvinceName=Bern'],
    ['types as object identifiers', 'CN=till,O=Shop', '2.5.4.3=till,2.5.4.10=Shop'],
    ['OpenSSL’s name for a mail address', 'emailAddress=a@b.example', 'E=a@b.example'],
    ['the order inside a part of several', 'CN=till+UID=7,O=Shop', 'UID=7 + CN=till,O=Shop'],
    ['which escape protects a comma', 'O=Shop\\, Inc.', 'O=Shop\\2C Inc.'],
    ['an escape where none is needed', 'O=a\\=b', 'O=a=b'],
    ['a space protected at an end', 'O=\\ a\\ ', 'O=\\20a\\20'],
    ['letters outside ASCII by their bytes', 'CN=Jürg', 'CN=J\\C3\\bcrg'],
    ['text in hexadecimal', 'CN=till', 'CN=#0c0474696c6c'],
    ['the case of ASCII letters (RFC 4517 §4.2.11)', 'CN=Till,C=ch', 'CN=TILL,C=CH'],
    ['how many spaces stand between words', 'O=Corner Shop', 'O=Corner   Shop'],
  ])('is the same whatever %s', (_title, one, other) => {
    expect(sameDistinguishedName(one, other)).toBe(true);
    expect(sameDistinguishedName(other, one)).toBe(true);
  });

  it.each([
    ['another value', 'CN=till,O=Shop', 'CN=tills,O=Shop'],
    ['another type', 'CN=till', 'OU=till'],
    ['another order of parts', 'CN=till,O=Shop', 'O=Shop,CN=till'],
    ['a part more', 'CN=till,O=Shop', 'CN=till,O=Shop,C=CH'],
    ['two parts for one of two attributes', 'CN=till,O=Shop', 'CN=till+O=Shop'],
    ['a separator inside a value', 'CN=till,O=Shop', 'CN=till\\,O\\=Shop'],
    ['an attribute hidden in a value', 'CN=till+O=Shop', 'CN=till\\+O=Shop'],
    ['a hash sign that is text', 'CN=#0c0474696c6c', 'CN=\\#0c0474696c6c'],
    ['bytes that are no text', 'CN=till', 'CN=#040474696c6c'],
    ['a letter that only looks alike', 'CN=\u212aelvin', 'CN=Kelvin'],
    ['case, in a type that nobody registered', '1.2.3.4=a', '1.2.3.4=A'],
    ['no value', 'CN=', 'CN=till'],
  ])('differs by %s', (_title, one, other) => {
    expect(sameDistinguishedName(one, other)).toBe(false);
    expect(sameDistinguishedName(one, one)).toBe(true);
    expect(sameDistinguishedName(other, other)).toBe(true);
  });

  it.each([
    ['no attribute', 'till'],
    ['an empty part', 'CN=till,,O=Shop'],
    ['a comma at the end', 'CN=till,'],
    ['a quoted value', 'CN="till"'],
    ['the slash form', '/CN=till/O=Shop\\'],
    ['a bare semicolon', 'CN=till;O=Shop'],
    ['a backslash at the end', 'CN=till\\'],
    ['an unknown escape', 'CN=ti\\ll'],
    ['bytes that are no UTF-8', 'CN=\\ff'],
    ['half a byte', 'CN=#0c0'],
    ['a type that is no name', 'C N=till'],
    ['an identifier with a leading zero', '2.05.4.3=till'],
    ['half a letter', 'CN=\ud800'],
  ])('is none with %s, and equals nothing, not even itself', (_title, name) => {
    expect(parseDistinguishedName(name)).toBeUndefined();
    expect(sameDistinguishedName(name, name)).toBe(false);
  });

  it('that is empty identifies nobody', () => {
    expect(parseDistinguishedName('')).toEqual([]);
    expect(sameDistinguishedName('', ' ')).toBe(false);
  });

  it('gives back any value that was escaped, by sign or by byte', () => {
    fc.assert(
      fc.property(text, (value) => {
        const read = [{ type: '2.5.4.3', value: { kind: 'text', of: value } }];
        expect(parseDistinguishedName(`CN=${escapedBySign(value)}`)).toEqual([read]);
        expect(parseDistinguishedName(`CN=${escapedByByte(value)}`)).toEqual([read]);
      }),
    );
  });

  it('equals another only when every attribute does', () => {
    const part = fc.record({
      type: fc.constantFrom('CN', 'O', '1.2.3.4'),
      value: fc.string({ unit: fc.constantFrom('a', 'b', ',', '+', '=', '\\', '#') }),
    });
    const name = fc.array(part, { minLength: 1, maxLength: 3 });
    const write = (parts: readonly { type: string; value: string }[]): string =>
      parts.map(({ type, value }) => `${type}=${escapedBySign(value)}`).join(',');
    fc.assert(
      fc.property(name, name, (one, other) => {
        const alike = JSON.stringify(one) === JSON.stringify(other);
        expect(sameDistinguishedName(write(one), write(other))).toBe(alike);
      }),
    );
  });
});
