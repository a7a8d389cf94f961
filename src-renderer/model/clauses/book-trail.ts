/**
 * Where somebody is in the book of clauses and terms, and the way back: from page to page, and at last
 * to the part of the screen that led here. It is this window's own, and outlives the book's panel.
 */
import { useSyncExternalStore } from 'react';

export const shelves = ['clauses', 'terms', 'issues'] as const;
export type Shelf = (typeof shelves)[number];

/** A page; without an id, the first one of its shelf. */
export interface BookPlace {
  readonly shelf: Shelf;
  readonly id: string;
}

interface Step {
  readonly place: BookPlace;
  /** Leads back to where the book was asked for; absent where a page before led here. */
  readonly leave: (() => void) | undefined;
}

interface Asked {
  readonly place: BookPlace | undefined;
  /** What had the keyboard then. */
  readonly from: Element | null;
}

interface Trail {
  readonly steps: readonly Step[];
  /** What was asked for, until somebody has opened the book. */
  readonly asked: Asked | undefined;
  /** Where the keyboard goes, for somebody who just came from elsewhere. */
  readonly arrival: 'page' | 'list' | undefined;
}

const atTheBeginning: Step = { place: { shelf: 'clauses', id: '' }, leave: undefined };

let trail: Trail = { steps: [atTheBeginning], asked: undefined, arrival: undefined };
const listeners = new Set<() => void>();

function become(next: Trail): void {
  trail = next;
  for (const listener of listeners) listener();
}

const mostSteps = 50;

function withStep(step: Step): readonly Step[] {
  return [...trail.steps, step].slice(-mostSteps);
}

/** Asks for the book at that page, or where it was left. */
export function askForBook(place?: BookPlace): void {
  become({ ...trail, asked: { place, from: document.activeElement } });
}

/** Opens it at what was asked for; `leave` puts away again whatever shows it now. */
export function openBook(leave: (() => void) | undefined): void {
  const { asked } = trail;
  if (asked === undefined) return;
  const place = asked.place ?? placeNow(trail);
  const back = leave === undefined ? undefined : () => returnTo(asked.from, leave);
  // Who comes again to the page that is open already has not gone anywhere.
  const isThere = back === undefined && asked.place === undefined;
  const steps = isThere ? trail.steps : withStep({ place, leave: back });
  become({ steps, asked: undefined, arrival: asked.place === undefined ? 'list' : 'page' });
}

/** The keyboard is there. */
export function arrived(): void {
  become({ ...trail, arrival: undefined });
}

function returnTo(element: Element | null, leave: () => void): void {
  leave();
  // It may be on a tab that is drawn only now.
  window.requestAnimationFrame(() => {
    if (element instanceof HTMLElement && element.isConnected) element.focus();
  });
}

/** Leaves no way back out of the book: whatever showed it has been put away. */
export function forgetWaysOut(): void {
  become({ ...trail, steps: [{ place: placeNow(trail), leave: undefined }] });
}

/** Follows a link within the book. */
export function turnTo(place: BookPlace): void {
  become({ ...trail, steps: withStep({ place, leave: undefined }) });
}

/** Chooses in a list: what was chosen before is no step of its own. */
export function choosePlace(place: BookPlace): void {
  const leave = trail.steps.at(-1)?.leave;
  become({ ...trail, steps: [...trail.steps.slice(0, -1), { place, leave }] });
}

/** To the page before, or out of the book. */
export function goBack(): void {
  const last = trail.steps.at(-1);
  if (trail.steps.length < 2) return;
  become({ ...trail, steps: trail.steps.slice(0, -1) });
  last?.leave?.();
}

const placeNow = ({ steps }: Trail): BookPlace => (steps.at(-1) ?? atTheBeginning).place;

/** All of the way, as it is now. */
export function bookTrail(): Trail {
  return trail;
}

function useTrail(): Trail {
  return useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, bookTrail);
}

/** What is asked for, if anything. */
export function useAskedBook(): object | undefined {
  return useTrail().asked;
}

/** The page that is open, whether somebody just came to it, and whether there is a way back. */
export function useBookPlace() {
  const now = useTrail();
  return {
    place: placeNow(now),
    arrival: now.arrival,
    hasBack: now.steps.length > 1,
    /** True where going back leads out of the book. */
    isWayOut: now.steps.at(-1)?.leave !== undefined,
  };
}

/** Whether there is a page before, or a way out. */
export function hasWayBack(): boolean {
  return bookTrail().steps.length > 1;
}
