/** Whether a jti is new: the record knows every JWT that came before. */

import { isObject } from '../../../protocol/encoding/wire.ts';
import type { ClauseId } from '../../../protocol/rules/clauses.ts';
import { thumbprintWork } from '../../hash-work/thumbprint-work.ts';
import { earlierUse } from '../token-ledger.ts';
import { compared, type TokenCheck } from './check.ts';
import type { Scene } from './scene.ts';

interface About {
  readonly clause: ClauseId;
  readonly rules: readonly string[];
}

/** The jti is there, and no JWT of that kind came with it before. */
export function identifierCheck(scene: Scene, about: About): TokenCheck {
  const { jwt, message, token, ledger } = scene;
  const { jti, iss } = jwt.claims;
  const jwk = jwt.header['jwk'];
  const jkt = isObject(jwk) ? thumbprintWork(jwk)?.encoded : undefined;
  const earlier =
    jti === undefined
      ? undefined
      : earlierUse(ledger, { kind: token.kind, jti, iss, seq: message.seq, to: message.to, jkt });
  const isText = typeof jti === 'string' && jti !== '';
  return compared({
    id: 'jti',
    ...about,
    holds: isText && earlier === undefined,
    found: jti,
    expected: 'one that did not come before',
    words: [
      'It came here for the first time.',
      isText ? `It came before, in message ${earlier?.seq ?? ''}: a replay.` : 'It has none.',
    ],
  });
}
