/**
 * Text and JSON that hurts where it is not expected: names of the language's own, characters that end
 * lines, numbers that overflow, nesting without end, and whatever fast-check thinks of.
 */
import fc from 'fast-check';

const awkwardTexts: readonly string[] = [
  '',
  ' ',
  '\0',
  'a\0b',
  'x\r\nSet-Cookie: stolen=1',
  'x\r\n\r\nHTTP/1.1 200 OK',
  '\u2028\u2029',
  '\u202eevil\u202c',
  '\ufeff',
  '\u0000\u001f\u007f\u0080\u009f',
  'ｆｕｌｌ　ｗｉｄｔｈ',
  '👩‍👩‍👧‍👦🐢',
  'é vs e\u0301',
  'İi̇ıI',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '[object Object]',
  'undefined',
  'null',
  'NaN',
  'true',
  '0',
  '-1',
  '1e309',
  '99999999999999999999',
  '0x10',
  '1.5',
  "' OR 1=1 --",
  '"; DROP TABLE commits; --',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '../../../../etc/passwd',
  '%00%0d%0a%25',
  '%',
  '%zz',
  'a+b%20c',
  'a&b=c',
  'http://169.254.169.254/latest/meta-data/',
  'file:///etc/passwd',
  'javascript:alert(1)',
  '{}',
  '[]',
  '{"__proto__":{"polluted":true}}',
  'openid openid',
  'openid  profile',
  'openid\tprofile',
  'urn:openid:params:grant-type:ciba',
  'refresh_token',
  'authorization_code',
  'password',
];

const lengths = [256, 1025, 5000, 20_000, 60_000];

const longText = fc
  .tuple(fc.constantFrom('a', 'é', '🐢', '%', ' ', 'a.', '\\', '"'), fc.constantFrom(...lengths))
  .map(([unit, length]) => unit.repeat(Math.floor(length / unit.length)));

/** Any code points, lone halves and unassigned ones among them. */
const anyPoints = fc
  .array(fc.oneof(fc.nat(0x2ff), fc.nat(0x10ffff)), { maxLength: 40 })
  .map((points) => String.fromCodePoint(...points));

/** Any text, and rather often one of those that are known to hurt. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...awkwardTexts) },
  { weight: 3, arbitrary: anyPoints },
  { weight: 2, arbitrary: fc.string({ maxLength: 120 }) },
  { weight: 1, arbitrary: longText },
);

/** Brackets within brackets; the deepest are far beyond what a recursive reader survives. */
const deepJson = fc
  .tuple(
    fc.constantFrom<[string, string]>(['[', ']'], ['{"a":', '}']),
    fc.constantFrom(3, 70, 6000),
  )
  .map(([[open, close], levels]) => `${open.repeat(levels)}1${close.repeat(levels)}`);

const awkwardJson: readonly string[] = [
  '1e999',
  '-1e999',
  '1e-999',
  '-0',
  '9007199254740993',
  '"\\ud800"',
  '"\\u0000"',
  '{"a":1,"a":2}',
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{}}}',
  '{"toString":null,"valueOf":1}',
  '{"":{}}',
  '[null]',
  '[{"type":"payment"},{"type":"__proto__"}]',
  '[{"type":"constructor"}]',
  '[{"type":"account","iban":{}}]',
  '[{"type":"payment","locations":"everywhere"}]',
  '{"id_token":{"constructor":null,"__proto__":null,"toString":null},"userinfo":{"hasOwnProperty":null}}',
  '{"id_token":[]}',
  'nul',
  '{"a":',
  '',
];

/** JSON as text, valid more often than not. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...awkwardJson) },
  { weight: 3, arbitrary: fc.json({ maxDepth: 3 }) },
  { weight: 1, arbitrary: deepJson },
);

/** One value of JSON, as text that can be put into an object that is written by hand. */
export const hostileJsonValue: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: hostileJson.filter((text) => text !== '' && isJson(text)) },
  { weight: 3, arbitrary: hostileText.map((text) => JSON.stringify(text)) },
  { weight: 1, arbitrary: fc.maxSafeInteger().map(String) },
);

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
