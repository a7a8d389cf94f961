/**
 * Derives a recorded run again, entry by entry, from its inputs alone, and finds the first entry
 * that comes out differently. It holds one world and what one input gave, however long the run is.
 */
import { type Entry, isInput } from '../trace/entry.ts';
import { inputsOf, replayStep } from './step.ts';
import type { World } from './world.ts';

export interface Difference {
  readonly seq: number;
  /** What is on record; undefined where the record ends too early. */
  readonly recorded: Entry | undefined;
  /** What the inputs give; undefined where they give nothing, or cannot be carried out. */
  readonly derived: Entry | undefined;
  /** Why an input could not be carried out at all. */
  readonly fault?: string;
}

export interface Rederivation {
  /** Takes the next entry of the record; after a difference nothing is derived any more. */
  readonly take: (recorded: Entry) => Difference | undefined;
  /** To be asked at the end: a record may stop before all that its last input gave. */
  readonly end: () => Difference | undefined;
  /** The world that the inputs taken so far lead to. */
  readonly world: () => World | undefined;
}

/** Begins with the first entry of a run. */
export function createRederivation(): Rederivation {
  let world: World | undefined;
  let due: readonly Entry[] = [];
  let place = 0;
  let seq: number | undefined;
  let found: Difference | undefined;

  function give(recorded: Entry): string | undefined {
    const [input] = inputsOf([recorded]);
    due = [];
    place = 0;
    if (input === undefined) return undefined;
    try {
      ({ world, entries: due } = replayStep(world, input));
      return undefined;
    } catch (thrown) {
      return thrown instanceof Error ? thrown.message : String(thrown);
    }
  }

  function take(recorded: Entry): Difference | undefined {
    if (found !== undefined) return found;
    // The number that is due, for the one on record may be wrong itself.
    seq = seq === undefined ? recorded.seq : seq + 1;
    const fault = place === due.length && isInput(recorded) ? give(recorded) : undefined;
    const derived = due[place];
    place += 1;
    // What is recorded beyond what the inputs give is a difference as well.
    if (derived !== undefined && JSON.stringify(recorded) === JSON.stringify(derived))
      return undefined;
    const because = fault === undefined ? {} : { fault };
    found = { seq, recorded, derived, ...because };
    return found;
  }

  function end(): Difference | undefined {
    const derived = due[place];
    if (found !== undefined || derived === undefined) return found;
    return { seq: derived.seq, recorded: undefined, derived };
  }

  return { take, end, world: () => world };
}

/** The difference in one sentence. */
export function differenceSentence({ seq, recorded, derived, fault }: Difference): string {
  if (fault !== undefined) return `Entry ${seq} cannot be carried out: ${fault}.`;
  if (recorded === undefined)
    return `The record ends before entry ${seq}, «${derived?.kind ?? ''}», which its last input gives.`;
  if (derived === undefined)
    return `Entry ${seq}, «${recorded.kind}», follows from no input before it.`;
  if (derived.kind !== recorded.kind)
    return `Entry ${seq} is «${recorded.kind}» on record, and «${derived.kind}» when it is derived again.`;
  const member = differingMember(recorded, derived);
  return `Entry ${seq}, «${recorded.kind}», derives differently in «${member}».`;
}

function differingMember(recorded: Entry, derived: Entry): string {
  const left: Readonly<Record<string, unknown>> = { ...recorded };
  const right: Readonly<Record<string, unknown>> = { ...derived };
  const members = [...Object.keys(left), ...Object.keys(right)];
  const isOther = (member: string): boolean =>
    JSON.stringify(left[member]) !== JSON.stringify(right[member]);
  return members.find(isOther) ?? 'the order of its members';
}
