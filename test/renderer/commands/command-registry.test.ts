/** Who can carry out which command, as parts of the screen come and go. */
import { describe, expect, it } from 'vitest';
import { createCommandRegistry } from '#renderer/commands/command-registry.ts';

const able = (run: () => void) => () => ({ run, whyNot: undefined });

describe('a registry of commands', () => {
  it('keeps a command that nobody offers, and says why it cannot run', () => {
    const registry = createCommandRegistry();
    expect(registry.isOffered('compare.next')).toBe(false);
    expect(registry.carryOut('compare.next')).toBe('Compare this run with another one first.');
  });

  it('carries out what was offered last, and the one before once that is gone', () => {
    const registry = createCommandRegistry();
    const done: string[] = [];
    const endFirst = registry.offer(
      'time.step',
      able(() => done.push('first')),
    );
    const endSecond = registry.offer(
      'time.step',
      able(() => done.push('second')),
    );
    registry.carryOut('time.step');
    endSecond();
    registry.carryOut('time.step');
    endFirst();
    expect(done).toEqual(['second', 'first']);
    expect(registry.isOffered('time.step')).toBe(false);
  });

  it('carries out nothing that has a reason against it', () => {
    const registry = createCommandRegistry();
    const done: string[] = [];
    registry.offer('time.back', () => ({
      run: () => done.push('back'),
      whyNot: 'This is the beginning of the run.',
    }));
    expect(registry.carryOut('time.back')).toBe('This is the beginning of the run.');
    expect(done).toEqual([]);
  });

  it('asks for the reason when it is wanted, not when it was offered', () => {
    const registry = createCommandRegistry();
    let whyNot: string | undefined = 'Not yet.';
    registry.offer('time.live', () => ({ run: () => undefined, whyNot }));
    expect(registry.whyNot('time.live')).toBe('Not yet.');
    whyNot = undefined;
    expect(registry.whyNot('time.live')).toBeUndefined();
  });
});
