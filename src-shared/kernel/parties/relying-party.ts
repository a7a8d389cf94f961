/**
 * The simulated relying party: moves a sign-in along its machine and carries out what the machine
 * asks for as real HTTP requests. What comes back is read in `relying-party-answers.ts` and
 * `relying-party-callback.ts`.
 */
import type { PartyIntent } from '../../intents.ts';
import {
  type RelyingPartyEvent,
  relyingPartyMachine,
  signInEnds,
} from '../../machines/relying-party-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { assert } from '../../protocol/assert.ts';
import { discoveryAddress } from '../../protocol/provider-endpoints.ts';
import { mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove, write } from '../draft.ts';
import type { PendingSignature } from '../provider/records.ts';
import { planFetch, planRequest, planTokenCall } from './calls/plan-call.ts';
import { parametersOf } from './calls/request-parameters.ts';
import { aboutOf, carryOutPlan, sendCall } from './calls/send-call.ts';
import { bearerKey, forgetSignIn, loseBearer } from './relying-party-ended.ts';
import type { SignIn } from './relying-party-records.ts';
import {
  clientOf,
  deliveryModeOf,
  endpointsOf,
  issuerOf,
  misbehaves,
  roleOfParty,
} from './relying-party-role.ts';

type Of<Kind extends PartyIntent['kind']> = Extract<PartyIntent, { kind: Kind }>;

/** A person pressed «Sign in»: a new sign-in begins and asks the provider. */
export function beginSignIn(draft: Draft, intent: Of<'sign-in.pressed'>): void {
  const party = `relying-party/${intent.relyingParty}` as const;
  const { loginHint, bindingMessage, scope, begunBy } = intent;
  const id = `s${draft.nextSeq}`;
  const by = begunBy === undefined ? {} : { begunBy };
  const asked = { signIn: id, loginHint, bindingMessage, scope, ...by };
  write(draft, { kind: 'sign-in.began', party, ...asked });
  const begun = startMachine(relyingPartyMachine, { atMs: draft.nowMs });
  const isKnown = endpointsOf(draft, party) !== undefined;
  const type = isKnown ? 'provider.known' : 'provider.unknown';
  const signIn: SignIn = {
    id,
    party,
    clientId: roleOfParty(draft, party).clientId,
    ...by,
    parameters: parametersOf(intent),
    userCode: intent.request?.user_code ?? null,
    notificationToken: null,
    early: null,
    tokens: null,
    dpopNonce: null,
    machine: begun.state,
  };
  const move = moveMachine(relyingPartyMachine, begun.state, { type });
  settle(draft, signIn, move, 'sign-in.pressed', null);
}

/** The person said the code that the provider wants; the request is made again with it. */
export function enterUserCode(draft: Draft, intent: Of<'user-code.entered'>): void {
  changeSignIn(draft, intent.signIn, { userCode: intent.code });
  moveSignIn(draft, intent.signIn, { type: 'user-code.entered' });
}

/** A timer of a sign-in is due, or an answer told it something. One that is over hears nothing. */
export function moveSignIn(
  draft: Draft,
  id: string,
  event: RelyingPartyEvent | { readonly type: string },
): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn === undefined) return;
  const move = moveMachine(relyingPartyMachine, signIn.machine, event);
  settle(draft, signIn, move, event.type, stateName(signIn.machine.value));
}

/** Notes something about a sign-in that is no move of its machine. */
export function changeSignIn(draft: Draft, id: string, change: Partial<SignIn>): void {
  const signIn = mapGet(draft.signIns, id);
  if (signIn !== undefined) draft.signIns = mapSet(draft.signIns, id, { ...signIn, ...change });
}

/** The shell signed what a call was waiting for. */
export function completeCall(
  draft: Draft,
  { purpose, about }: PendingSignature,
  jwts: readonly string[],
): void {
  if (purpose.kind !== 'relying-party') return;
  const { caller, call } = purpose;
  const isOver = mapGet(draft.signIns, caller.id) === undefined;
  // What ended while it was being signed is not asked for any more.
  if (isOver && !misbehaves(draft, caller.party, 'redeems-twice')) return;
  sendCall(draft, caller, { call, jwts, about });
  if (call.purpose === 'token') notePoll(draft, caller.id);
}

function settle(
  draft: Draft,
  signIn: SignIn,
  move: MachineMove<SignIn['machine']['context']>,
  event: string,
  from: string | null,
): void {
  const next = { ...signIn, machine: move.state };
  const { id, party } = next;
  draft.signIns = mapSet(draft.signIns, id, next);
  const about = aboutOf(next);
  const moving = { machine: 'relying-party', instance: id, party, about, event, from } as const;
  recordMove(draft, moving, move);
  const state = stateName(move.state.value);
  if (signInEnds.includes(state)) endSignIn(draft, next, state);
  else for (const action of move.actions) carryOut(draft, next, action);
}

function carryOut(draft: Draft, signIn: SignIn, action: string): void {
  const { party, id } = signIn;
  if (action === 'discoverProvider') {
    const address = discoveryAddress(issuerOf(draft, party));
    carryOutPlan(draft, signIn, planFetch('discovery', address));
    return;
  }
  const endpoints = endpointsOf(draft, party);
  assert(endpoints !== undefined, 'the provider is found before it is asked');
  if (action === 'fetchKeys') carryOutPlan(draft, signIn, planFetch('keys', endpoints.jwks));
  if (action === 'pollTokenEndpoint') {
    const done = carryOutPlan(draft, signIn, planTokenCall(draft, signIn, endpoints));
    if (done === 'sent') notePoll(draft, id);
  }
  if (action === 'askProvider') {
    const asking = withFreshBearer(draft, signIn);
    draft.signIns = mapSet(draft.signIns, id, { ...asking, userCode: null });
    const userCode = signIn.userCode ?? undefined;
    carryOutPlan(draft, asking, planRequest(draft, asking, endpoints, userCode));
  }
}

function notePoll(draft: Draft, id: string): void {
  moveSignIn(draft, id, { type: 'poll.sent', atMs: draft.nowMs });
}

/** CIBA Core §7.1: whoever is to be told gives out a new bearer token with every request. */
function withFreshBearer(draft: Draft, signIn: SignIn): SignIn {
  if (deliveryModeOf(clientOf(draft, signIn.clientId)) === 'poll') return signIn;
  const { party, id } = signIn;
  if (signIn.notificationToken !== null) loseBearer(draft, signIn);
  const notificationToken = misbehaves(draft, party, 'reuses-notification-token')
    ? 'the-only-notification-token'
    : draft.identifiers.token();
  const next = { ...signIn, notificationToken };
  draft.signInsByBearer = mapSet(draft.signInsByBearer, bearerKey(next), id);
  return next;
}

function endSignIn(draft: Draft, signIn: SignIn, state: string): void {
  const { id, party, machine } = signIn;
  const about = aboutOf(signIn);
  const reason = machine.context.ended ?? (state === 'expired' ? 'expires_in has passed' : null);
  const named = about === undefined ? {} : { about };
  write(draft, { kind: 'sign-in.ended', party, ...named, signIn: id, state, reason });
  forgetSignIn(draft, signIn, state === 'signedIn' ? signIn.tokens : null);
}
