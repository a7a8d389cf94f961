/** Keys in the words of the list of commands. */
import { describe, expect, it } from 'vitest';
import { pressedKey, shownKey } from '#renderer/commands/command-keys.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe('a key that was pressed', () => {
  it.each([
    [{ key: 'b' }, 'b'],
    [{ key: ' ' }, 'Space'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: 'F9', shiftKey: true }, 'Shift+F9'],
    [{ key: 'k', ctrlKey: true }, 'Mod+k'],
    [{ key: 'k', metaKey: true }, 'Mod+k'],
    [{ key: 'Z', ctrlKey: true, shiftKey: true }, 'Mod+Shift+z'],
  ])('%o is %s', (pressed, named) => {
    expect(pressedKey({ ...plain, ...pressed })).toBe(named);
  });

  it('is none of ours together with Alt, which makes signs on many keyboards', () => {
    expect(pressedKey({ ...plain, key: 'k', altKey: true })).toBeUndefined();
  });
});

describe('a key on a list', () => {
  it('is written as it stands on the keyboard', () => {
    expect(shownKey('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z');
    expect(shownKey('Mod+Shift+z', true)).toBe('⌘⇧Z');
    expect(shownKey('b', false)).toBe('B');
    expect(shownKey('+', true)).toBe('+');
  });
});
