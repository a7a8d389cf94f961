/** A part of the sheet that can be folded away, and stays so from step to step. */
import { element } from './element.ts';

const closed = new Map<string, boolean>();

/** The part; `isClosed` says how it begins. */
export function folded(title: string, isClosed: boolean, ...inner: readonly Node[]): HTMLElement {
  const summary = element('summary', { text: title });
  const part = element('details', { class: 'part' }, summary, ...inner);
  const key = title.replace(/\d+/g, '');
  part.open = !(closed.get(key) ?? isClosed);
  // Asked before it turns: the event that it has turned may come after the next step.
  summary.addEventListener('click', () => closed.set(key, part.open));
  return part;
}
