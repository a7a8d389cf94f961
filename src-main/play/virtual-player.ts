/**
 * Plays a run without windows or sockets: the core, a signer, and an agenda that is popped as fast
 * as it goes. While something is being signed the run's time stands still, as it does on screen.
 */
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import { needs } from '#shared/kernel/needs.ts';
import { beginRun, type Step, step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Submission } from '../run/conductor.ts';
import { createEntropy } from '../run/entropy.ts';
import { createFactFinder } from '../run/fact-finder.ts';
import { refuseCall, refuseFetch } from '../run/outside/outside-call.ts';
import type { Signer } from '../signing/signer.ts';
import { WorkbenchError } from '../workbench-error.ts';

export interface PlayerParts {
  readonly setup: RunSetup;
  readonly engine: string;
  readonly signer: Signer;
  readonly onEntries: (entries: readonly Entry[]) => void;
}

export interface VirtualPlayer {
  readonly world: () => World;
  /** When the next thing is due; undefined when nothing is planned. */
  readonly dueAt: () => number | undefined;
  /** Lets the next thing happen. */
  readonly pop: () => Promise<void>;
  /** Gives an input at that time, which nothing that is due lies before. */
  readonly give: (submission: Submission, at: number) => Promise<void>;
}

const roundsOfNeeds = 4;

/** Begins a run. */
export function createVirtualPlayer(parts: PlayerParts): VirtualPlayer {
  const { setup, engine, onEntries } = parts;
  const entropy = createEntropy(setup.seed);
  const first = {
    kind: 'run.began',
    at: 0,
    format: 1,
    engine,
    setup,
    entropy: entropy(0),
  } as const;
  const begun = beginRun(first);
  let world = begun.world;
  onEntries(begun.entries);

  function take(done: Step): readonly Effect[] {
    world = done.world;
    onEntries(done.entries);
    return done.effects;
  }

  async function give(submission: Submission, at: number): Promise<void> {
    const stamp = { at: Math.max(at, world.nowMs), entropy: entropy(world.nextSeq) };
    const effects = take(step(world, await informed(world, { ...submission, ...stamp })));
    for (const effect of effects) {
      const ended = await carryOut(effect, parts);
      if (ended !== undefined) await give(ended, world.nowMs);
    }
  }

  return {
    world: () => world,
    dueAt: () => nextItem(world.agenda)?.dueAt,
    pop: async () => {
      const item = nextItem(world.agenda);
      if (item !== undefined)
        await give({ kind: 'agenda.popped', item: item.id, facts: [] }, item.dueAt);
    },
    give,
  };
}

const findFacts = createFactFinder(refuseFetch);

/** The input with all that its step has to know. */
async function informed(world: World, input: Input): Promise<Input> {
  let known = input;
  for (let round = 0; round < roundsOfNeeds; round += 1) {
    const open = needs(world, known);
    if (open.length === 0) return known;
    if (!('facts' in known)) break;
    known = { ...known, facts: [...known.facts, ...(await findFacts(open))] };
  }
  throw new WorkbenchError('What a message rests on could not be found out.');
}

/** Does what a step asks for; nobody outside is called. */
async function carryOut(
  effect: Effect,
  { signer, setup }: PlayerParts,
): Promise<Submission | undefined> {
  // Both are for sockets, and here there are none.
  if (effect.kind === 'answer' || effect.kind === 'drop') return undefined;
  if (effect.kind === 'sign') {
    const jwts = await signer.sign(effect.recipes);
    return { kind: 'jwts.signed', effect: effect.effect, jwts };
  }
  const outcome = await refuseCall(effect.origin, effect.request, setup.provider);
  return { kind: 'call.ended', effect: effect.effect, outcome, facts: [] };
}
