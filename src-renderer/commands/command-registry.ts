/**
 * Who can carry out which command just now. Parts of the screen offer commands while they are there;
 * a command that nobody offers stays on every list, with the reason.
 */
import {
  type CommandDefinition,
  type CommandId,
  commandNamed,
} from '#shared/commands/command-list.ts';
import type { PaletteItem } from './palette-item.ts';

export interface Offer {
  readonly run: () => void;
  /** Why it cannot run as things are. */
  readonly whyNot: string | undefined;
}

/** What a part of the screen adds to the palette for what was typed. */
type ItemSource = (typed: string) => readonly PaletteItem[];

export interface CommandRegistry {
  /** Offers it until the answer is called; of several the last one counts. */
  readonly offer: (id: CommandId, current: () => Offer) => () => void;
  readonly isOffered: (id: CommandId) => boolean;
  readonly whyNot: (id: CommandId) => string | undefined;
  /** Carries it out, or answers why not. */
  readonly carryOut: (id: CommandId) => string | undefined;
  /** For as long as the answer is not called, that key stands for that command and for no other. */
  readonly lend: (key: string, id: CommandId) => () => void;
  /** The command that the key was lent to. */
  readonly lentTo: (key: string) => CommandId | undefined;
  readonly offerItems: (source: ItemSource) => () => void;
  readonly items: ItemSource;
}

/** A registry that nobody offers anything to. */
export function createCommandRegistry(): CommandRegistry {
  const sources = new Set<ItemSource>();
  const lent = new Map<string, CommandId>();
  const offers = new Map<CommandId, readonly (() => Offer)[]>();
  const newest = (id: CommandId): Offer | undefined => offers.get(id)?.at(-1)?.();
  const whyNot = (id: CommandId): string | undefined => {
    const offer = newest(id);
    return offer === undefined ? definitionOf(id).unless : offer.whyNot;
  };
  return {
    offer: (id, current) => {
      offers.set(id, [...(offers.get(id) ?? []), current]);
      return () =>
        offers.set(
          id,
          (offers.get(id) ?? []).filter((held) => held !== current),
        );
    },
    isOffered: (id) => newest(id) !== undefined,
    whyNot,
    carryOut: (id) => {
      const reason = whyNot(id);
      if (reason === undefined) newest(id)?.run();
      return reason;
    },
    lend: (key, id) => {
      lent.set(key, id);
      return () => lent.delete(key);
    },
    lentTo: (key) => lent.get(key),
    offerItems: (source) => {
      sources.add(source);
      return () => sources.delete(source);
    },
    items: (typed) => [...sources].flatMap((source) => source(typed)),
  };
}

function definitionOf(id: CommandId): CommandDefinition {
  const found = commandNamed(id);
  if (found === undefined) throw new Error(`There is no command ${id}.`);
  return found;
}
