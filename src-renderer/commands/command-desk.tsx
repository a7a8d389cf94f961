/**
 * Hears the keys of a window and carries out the commands that they stand for. The only place that
 * listens to keys of the whole window.
 */
import { type ReactNode, useEffect, useState } from 'react';
import {
  type CommandDefinition,
  commandNamed,
  commandOnKey,
} from '#shared/commands/command-list.ts';
import { useWindow } from '../model/use-trace.ts';
import { isKeptBy, isOneSign, pressedKey } from './command-keys.ts';
import { type CommandRegistry, createCommandRegistry } from './command-registry.ts';
import { preferences } from './preferences.ts';
import { CommandParts } from './use-command.ts';

export function CommandDesk({ children }: { readonly children: ReactNode }) {
  const [registry] = useState(createCommandRegistry);
  const { connection, showSentence } = useWindow();
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const key = pressedKey(event);
      const command = key === undefined ? undefined : commandFor(registry, key);
      if (key === undefined || command === undefined || !registry.isOffered(command.id)) return;
      if (isKeptBy(event.target, key, command) || isSwitchedOff(key)) return;
      event.preventDefault();
      // A menu that has the keyboard would take a letter for the beginning of one of its words.
      if (key !== 'Escape') event.stopPropagation();
      const reason = registry.carryOut(command.id);
      if (!isQuiet(command)) showSentence(reason);
    };
    // On its way down: an open tooltip would keep Escape to itself.
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [registry, showSentence]);
  useEffect(
    () =>
      connection.onCommand((name) => {
        const command = commandNamed(name);
        if (command !== undefined) showSentence(registry.carryOut(command.id));
      }),
    [connection, registry, showSentence],
  );
  return <CommandParts value={registry}>{children}</CommandParts>;
}

/** The command on that key, or the one that the key is lent to just now. */
function commandFor({ lentTo }: CommandRegistry, key: string): CommandDefinition | undefined {
  return commandNamed(lentTo(key) ?? '') ?? commandOnKey(key);
}

/** What is pressed again and again says by its button that it has come to an end. */
function isQuiet({ id, section }: CommandDefinition): boolean {
  return section === 'Time' || id.endsWith('-rule') || id.startsWith('settings.');
}

/** WCAG 2.1.4: whoever speaks to a computer may do without keys of one sign. */
function isSwitchedOff(key: string): boolean {
  return isOneSign(key) && key !== '?' && !preferences.read().letters;
}
