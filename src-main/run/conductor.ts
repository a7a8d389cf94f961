/**
 * The one loop that touches a run's world. It takes one input at a time, stamps it with time and
 * entropy, steps the core, commits the entries, and only then carries out the effects and tells
 * the followers: what anybody has seen is on disk.
 */

import { nextItem } from '#shared/kernel/collections/agenda.ts';
import type { Effect } from '#shared/kernel/effect.ts';
import type { Input } from '#shared/kernel/input.ts';
import { judgeIntent } from '#shared/kernel/judge-intent.ts';
import type { Need } from '#shared/kernel/need.ts';
import { needs } from '#shared/kernel/needs.ts';
import { step } from '#shared/kernel/step.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import { WorkbenchError } from '../workbench-error.ts';
import { type Batch, emptyBatch, type GoesOn, type Submission, type Waiting } from './batch.ts';
import type { Entropy } from './entropy.ts';
import type { FactFinder } from './fact-finder.ts';

export type { Submission } from './batch.ts';

export interface ConductorParts {
  readonly world: World;
  readonly append: (entries: readonly Entry[]) => void;
  /** Rebuilds the world from what is on disk, after an append has failed. */
  readonly rebuild: () => World;
  readonly entropy: Entropy;
  readonly findFacts: FactFinder;
  /** The run's time now; never before the world's. */
  readonly now: (world: World) => number;
  readonly carryOut: (effect: Effect) => void;
  readonly onCommitted: (entries: readonly Entry[], world: World) => void;
}

interface HeldInput {
  readonly waiting: Waiting;
  readonly input: Input;
}

const batchInputs = 64;
const batchMs = 4;
const roundsOfNeeds = 4;

/** The only holder of a run's mutable world. */
export class Conductor {
  readonly #parts: ConductorParts;
  #world: World;
  #queue: Waiting[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(parts: ConductorParts) {
    this.#parts = parts;
    this.#world = parts.world;
  }

  get world(): World {
    return this.#world;
  }

  /**
   * Puts an input in the queue; the answer comes when it is on disk. A script says at which time of the
   * run it happens, and has let what is due by then happen before.
   */
  submit(submission: Submission, at?: number): Promise<Outcome> {
    return new Promise((resolve, reject) => this.#enqueue({ submission, resolve, reject, at }));
  }

  /** Pops what is due of itself, unless time stands still by then; in a hurry, what follows as well. */
  pop(item: string, goesOn: GoesOn): Promise<Outcome> {
    const submission = { kind: 'agenda.popped', item, facts: [] } as const;
    return new Promise((resolve, reject) => this.#enqueue({ submission, resolve, reject, goesOn }));
  }

  #enqueue(waiting: Waiting): void {
    if (this.#closed) return waiting.reject(closedRun());
    this.#queue.push(waiting);
    this.#running ??= new Promise((resume) => setImmediate(resume)).then(() => this.#drain());
  }

  /**
   * Steps one input and commits it alone. To be called while nothing is half done, as when followers
   * are told of a commit; if it cannot be written, nothing has happened.
   */
  interject(submission: Submission): void {
    // Its time is that of the last commit: an input that waits for facts was stamped soon after.
    const { nowMs: at, nextSeq } = this.#world;
    const stamp = { at, entropy: this.#parts.entropy(nextSeq) };
    const { world, entries } = step(this.#world, { ...submission, ...stamp });
    this.#parts.append(entries);
    this.#world = world;
    this.#parts.onCommitted(entries, world);
  }

  /** Ends the loop: what is in hand is finished, and what still waits is turned away. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const { reject } of this.#queue.splice(0)) reject(closedRun());
    await this.#running;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#queue.length > 0) {
        const batch = emptyBatch();
        const held = this.#fill(batch);
        this.#commit(batch);
        if (held !== undefined) await this.#satisfyAndStep(held);
        // Sockets and timers get their turn; what arrives meanwhile shares the next commit.
        await new Promise((resume) => setImmediate(resume));
      }
    } finally {
      this.#running = undefined;
    }
  }

  /** Steps what waits until the batch is full; answers an input that needs facts first. */
  #fill(batch: Batch): HeldInput | undefined {
    const deadline = performance.now() + batchMs;
    let taken = 0;
    for (const waiting of this.#queue) {
      if (taken === batchInputs || performance.now() > deadline) break;
      this.#catchUp(batch);
      taken += 1;
      if (waiting.goesOn?.(this.#world) === 'stands') {
        batch.turnedAway.push(() => waiting.resolve(standing));
        continue;
      }
      const input = this.#stamp(waiting);
      const open = this.#needsOf(batch, waiting, input);
      if (open === undefined) continue;
      if (open.length === 0) {
        this.#stepInto(batch, waiting, input);
        this.#popAhead(batch, waiting, deadline);
      } else if (input.kind === 'http.arrived' || input.kind === 'call.ended')
        this.#inform(waiting, open);
      else {
        this.#queue = this.#queue.slice(taken);
        return { waiting, input };
      }
    }
    this.#queue = this.#queue.slice(taken);
    return undefined;
  }

  /** What this input rests on; a defect in finding that out ends no run, as little as one in a step. */
  #needsOf(batch: Batch, { reject }: Waiting, input: Input): readonly Need[] | undefined {
    try {
      return needs(this.#world, input);
    } catch (thrown) {
      batch.turnedAway.push(() => reject(thrown));
      return undefined;
    }
  }

  /** What comes from outside waits for its facts beside the queue, so that nobody else waits for them. */
  #inform(waiting: Waiting, open: readonly Need[]): void {
    const { submission, rounds = 0 } = waiting;
    const isOutside = submission.kind === 'http.arrived' || submission.kind === 'call.ended';
    if (!isOutside || rounds === roundsOfNeeds) {
      waiting.reject(new WorkbenchError('What this call rests on could not be found out.'));
      return;
    }
    this.#parts.findFacts(open).then((found) => {
      const facts = [...submission.facts, ...found];
      this.#enqueue({ ...waiting, submission: { ...submission, facts }, rounds: rounds + 1 });
    }, waiting.reject);
  }

  /** Whatever was due before now happens before what is asked now. */
  #catchUp(batch: Batch): void {
    const { clock, nowMs } = this.#world;
    const now = this.#parts.now(this.#world);
    // A clock that stands knows no time but the world's; what is due at that moment waits for a step.
    if (clock.state === 'paused' && now <= nowMs) return;
    for (
      let item = nextItem(this.#world.agenda);
      item !== undefined && item.dueAt <= now && this.#world.clock.state === clock.state;
      item = nextItem(this.#world.agenda)
    ) {
      const input = this.#stampPop(item.id, item.dueAt);
      if (needs(this.#world, input).length > 0) return;
      this.#record(batch, input);
    }
  }

  /** Time in a hurry takes what comes next until the batch is full, or until the shell is to act. */
  #popAhead(batch: Batch, { goesOn }: Waiting, deadline: number): void {
    for (
      let item = nextItem(this.#world.agenda);
      item !== undefined && goesOn?.(this.#world) === 'many' && batch.effects.length === 0;
      item = nextItem(this.#world.agenda)
    ) {
      const input = this.#stampPop(item.id, item.dueAt);
      if (needs(this.#world, input).length > 0) return;
      this.#record(batch, input);
      if (performance.now() > deadline) return;
    }
  }

  #stampPop(item: string, dueAt: number): Input {
    const at = Math.max(this.#world.nowMs, dueAt);
    const entropy = this.#parts.entropy(this.#world.nextSeq);
    return { kind: 'agenda.popped', item, facts: [], at, entropy };
  }

  #stamp({ submission, at: asked }: Waiting): Input {
    const world = this.#world;
    if (submission.kind === 'agenda.popped') {
      const item = nextItem(world.agenda);
      return this.#stampPop(
        submission.item,
        item?.id === submission.item ? item.dueAt : world.nowMs,
      );
    }
    const at = Math.max(world.nowMs, asked ?? this.#parts.now(world));
    return { ...submission, at, entropy: this.#parts.entropy(world.nextSeq) };
  }

  #stepInto(batch: Batch, waiting: Waiting, input: Input): void {
    const { resolve, reject } = waiting;
    const refusal = refusalOf(this.#world, input);
    if (refusal !== undefined) {
      batch.turnedAway.push(() => resolve({ kind: 'refused', sentence: refusal }));
      return;
    }
    const seq = this.#world.nextSeq;
    try {
      this.#record(batch, input);
      batch.accepted.push({ waiting, seq });
    } catch (thrown) {
      // A defect of ours: the world is as it was, and whoever asked learns of it.
      batch.turnedAway.push(() => reject(thrown));
    }
  }

  #record(batch: Batch, input: Input): void {
    const result = step(this.#world, input);
    this.#world = result.world;
    batch.entries.push(...result.entries);
    batch.effects.push(...result.effects);
  }

  #commit({ entries, effects, accepted, turnedAway }: Batch): void {
    for (const answer of turnedAway) answer();
    if (entries.length > 0) {
      try {
        this.#parts.append(entries);
      } catch (thrown) {
        this.#world = this.#parts.rebuild();
        for (const { waiting } of accepted) waiting.reject(thrown);
        return;
      }
    }
    for (const { waiting, seq } of accepted) waiting.resolve({ kind: 'accepted', seq });
    for (const effect of effects) this.#parts.carryOut(effect);
    if (entries.length > 0) this.#parts.onCommitted(entries, this.#world);
  }

  async #satisfyAndStep({ waiting, input }: HeldInput): Promise<void> {
    let informed = input;
    for (let round = 0; round < roundsOfNeeds; round += 1) {
      const open = needs(this.#world, informed);
      if (open.length === 0 || informed.kind !== 'agenda.popped') break;
      informed = {
        ...informed,
        facts: [...informed.facts, ...(await this.#parts.findFacts(open))],
      };
    }
    const batch = emptyBatch();
    this.#stepInto(batch, waiting, informed);
    this.#commit(batch);
  }
}

const standing: Outcome = { kind: 'refused', sentence: 'The time of this run stands still.' };

function closedRun(): WorkbenchError {
  return new WorkbenchError('This run was closed; open it again to go on.');
}

function refusalOf(world: World, input: Input): string | undefined {
  if (input.kind === 'intent.given') return judgeIntent(world, input.intent);
  if (input.kind === 'agenda.popped' && nextItem(world.agenda)?.id !== input.item) {
    return 'That has already happened, or something else is due first.';
  }
  return undefined;
}
