/** To which key an access token is bound, as far as the record shows it. */
import {
  bodyObject,
  type HttpRequest,
  headerOf,
  isObject,
} from '../../../protocol/encoding/wire.ts';
import { type ThumbprintWork, thumbprintWork } from '../../hash-work/thumbprint-work.ts';
import { type JwtView, readJwt } from '../../jwt-view.ts';
import type { Messages, MessageView } from '../../message-view.ts';
import type { Scene } from './scene.ts';

/** The thumbprint: from the token itself, or from the proof in the call that it was the answer to. */
export function bindingOf(
  { messages, seq }: Pick<Scene, 'messages' | 'seq'>,
  token: string,
): string | undefined {
  const jwt = readJwt(token);
  if (jwt !== undefined) return boundKeyIn(jwt);
  const answer = messages.list.find(
    (one) => one.seq <= seq && bodyObject(one.wire)?.['access_token'] === token,
  );
  return answer === undefined ? undefined : proofKeyOf(messages, answer)?.encoded;
}

function boundKeyIn({ claims: { cnf } }: JwtView): string | undefined {
  const jkt = isObject(cnf) ? cnf['jkt'] : undefined;
  return typeof jkt === 'string' ? jkt : undefined;
}

/** The key of the proof in the call of that exchange. */
export function proofKeyOf(
  { exchanges }: Pick<Messages, 'exchanges'>,
  { exchange }: Pick<MessageView, 'exchange'>,
): ThumbprintWork | undefined {
  const call = callOf(exchanges.get(exchange));
  const jwk = readJwt(call && headerOf(call, 'dpop'))?.header['jwk'];
  return isObject(jwk) ? thumbprintWork(jwk) : undefined;
}

/** The request of an exchange. */
export function callOf(halves: readonly MessageView[] = []): HttpRequest | undefined {
  for (const { wire } of halves) if (wire.kind === 'http.request') return wire;
  return undefined;
}
