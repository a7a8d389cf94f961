/** Spoils who calls: no credentials, wrong ones, somebody else's, two of them, or none that can be read. */
import fc from 'fast-check';
import { basic } from '../../core/outside-request.ts';
import { clientNamed, usualClients } from '../cast.ts';
import { withHeader, without } from './blank.ts';
import { certificateOf, withCredentials } from './credentials.ts';
import { hostileText } from './hostile-text.ts';
import { knownAt } from './known.ts';
import type { Spoil } from './spoil.ts';

const credentials: readonly fc.Arbitrary<Spoil>[] = [
  fc.constant((blank) => without(blank, 'authorization', 'client_secret', 'client_assertion')),
  hostileText.map((secret) => (blank, _known, { client_id }) => {
    const wrong = basic({ client_id, client_secret: secret });
    return withHeader(without(blank, 'authorization'), 'Authorization', wrong);
  }),
  // Somebody else's credentials instead of one's own, or beside them.
  fc
    .tuple(fc.constantFrom(...usualClients.map(clientNamed)), fc.boolean())
    .map(([other, beside]) => (blank, known) => {
      const bare = without(blank, 'authorization', 'client_secret', 'client_assertion');
      return withCredentials(beside ? blank : bare, other, known);
    }),
  hostileText.map(
    (text) => (blank) => withHeader(without(blank, 'authorization'), 'Authorization', text),
  ),
  fc
    .tuple(fc.constantFrom('Basic ', 'basic  ', 'Bearer ', 'DPoP ', 'Digest '), hostileText)
    .map(([scheme, text]) => (blank) => {
      const value = scheme + Buffer.from(text).toString('base64');
      return withHeader(without(blank, 'authorization'), 'Authorization', value);
    }),
  fc
    .tuple(fc.constantFrom('Bearer', 'DPoP', 'Basic'), fc.nat(100))
    .map(([scheme, at]) => (blank, known) => {
      const value = `${scheme} ${knownAt(known, 'accessTokens', at)}`;
      return withHeader(without(blank, 'authorization'), 'Authorization', value);
    }),
  fc.constantFrom('till', 'tower', 'hermit', 'nobody').map((name) => (blank) => ({
    ...blank,
    certificate: certificateOf(name),
  })),
];

/** A change of the credentials. */
export const credentialSpoil: fc.Arbitrary<Spoil> = fc.oneof(...credentials);
