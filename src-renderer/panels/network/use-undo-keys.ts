/** ⌘Z or Ctrl+Z undoes, with Shift or as Y it does again, while the rules are on the screen. */
import { useEffect } from 'react';
import type { RuleListActs } from './use-rule-list.ts';

type Undoing = Pick<RuleListActs, 'undo' | 'redo'>;

/** Fields of text and dialogs keep these keys to themselves. */
const owners = 'input:not([type=checkbox]), textarea, [role=dialog]';

export function useUndoKeys({ undo, redo }: Undoing, isActive: boolean): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const deed = deedOf(event, { undo, redo });
      const isTyping = event.target instanceof Element && event.target.closest(owners) !== null;
      if (!isActive || isTyping || deed === undefined) return;
      event.preventDefault();
      deed();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [undo, redo, isActive]);
}

function deedOf(event: KeyboardEvent, { undo, redo }: Undoing): (() => void) | undefined {
  if (!event.metaKey && !event.ctrlKey) return undefined;
  const key = event.key.toLowerCase();
  if (key === 'y' || (key === 'z' && event.shiftKey)) return redo;
  return key === 'z' ? undo : undefined;
}
