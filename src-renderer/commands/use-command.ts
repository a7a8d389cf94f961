/** The hooks by which parts of the screen offer commands, and by which others carry them out. */
import { createContext, useContext, useEffect, useLayoutEffect, useRef } from 'react';
import type { CommandId } from '#shared/commands/command-list.ts';
import type { CommandRegistry, Offer } from './command-registry.ts';

export const CommandParts = createContext<CommandRegistry | undefined>(undefined);

/** The commands of this window. */
export function useCommands(): CommandRegistry {
  const registry = useContext(CommandParts);
  if (registry === undefined) throw new Error('A view was drawn outside its window.');
  return registry;
}

/** Offers that command for as long as this part of the screen is there. */
export function useCommand(id: CommandId, run: () => void, whyNot?: string): void {
  const registry = useCommands();
  const newest = useRef<Offer>({ run, whyNot });
  useLayoutEffect(() => {
    newest.current = { run, whyNot };
  });
  useEffect(() => registry.offer(id, () => newest.current), [registry, id]);
}
