/** One part of the console in place of all: by a double click on its tabs, or by a key within it. */
import { type RefObject, useEffect } from 'react';
import { useCommand } from '../../commands/use-command.ts';
import { useKept } from '../kept/use-kept.ts';
import { useSteady } from '../steady/use-steady.ts';

const parts: ReadonlySet<string> = new Set(['tools', 'history', 'inspector', 'dock']);

/** The part that is maximised, or an empty text. */
export function useMaximised(place: RefObject<HTMLElement | null>): string {
  const [maximised, maximise] = useKept('maximised', '');
  const toggle = useSteady((within: Element | null): void => {
    const part = within?.closest<HTMLElement>('[data-part]')?.dataset['part'] ?? '';
    if (maximised !== '') maximise('');
    else maximise(parts.has(part) ? part : 'history');
  });
  useEffect(() => {
    const element = place.current;
    const listen = ({ target }: MouseEvent): void => {
      if (target instanceof Element && target.closest('.tab-list') !== null) toggle(target);
    };
    element?.addEventListener('dblclick', listen);
    return () => element?.removeEventListener('dblclick', listen);
  }, [place, toggle]);
  useCommand('view.maximise', () => toggle(document.activeElement));
  return parts.has(maximised) ? maximised : '';
}
