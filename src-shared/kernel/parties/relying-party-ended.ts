/** What a relying party forgets when a sign-in is over, and the little that it remembers. */
import { dropOldest, expiringSet, lineLength } from '../collections/expiring-map.ts';
import { mapDelete, mapGet } from '../collections/persistent-map.ts';
import type { Draft } from '../draft.ts';
import type { EndedSignIn, SignIn } from './relying-party-records.ts';

const mostEnded = 1000;

/** Takes a sign-in that is over out of the world; a notification that comes again is still known. */
export function forgetSignIn(draft: Draft, signIn: SignIn, tokens: SignIn['tokens']): void {
  const { id, party, notificationToken, machine } = signIn;
  draft.signIns = mapDelete(draft.signIns, id);
  const value = { party, authReqId: machine.context.authReqId, notificationToken, tokens };
  const entry = { value, expiresAt: Number.MAX_SAFE_INTEGER };
  draft.endedSignIns = expiringSet(draft.endedSignIns, id, entry, draft.nowMs);
  while (lineLength(draft.endedSignIns) > mostEnded) dropEnded(draft);
}

function dropEnded(draft: Draft): void {
  const { line, held, first } = draft.endedSignIns;
  const oldest = mapGet(held, mapGet(line, String(first)) ?? '')?.value;
  draft.endedSignIns = dropOldest(draft.endedSignIns).map;
  if (oldest !== undefined) loseBearer(draft, oldest);
}

/** Under which name the bearer token of a notification is remembered. */
export function bearerKey({
  party,
  notificationToken,
}: Pick<EndedSignIn, 'party' | 'notificationToken'>): string {
  return `${party} ${notificationToken ?? ''}`;
}

/** Nobody is expected with that bearer token any more. */
export function loseBearer(
  draft: Draft,
  of: Pick<EndedSignIn, 'party' | 'notificationToken'>,
): void {
  draft.signInsByBearer = mapDelete(draft.signInsByBearer, bearerKey(of));
}
