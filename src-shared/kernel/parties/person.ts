/**
 * People who act by themselves: they see what happens on their devices, and what they press there
 * goes the same way as a click. They look on when a step is over, so that nothing else in the core
 * has to know of them.
 */
import { personMachine } from '../../machines/person-machine.ts';
import {
  type MachineMove,
  moveMachine,
  startMachine,
  stateName,
} from '../../machines/run-machine.ts';
import { characterOf, type PersonSetup } from '../../protocol/setup/person.ts';
import type { EntryOf } from '../../trace/entry.ts';
import { nameOf } from '../../trace/party.ts';
import { mapDelete, mapGet, mapSet } from '../collections/persistent-map.ts';
import { type Draft, recordMove, write } from '../draft.ts';
import { drawMs } from '../draw.ts';
import type { Prompt } from '../world.ts';
import { tapPrompt } from './authentication-device.ts';
import { phoneOf } from './device-records.ts';
import { approveUnseen } from './gestures.ts';
import { followByThemselves } from './letters.ts';
import { afterPrompt, weigh } from './person-judgement.ts';
import type { Mind, Reaction } from './person-records.ts';
import { noteSignIn } from './person-sign-ins.ts';

/** What happened in this step, as far as anybody who acts by themselves sees it. */
export function watchDevices(draft: Draft): void {
  // What they do about it is written behind, and looked at in its turn.
  for (const entry of draft.entries) {
    if (entry.kind === 'sign-in.began') noteSignIn(draft, entry.signIn);
    else if (entry.kind === 'prompt.arrived') notice(draft, entry.prompt, entry.seq);
    else if (entry.kind === 'letter.arrived') followByThemselves(draft, entry.letter);
    else if (entry.kind === 'machine.moved' && entry.machine === 'authentication-device')
      lookAt(draft, entry);
  }
}

/** A timer of a person is due, or something happened that they react to. */
export function movePerson(
  draft: Draft,
  authReqId: string,
  event: { readonly type: string },
): void {
  const reaction = mapGet(draft.persons.reactions, authReqId);
  if (reaction === undefined) return;
  const move = moveMachine(personMachine, reaction.machine, event);
  if (move.moved) settle(draft, reaction, move, event.type, stateName(reaction.machine.value));
}

/** A prompt rings for somebody; their other devices may be ringing for the same request. */
export function notice(draft: Draft, id: string, cause: number): void {
  const prompt = mapGet(draft.prompts, id);
  if (prompt === undefined || !isUndecided(prompt) || isQuiet(draft, prompt)) return;
  const { authReqId, party: device } = prompt;
  const reaction = mapGet(draft.persons.reactions, authReqId);
  const inHand = { prompt: id, device };
  if (reaction !== undefined) {
    // One that they pressed and that nobody answered is shown again; they have decided it.
    const isKnown =
      reaction.pressed.includes(id) || reaction.prompts.some((one) => one.prompt === id);
    if (!isKnown) keep(draft, { ...reaction, prompts: [...reaction.prompts, inHand] });
    return;
  }
  const sub = mapGet(draft.requests, authReqId)?.sub ?? '';
  const mind = mapGet(draft.persons.minds, sub);
  if (mind === undefined) return;
  draft.cause = cause;
  keepMind(draft, sub, afterPrompt(mind, draft.nowMs));
  begin(draft, { authReqId, sub, prompts: [inHand], pressed: [] }, mind.setup);
}

function begin(draft: Draft, reaction: Omit<Reaction, 'machine'>, setup: PersonSetup): void {
  const { temperament, think, reads, secondPhone } = characterOf(setup);
  const thinkMs = drawMs(draft.identifiers, think);
  const reachMs = drawMs(draft.identifiers, secondPhone.after);
  const doesRead = reads !== 'nothing';
  // Who reads has the prompt open for the second half of the time.
  const glanceMs = doesRead ? Math.floor(thinkMs / 2) : thinkMs;
  const times = { glanceMs, readMs: thinkMs - glanceMs, reachMs };
  const move = startMachine(personMachine, { ...times, reads: doesRead ? 1 : 0 });
  settle(draft, { ...reaction, machine: move.state }, move, 'prompt.arrived', null);
  const type = temperament === 'absent' ? 'person.is-away' : 'person.heeds';
  movePerson(draft, reaction.authReqId, { type });
}

/** Something changed on the screen of a device. */
function lookAt(draft: Draft, { about = '', instance, to, seq }: EntryOf<'machine.moved'>): void {
  const reaction = mapGet(draft.persons.reactions, about);
  if (reaction === undefined) return;
  draft.cause = seq;
  if (reaction.pressed.includes(instance)) return hear(draft, about, to);
  const prompts = reaction.prompts.filter(({ prompt }) => prompt !== instance);
  if (to.startsWith('prompted.') || prompts.length === reaction.prompts.length) return;
  keep(draft, { ...reaction, prompts });
  if (prompts.length > 0) return;
  const isDecided = reaction.machine.context.decision !== null;
  movePerson(draft, about, { type: isDecided ? 'second.gone' : 'prompt.gone' });
}

/** The phone says what became of what they pressed. */
function hear(draft: Draft, authReqId: string, end: string): void {
  if (end === 'approved' || end === 'denied')
    movePerson(draft, authReqId, { type: 'decision.accepted' });
  else if (end === 'tooLate') movePerson(draft, authReqId, { type: 'decision.refused' });
}

function settle(
  draft: Draft,
  reaction: Reaction,
  move: MachineMove<Reaction['machine']['context']>,
  event: string,
  from: string | null,
): void {
  const { authReqId } = reaction;
  const to = stateName(move.state.value);
  if (personMachine.states[to as keyof typeof personMachine.states]?.type === 'final')
    forget(draft, authReqId);
  else keep(draft, { ...reaction, machine: move.state });
  const party = 'person';
  const moving = { machine: 'person', instance: authReqId, party, about: authReqId } as const;
  recordMove(draft, { ...moving, event, from }, move);
  for (const action of move.actions) carryOut(draft, authReqId, action);
}

function carryOut(draft: Draft, authReqId: string, action: string): void {
  const reaction = mapGet(draft.persons.reactions, authReqId);
  const prompt = mapGet(draft.prompts, reaction?.prompts[0]?.prompt ?? '');
  if (reaction === undefined || prompt === undefined) return;
  if (action === 'openPrompt') open(draft, prompt);
  else if (action === 'weighPrompt') decide(draft, reaction, prompt);
  else {
    press(draft, reaction, prompt);
    if (action === 'pressDecision') tempt(draft, reaction);
  }
}

function decide(draft: Draft, { authReqId, sub }: Reaction, prompt: Prompt): void {
  const mind = mapGet(draft.persons.minds, sub);
  // A service was set up anew, and this person is none of its any more.
  if (mind === undefined) return movePerson(draft, authReqId, { type: 'person.changed' });
  const { decision, why, isStrange } = weigh(draft, { sub, mind, prompt });
  if (isStrange && decision === 'deny') keepMind(draft, sub, tired(mind));
  draft.cause = write(draft, {
    kind: 'person.decided',
    party: 'person',
    about: authReqId,
    sub,
    temperament: mind.setup.temperament,
    device: prompt.party,
    prompt: prompt.id,
    decision,
    why,
  });
  movePerson(draft, authReqId, { type: decision === 'approve' ? 'mind.approves' : 'mind.denies' });
}

function press(draft: Draft, reaction: Reaction, prompt: Prompt): void {
  keep(draft, {
    ...reaction,
    prompts: reaction.prompts.filter(({ prompt: id }) => id !== prompt.id),
    pressed: [...reaction.pressed, prompt.id],
  });
  open(draft, prompt);
  const isYes = reaction.machine.context.decision === 'approve';
  if (isYes) approveUnseen(draft, prompt.id);
  else tapPrompt(draft, { kind: 'prompt.denied', prompt: prompt.id });
}

/** Another phone of theirs shows the same. */
function tempt(draft: Draft, { authReqId, sub, prompts }: Reaction): void {
  const setup = mapGet(draft.persons.minds, sub)?.setup;
  if (setup?.temperament !== 'two-phones' || prompts.length < 2) return;
  const { chance } = characterOf(setup).secondPhone;
  if (draft.identifiers.fraction() < chance)
    movePerson(draft, authReqId, { type: 'second.tempts' });
}

function open(draft: Draft, { id, machine }: Prompt): void {
  if (stateName(machine.value) === 'prompted.notified')
    tapPrompt(draft, { kind: 'prompt.opened', prompt: id });
}

/** A phone that keeps quiet is not looked at. */
function isQuiet(draft: Draft, { party }: Prompt): boolean {
  return draft.phones.size > 0 && !phoneOf(draft, nameOf(party)).notifies;
}

function isUndecided({ machine }: Prompt): boolean {
  return stateName(machine.value).startsWith('prompted.');
}

function tired(mind: Mind): Mind {
  return { ...mind, denials: mind.denials + 1 };
}

function keepMind(draft: Draft, sub: string, mind: Mind): void {
  draft.persons = { ...draft.persons, minds: mapSet(draft.persons.minds, sub, mind) };
}

function keep(draft: Draft, reaction: Reaction): void {
  const reactions = mapSet(draft.persons.reactions, reaction.authReqId, reaction);
  draft.persons = { ...draft.persons, reactions };
}

function forget(draft: Draft, authReqId: string): void {
  const reactions = mapDelete(draft.persons.reactions, authReqId);
  draft.persons = { ...draft.persons, reactions };
}
