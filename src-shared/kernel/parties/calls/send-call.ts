/**
 * Sends what a relying party planned, once whatever had to be signed is signed: to the provider of
 * the simulation as a message, to a provider elsewhere over the network.
 */
import { encodeBase64 } from '../../../protocol/encoding/base64.ts';
import { readCallAddress } from '../../../protocol/encoding/call-address.ts';
import { writeForm } from '../../../protocol/encoding/form.ts';
import { encodeUtf8 } from '../../../protocol/encoding/utf8.ts';
import type { HttpRequest, PeerCertificate } from '../../../protocol/encoding/wire.ts';
import { callOutside } from '../../calling.ts';
import { mapSet } from '../../collections/persistent-map.ts';
import type { Draft } from '../../draft.ts';
import { askForSignatures } from '../../provider/tokens/signing.ts';
import { send } from '../../sending.ts';
import type { Caller, PlannedCall, SignIn } from '../relying-party-records.ts';
import { clientOf, roleOfParty, usesCertificate } from '../relying-party-role.ts';
import { type Plan, proofSlot } from './plan-call.ts';

interface SignedCall {
  readonly call: PlannedCall;
  readonly jwts: readonly string[];
  readonly about: string | undefined;
}

/** Sends a plan that needs no signature; otherwise asks for them and sends it when they are there. */
export function carryOutPlan(
  draft: Draft,
  signIn: SignIn,
  { call, recipes }: Plan,
): 'sent' | 'waits for signatures' {
  if (recipes.length === 0) {
    sendCall(draft, signIn, { call, jwts: [], about: aboutOf(signIn) });
    return 'sent';
  }
  const { id, party, clientId } = signIn;
  const purpose = { kind: 'relying-party', caller: { id, party, clientId }, call } as const;
  askForSignatures(draft, { recipes, about: aboutOf(signIn), purpose });
  return 'waits for signatures';
}

/** Sends a call with its signed parts in place. */
export function sendCall(
  draft: Draft,
  { id, party, clientId }: Caller,
  { call, jwts, about }: SignedCall,
): void {
  const address = readCallAddress(call.address);
  // What is no address leads nowhere; the shell answers so.
  const { origin, host, target } = address ?? { origin: call.address, host: '', target: '/' };
  const role = roleOfParty(draft, party);
  const shown = usesCertificate(clientOf(draft, clientId)) ? role.certificate : undefined;
  const request = requestOf(call, jwts, { host, target, certificate: shown });
  const { purpose } = call;
  if (role.provider !== undefined) {
    const { issuer } = role.provider;
    const asked = { kind: 'relying-party', party, signIn: id, purpose, issuer } as const;
    const to = 'outside-provider';
    callOutside(draft, { origin, request, about, purpose: asked, to, from: party });
    return;
  }
  const { exchange } = send(draft, { from: party, to: 'provider', wire: request, about });
  const waiting = {
    id: exchange,
    asker: party,
    outside: false,
    signIn: id,
    purpose,
    asked: request,
  };
  draft.exchanges = mapSet(draft.exchanges, exchange, waiting);
}

interface Envelope {
  readonly host: string;
  readonly target: string;
  readonly certificate: PeerCertificate | undefined;
}

function requestOf(
  { form, headers, slots }: PlannedCall,
  jwts: readonly string[],
  { host, target, certificate }: Envelope,
): HttpRequest {
  const around: [string, string][] = [
    ['Host', host],
    ['Accept', 'application/json'],
    ...headers.map(([name, value]): [string, string] => [name, value]),
  ];
  const shown = certificate === undefined ? {} : { certificate };
  if (form === null)
    return { kind: 'http.request', method: 'GET', target, headers: around, body: '', ...shown };
  const signed = Object.entries(slots).map(([slot, index]) => [slot, jwts[index] ?? ''] as const);
  const pairs = [...form, ...signed.filter(([slot]) => slot !== proofSlot)];
  const body = encodeUtf8(writeForm(pairs));
  const proofs = signed.filter(([slot]) => slot === proofSlot);
  return {
    kind: 'http.request',
    method: 'POST',
    target,
    headers: [
      ...around,
      ...proofs.map(([, proof]): [string, string] => ['DPoP', proof]),
      ['Content-Type', 'application/x-www-form-urlencoded'],
      ['Content-Length', String(body.length)],
    ],
    body: encodeBase64(body),
    ...shown,
  };
}

/** Whatever a sign-in does is about its request, from the moment it knows it. */
export function aboutOf({ machine }: SignIn): string | undefined {
  return machine.context.authReqId ?? undefined;
}
