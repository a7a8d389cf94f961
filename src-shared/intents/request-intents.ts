/**
 * A request that a trainer writes by hand and sends as a relying party: every byte of it as they want
 * it, right or wrong. Where a JWT goes that is yet to be signed stands `{{jwt1}}`, where the length
 * of the body goes stands `{{length}}`.
 */
import { z } from 'zod';

const name = z.string().min(1).max(200);
const headerText = /^[\t\x20-\x7e\x80-\xff]*$/;

export const handKeys = ['right key', 'wrong key', 'none'] as const;

const handMadeJwt = z.strictObject({
  header: z.record(name, z.json()),
  claims: z.record(name, z.json()),
  key: z.enum(handKeys),
});

export const requestSent = z.strictObject({
  kind: z.literal('request.sent'),
  run: z.string().min(1).max(64),
  relyingParty: name,
  method: z.string().regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,20}$/, 'A method is one word.'),
  target: z.string().regex(/^\/[\x21-\x7e]{0,7999}$/, 'A target is a path without blanks.'),
  headers: z
    .array(z.tuple([name, z.string().max(16_000).regex(headerText, 'A header is one line.')]))
    .max(100)
    .readonly(),
  body: z.string().max(200_000),
  jwts: z.array(handMadeJwt).max(10).readonly(),
  /** Shows the certificate of the party, where it has one. */
  withCertificate: z.literal(true).exactOptional(),
});

export type RequestSent = Readonly<z.infer<typeof requestSent>>;
export type HandMadeJwt = Readonly<z.infer<typeof handMadeJwt>>;
export type HandKey = (typeof handKeys)[number];
