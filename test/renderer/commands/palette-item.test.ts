/** What the palette shows for what was typed. */
import { describe, expect, it } from 'vitest';
import { createCommandRegistry } from '#renderer/commands/command-registry.ts';
import { commandItems, foundItems, type PaletteItem } from '#renderer/commands/palette-item.ts';
import { commandList } from '#shared/commands/command-list.ts';

const registry = createCommandRegistry();
registry.offer('time.step', () => ({ run: () => undefined, whyNot: undefined }));
const commands = commandItems(registry);

const message: PaletteItem = {
  id: 'message 7',
  group: 'Messages',
  title: '400 slow_down',
  detail: '00:05.120 · Provider → Corner Shop till',
  keys: [],
  about: 'AR1E-tail',
  whyNot: undefined,
  run: () => undefined,
};

function titles(typed: string, recent: readonly string[] = []): string[] {
  return foundItems(typed, [...commands, message], recent).flatMap(({ items }) =>
    items.map(({ title }) => title),
  );
}

describe('the palette', () => {
  it('has every command but itself, also those that cannot run, with the reason', () => {
    expect(commands.map(({ id }) => id)).toEqual(
      commandList.map(({ id }) => id).filter((id) => id !== 'workbench.palette'),
    );
    expect(commands.find(({ id }) => id === 'time.step')?.whyNot).toBeUndefined();
    expect(commands.find(({ id }) => id === 'time.back')?.whyNot).toBe('Open a run first.');
  });

  it('shows what was used last first while nothing is typed, and each thing once', () => {
    const found = foundItems('', commands, ['run.export', 'time.step', 'gone']);
    expect(found[0]).toMatchObject({ title: 'Used last' });
    expect(found[0]?.items.map(({ id }) => id)).toEqual(['run.export', 'time.step']);
    expect(found.flatMap(({ items }) => items)).toHaveLength(commands.length);
  });

  it('finds by title, by section, by party and by the request', () => {
    expect(titles('export')).toContain('Export this run');
    expect(titles('comparison')).toContain('Next difference');
    expect(titles('corner shop')).toEqual(['400 slow_down']);
    expect(titles('AR1E')).toEqual(['400 slow_down']);
  });

  it('prefers what can run, and what was used', () => {
    expect(titles('step')[0]).toBe('Step');
    expect(titles('difference', ['compare.previous'])[0]).toBe('Previous difference');
  });

  it('finds nothing where nothing is called like that', () => {
    expect(foundItems('zzzz', commands, [])).toEqual([]);
  });
});
