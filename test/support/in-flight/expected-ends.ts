/**
 * How a sign-in has to end when something is done to one of its messages, by the clauses: whatever is
 * not listed here ends as if nothing had been done. One row for each reason.
 */
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import type { Ends, MessageKind } from './told-sign-in.ts';

type InMode = Readonly<Partial<Record<DeliveryMode, Partial<Ends>>>>;

interface Row {
  readonly why: string;
  readonly kind: MessageKind;
  readonly acts: readonly string[];
  readonly ends: Partial<Ends>;
  /** Where it differs with the mode. */
  readonly but?: InMode;
}

const late = 'Nobody answered in time.';
const reset = 'The connection was reset.';
const expired = 'expired: expires_in has passed';
const forged = ['wrong key', 'none', 'as it was'];
const of = (at: string): readonly string[] => forged.map((how) => `${at} ${how}`);

const neverAsked = { request: 'none', phone: 'none', told: 'none' };
/** The provider goes on with a request of which its client knows nothing. */
const orphaned: InMode = {
  poll: { request: 'expired', phone: 'lapsed' },
  ping: { request: 'expired', phone: 'approved' },
  push: { request: 'redeemed', phone: 'approved' },
};
const told = (how: string): InMode => ({
  poll: { ...orphaned.poll },
  ping: { ...orphaned.ping, told: how },
  push: { ...orphaned.push, told: how },
});

const rows: readonly Row[] = [
  {
    why: 'CIBA Core §7.2: whoever cannot be authenticated gets invalid_client',
    kind: 'authentication request',
    acts: ['edit', ...of('client_assertion')],
    ends: { signIn: 'refused: invalid_client', ...neverAsked },
  },
  {
    why: 'CIBA Core §7.1.1: a signed request has to be signed by its client',
    kind: 'authentication request',
    acts: of('request'),
    ends: { signIn: 'refused: invalid_request', ...neverAsked },
  },
  {
    why: 'a request that never arrives in time asks nobody',
    kind: 'authentication request',
    acts: ['drop', 'delay too long'],
    ends: { signIn: `refused: ${late}`, ...neverAsked },
  },
  {
    why: 'a broken connection is noticed at once',
    kind: 'authentication request',
    acts: ['reset'],
    ends: { signIn: `refused: ${reset}`, ...neverAsked },
  },
  {
    why: 'OpenID Connect Core §9: a jti counts once, and the copy used it up',
    kind: 'authentication request',
    acts: ['reorder'],
    ends: { signIn: 'refused: invalid_client' },
    but: told('givenUp'),
  },
  {
    why: 'the client gave up; while it waits, a notification may come early and is taken',
    kind: 'acknowledgement',
    acts: ['drop', 'delay too long'],
    ends: { signIn: `refused: ${late}` },
    but: told('delivered'),
  },
  {
    why: 'CIBA Core §10.2: nobody is expected any more with the bearer token of what is over',
    kind: 'acknowledgement',
    acts: ['reset'],
    ends: { signIn: `refused: ${reset}` },
    but: told('givenUp'),
  },
  {
    why: 'CIBA Core §7.3: an acknowledgement has an auth_req_id',
    kind: 'acknowledgement',
    acts: ['edit'],
    ends: { signIn: 'refused: the acknowledgement has no auth_req_id' },
    but: told('givenUp'),
  },
  {
    why: 'CIBA Core §7.4: what nobody decides expires, and a push client is told so (§12)',
    kind: 'prompt',
    acts: ['drop', 'reset'],
    ends: { signIn: expired, request: 'expired', phone: 'none', told: 'none' },
    but: { push: { told: 'delivered' } },
  },
  {
    why: 'a prompt about no request cannot be decided',
    kind: 'prompt',
    acts: ['edit'],
    ends: { signIn: expired, request: 'expired', phone: 'tooLate', told: 'none' },
    but: { poll: { phone: 'lapsed' }, push: { told: 'delivered' } },
  },
  {
    why: 'the phone asks again, and hears that it was decided',
    kind: 'decision result',
    acts: ['edit', 'drop', 'reset', 'delay too long'],
    ends: { phone: 'tooLate' },
  },
  {
    why: 'CIBA Core §11: invalid_client ends the polling, and the request expires',
    kind: 'token request',
    acts: ['edit', ...of('client_assertion')],
    ends: { signIn: 'failed: invalid_client', request: 'expired' },
    but: { poll: { phone: 'lapsed' } },
  },
  {
    why: 'OpenID Connect Core §9: a jti counts once, and the copy that used it up gets the answer',
    kind: 'token request',
    acts: ['reorder'],
    ends: { signIn: 'failed: invalid_client' },
    but: { poll: { request: 'expired' } },
  },
  {
    why: 'CIBA Core §11: an answer without an error code that is known ends the polling',
    kind: 'pending answer',
    acts: ['edit'],
    ends: { signIn: 'failed: http_400', request: 'expired' },
  },
  {
    why: 'CIBA Core §10.1.1: an auth_req_id is spent when its tokens are given, wherever they went',
    kind: 'token answer',
    acts: ['drop', 'reset', 'delay too long'],
    ends: { signIn: 'failed: invalid_grant' },
  },
  {
    why: 'CIBA Core §10.1.1: a token answer has an access_token',
    kind: 'token answer',
    acts: ['edit'],
    ends: { signIn: 'failed: there is no access_token' },
  },
  {
    why: 'OpenID Connect Core §3.1.3.7: the signature of an ID token is checked',
    kind: 'token answer',
    acts: of('id_token'),
    ends: { signIn: 'failed: id_token: signature' },
  },
  {
    why: 'CIBA Core §10.3.1: the same for a pushed one',
    kind: 'notification',
    acts: of('id_token'),
    ends: { signIn: 'failed: id_token: signature' },
  },
  {
    why: 'CIBA Core §10.2: what the client refuses is not sent again, and nobody polls',
    kind: 'notification',
    acts: ['edit'],
    ends: { signIn: expired, told: 'givenUp' },
    but: { ping: { request: 'expired' } },
  },
  ...(['keys request', 'keys answer'] as const).flatMap((kind): readonly Row[] => [
    {
      why: 'without keys nothing can be verified',
      kind,
      acts: ['drop', 'delay too long'],
      ends: { signIn: `failed: ${late}` },
    },
    { why: 'the same at once', kind, acts: ['reset'], ends: { signIn: `failed: ${reset}` } },
  ]),
  {
    why: 'RFC 7517 §5: a key set has keys',
    kind: 'keys answer',
    acts: ['edit'],
    ends: { signIn: 'failed: malformed_jwks' },
  },
];

/** Whether there is a row for it. */
function rowFor(kind: MessageKind, act: string): Row | undefined {
  return rows.find((row) => row.kind === kind && row.acts.includes(act));
}

/** How it has to end, and why, where it does not end well. */
export function expectedEnds(
  mode: DeliveryMode,
  kind: MessageKind,
  act: string,
): { readonly why: string; readonly ends: Ends } {
  const well = {
    signIn: 'signedIn',
    request: 'redeemed',
    phone: 'approved',
    told: mode === 'poll' ? 'none' : 'delivered',
  };
  const row = rowFor(kind, act);
  const ends = { ...well, ...row?.ends, ...row?.but?.[mode] };
  return { why: row?.why ?? 'it makes no difference', ends };
}
