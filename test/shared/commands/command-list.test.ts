/** The list of commands as a whole: nothing twice, everything said. */
import { describe, expect, it } from 'vitest';
import {
  commandList,
  commandNamed,
  commandOnKey,
  commandSections,
} from '#shared/commands/command-list.ts';

describe('the list of commands', () => {
  it('has no key twice', () => {
    const keys = commandList.flatMap((command) => command.keys);
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it('has no name and no title twice', () => {
    for (const member of ['id', 'title'] as const) {
      const all = commandList.map((command) => command[member]);
      expect(new Set(all).size).toBe(all.length);
    }
  });

  it('says of every command in a sentence why it cannot run where nobody offers it', () => {
    for (const { unless } of commandList) expect(unless).toMatch(/^[A-Z].+\.$/);
  });

  it('has something in every section', () => {
    for (const section of commandSections)
      expect(commandList.some((command) => command.section === section)).toBe(true);
  });

  it('finds a command by its name and by each of its keys', () => {
    expect(commandNamed('settings.redo')?.title).toBe('Redo the last change of a setting');
    expect(commandOnKey('Mod+Shift+z')?.id).toBe('settings.redo');
    expect(commandOnKey('Mod+y')?.id).toBe('settings.redo');
    expect(commandNamed('no.such')).toBeUndefined();
    expect(commandOnKey('F1')).toBeUndefined();
  });
});
