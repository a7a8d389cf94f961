/** The JWTs that a run gave out as what they say, and what who got them found. */

import { bodyObject } from '../../../protocol/encoding/wire.ts';
import type { EntryOf } from '../../../trace/entry.ts';
import { readJwt } from '../../jwt-view.ts';
import type { Material } from '../material.ts';
import { clockTime } from '../shown-characters.ts';
import { markdownTable, markdownText } from './markdown-text.ts';

const members = ['id_token', 'access_token'] as const;

/** A section for each token; the claims go through the masking as everything does. */
export function tokenSections({ recorded, clean }: Material): readonly string[] {
  return recorded.flatMap((entry) => {
    if (entry.kind !== 'message.sent') return [];
    const body = bodyObject(entry.wire) ?? {};
    return members.flatMap((member) => {
      const jwt = readJwt(body[member]);
      if (jwt === undefined) return [];
      const alg = String(jwt.header['alg']);
      return [
        `### ${clockTime(entry.at)} ${member}, ${markdownText(alg)}, for ${markdownText(entry.to)}`,
        '',
        ...claimTable(clean(jwt.claims)),
        '',
      ];
    });
  });
}

function claimTable(claims: Readonly<Record<string, unknown>>): readonly string[] {
  const rows = Object.entries(claims).map(([name, value]) => [
    markdownText(name),
    markdownText(typeof value === 'string' ? value : JSON.stringify(value)),
  ]);
  return markdownTable(['claim', 'value'], rows);
}

/** What each client found when it looked at the ID token that it got. */
export function checkLines({ entries }: Material): readonly string[] {
  const verified = entries.filter(
    (entry): entry is EntryOf<'id-token.verified'> => entry.kind === 'id-token.verified',
  );
  return verified.map(({ at, party, checks }) => {
    const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
    const words =
      failed.length === 0
        ? `all ${checks.length} checks of the ID token hold`
        : `of ${checks.length} checks of the ID token these fail: ${failed.join(', ')}`;
    return `- ${clockTime(at)} ${markdownText(party)}: ${markdownText(words)}`;
  });
}
