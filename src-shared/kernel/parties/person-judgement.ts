/**
 * What a person makes of a prompt: they compare what it shows with the screen at which they began,
 * as far as they read at all, and have a reason for what they decide.
 */
import { type Character, characterOf } from '../../protocol/setup/person.ts';
import { mapGet } from '../collections/persistent-map.ts';
import type { Prompt, World } from '../world.ts';
import type { Mind } from './person-records.ts';
import { signInsOf } from './person-sign-ins.ts';
import type { SignIn } from './relying-party-records.ts';

export interface Opinion {
  readonly decision: 'approve' | 'deny';
  readonly why: string;
  /** They never asked for this, or cannot tell that they did. */
  readonly isStrange: boolean;
}

type Shown = NonNullable<Prompt['shown']>;
const blank: Shown = { clientName: '', bindingMessage: null };

// After so much quiet nobody is tired of prompts any more.
const restMs = 600_000;

/** The mind with one more prompt in it. */
export function afterPrompt(mind: Mind, nowMs: number): Mind {
  const isRested = nowMs - mind.lastPromptAt > restMs;
  return { ...mind, lastPromptAt: nowMs, denials: isRested ? 0 : mind.denials };
}

/** Approve or deny, and why. */
export function weigh(
  world: World,
  { sub, mind, prompt }: { sub: string; mind: Mind; prompt: Prompt },
): Opinion {
  const character = characterOf(mind.setup);
  if (character.reads === 'nothing') return approves('They approve without reading.');
  const shown = prompt.shown ?? blank;
  const known = signInsOf(world, sub);
  const opinion =
    character.temperament === 'phished'
      ? believe(world, shown, known)
      : compare(world, shown, { known, reads: character.reads });
  return character.temperament === 'fatigued' ? tire(character, mind, opinion) : opinion;
}

interface Knowledge {
  readonly known: readonly SignIn[];
  readonly reads: Character['reads'];
}

/** With the screens of the sign-ins that they began themselves. */
function compare(world: World, shown: Shown, { known, reads }: Knowledge): Opinion {
  const own = known.filter(({ begunBy }) => begunBy === undefined);
  const here =
    reads === 'message' ? own : own.filter((one) => nameOf(world, one) === shown.clientName);
  if (here.some((one) => messageOf(one) === (shown.bindingMessage ?? '')))
    return approves(
      shown.bindingMessage === null
        ? 'They began this sign-in, and neither side shows a message.'
        : 'The binding message is what the till shows.',
    );
  if (here.length > 0) return denies('The binding message is not what the till shows.');
  if (isPlayedHere(world, shown.clientName))
    return denies(`They began no sign-in at «${shown.clientName}».`);
  const why = 'Who asks is outside of this run, so there is no screen to compare with.';
  return { ...approves(why), isStrange: true };
}

/** Whoever shows the message is believed, and an attacker shows the right one. */
function believe(world: World, shown: Shown, known: readonly SignIn[]): Opinion {
  const seen = known.find((one) => messageOf(one) === (shown.bindingMessage ?? ''));
  if (seen !== undefined)
    return approves(
      seen.begunBy === 'attacker'
        ? 'The message is what the attacker’s page shows.'
        : 'The message is what the page before them shows.',
    );
  return known.length === 0 && !isPlayedHere(world, shown.clientName)
    ? approves('A page outside of this run shows the message, and they believe it.')
    : denies('No page that they look at shows this message.');
}

/** Enough is enough: what keeps coming is approved in the end, so that it stops. */
function tire({ denials: most }: Character, { denials }: Mind, opinion: Opinion): Opinion {
  if (opinion.decision === 'approve' && !opinion.isStrange) return opinion;
  return denials < most
    ? denies(`They did not ask for this: denial ${denials + 1} of ${most} before they give in.`)
    : approves('The prompts keep coming, and they give in.');
}

function approves(why: string): Opinion {
  return { decision: 'approve', why, isStrange: false };
}

function denies(why: string): Opinion {
  return { decision: 'deny', why, isStrange: true };
}

function messageOf({ parameters }: SignIn): string {
  const message = parameters['binding_message'];
  return typeof message === 'string' ? message : '';
}

function nameOf(world: World, { clientId }: Pick<SignIn, 'clientId'>): string {
  return mapGet(world.clients, clientId)?.client_name ?? clientId;
}

/** Whether every screen of who asks is part of this run; a client outside may have one of its own. */
function isPlayedHere(world: World, clientName: string): boolean {
  if (world.setup.mode === 'wall') return false;
  return world.setup.relyingParties.some((role) => nameOf(world, role) === clientName);
}
