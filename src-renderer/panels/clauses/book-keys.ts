/** The keys of the book: «/» to the search, from there down to the list, and Escape back. */
import { goBack, hasWayBack } from '../../model/clauses/book-trail.ts';

/** What a key does while the keyboard is in the book. */
export function pressInBook(event: KeyboardEvent): void {
  const { target, key, ctrlKey, metaKey, altKey } = event;
  if (!(target instanceof HTMLElement) || ctrlKey || metaKey || altKey) return;
  const book = target.closest('.book');
  const field = book?.querySelector<HTMLInputElement>('.book-search input');
  if (field === null || field === undefined) return;
  const act = target === field ? inField(key, field, book) : elsewhere(key, field);
  if (act === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function inField(
  key: string,
  field: HTMLInputElement,
  book: Element | null,
): (() => void) | undefined {
  const go = (place: string) => () => book?.querySelector<HTMLElement>(place)?.focus();
  if (key === 'ArrowDown') return go('[role=option][aria-selected=true], [role=option]');
  if (key === 'Enter') return go('.book-page');
  return key === 'Escape' && field.value === '' ? wayBack() : undefined;
}

function elsewhere(key: string, field: HTMLInputElement): (() => void) | undefined {
  if (key === '/') return () => field.focus();
  return key === 'Escape' ? wayBack() : undefined;
}

/** A tooltip that is open is put away by Escape first. */
function wayBack(): (() => void) | undefined {
  const isOver = document.querySelector('[role=tooltip]') !== null;
  return hasWayBack() && !isOver ? goBack : undefined;
}
