/**
 * Where a person sets a run's clock: run, pause, and step by the next thing, the next message or the
 * next move of a machine. A step is as many pops as it takes, each an input of its own.
 */

import type { Grain } from '#shared/intents/clock-intents.ts';
import type { ClockIntent } from '#shared/intents.ts';
import { nextItem } from '#shared/kernel/collections/agenda.ts';
import { openHits, wallSentence } from '#shared/kernel/time/clock.ts';
import type { World } from '#shared/kernel/world.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { Outcome } from '#shared/workbench-port.ts';
import type { Submission } from '../batch.ts';

interface ClockDeskParts {
  readonly world: () => World;
  readonly submit: (submission: Submission) => Promise<Outcome>;
  /** Ends when nothing is being signed or called any more. */
  readonly settled: () => Promise<void>;
}

interface ClockDesk {
  readonly set: (intent: ClockIntent) => Promise<Outcome>;
  /** To be told of every commit, for a step that waits for something. */
  readonly note: (entries: readonly Entry[]) => void;
}

/** So many pops are one step at most: a run may go on for ever without a message. */
const mostPops = 1000;

const wanted = { message: 'message.sent', transition: 'machine.moved' } as const;

/** The desk of one run. */
export function createClockDesk({ world, submit, settled }: ClockDeskParts): ClockDesk {
  const listeners = new Set<(entries: readonly Entry[]) => void>();

  async function popNext(): Promise<Outcome> {
    // What is being signed belongs to this moment: a step must not jump past it to a later timer.
    await settled();
    const item = nextItem(world().agenda);
    return item === undefined
      ? {
          kind: 'refused',
          sentence: 'Nothing is planned; press «Sign in» in the relying-party window.',
        }
      : submit({ kind: 'agenda.popped', item: item.id, facts: [] });
  }

  async function stepTo(grain: Exclude<Grain, 'item'>): Promise<Outcome> {
    const kind = wanted[grain];
    const hits = openHits(world()).length;
    let found = false;
    const listen = (entries: readonly Entry[]): void => {
      found ||= entries.some((entry) => entry.kind === kind);
    };
    // What is still being signed is no part of this step.
    await settled();
    listeners.add(listen);
    try {
      const first = await popNext();
      await settled();
      for (let pops = 1; first.kind === 'accepted' && pops < mostPops; pops += 1) {
        if (found || openHits(world()).length > hits) break;
        if ((await popNext()).kind === 'refused') break;
        await settled();
      }
      return first;
    } finally {
      listeners.delete(listen);
    }
  }

  return {
    set: async (intent) => {
      const { setup, clock } = world();
      if (setup.mode === 'wall') return { kind: 'refused', sentence: wallSentence };
      if (intent.kind === 'clock.pause')
        return submit({ kind: 'clock.set', ...clock, state: 'paused' });
      if (intent.kind === 'clock.run') {
        const { speed, pace = 'wall' } = intent;
        return submit({ kind: 'clock.set', state: 'running', speed, pace });
      }
      const { grain = 'item' } = intent;
      return grain === 'item' ? popNext() : stepTo(grain);
    },
    note: (entries) => {
      for (const listen of listeners) listen(entries);
    },
  };
}
