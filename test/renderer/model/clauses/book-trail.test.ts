/** The way through the book: page to page, and back to the part of the screen that led there. */
import { beforeEach, describe, expect, it, vi } from 'vitest';

vi.stubGlobal('document', { activeElement: null });
vi.stubGlobal('window', { requestAnimationFrame: () => 0 });
vi.stubGlobal('HTMLElement', class {});

/** As in a window that has just been opened. */
const freshTrail = async () => {
  vi.resetModules();
  return import('#renderer/model/clauses/book-trail.ts');
};

let trail: Awaited<ReturnType<typeof freshTrail>>;
beforeEach(async () => {
  trail = await freshTrail();
});

const clause = (id: string) => ({ shelf: 'clauses', id }) as const;
const term = (id: string) => ({ shelf: 'terms', id }) as const;

describe('the way back', () => {
  it('leads from page to page, and is not there on the first one', () => {
    expect(trail.hasWayBack()).toBe(false);
    trail.turnTo(clause('a'));
    trail.turnTo(term('b'));
    trail.goBack();
    expect(trail.bookTrail().steps.at(-1)?.place).toEqual(clause('a'));
    trail.goBack();
    trail.goBack();
    expect(trail.hasWayBack()).toBe(false);
  });

  it('leads out of the book to where it was asked for', () => {
    const leave = vi.fn<() => void>();
    trail.askForBook(clause('a'));
    trail.openBook(leave);
    trail.turnTo(term('b'));
    trail.goBack();
    expect(leave).not.toHaveBeenCalled();
    trail.goBack();
    expect(leave).toHaveBeenCalledTimes(1);
    expect(trail.hasWayBack()).toBe(false);
  });

  it('takes what was chosen in a list for one step, however many were passed', () => {
    trail.turnTo(clause('a'));
    for (const id of ['b', 'c', 'd']) trail.choosePlace(clause(id));
    trail.goBack();
    expect(trail.hasWayBack()).toBe(false);
  });

  it('is forgotten once the book was put away, and the page is not', () => {
    trail.askForBook(clause('a'));
    trail.openBook(() => undefined);
    trail.forgetWaysOut();
    expect(trail.hasWayBack()).toBe(false);
    expect(trail.bookTrail().steps.at(-1)?.place).toEqual(clause('a'));
  });

  it('does not grow without end', () => {
    for (let count = 0; count < 200; count += 1) trail.turnTo(clause(`${count}`));
    expect(trail.bookTrail().steps.length).toBeLessThan(100);
  });
});

describe('asking for the book', () => {
  it('opens it where it was left, with the keyboard in its list', () => {
    trail.turnTo(term('b'));
    trail.askForBook();
    trail.openBook(undefined);
    const { steps, arrival } = trail.bookTrail();
    expect([steps.at(-1)?.place, arrival]).toEqual([term('b'), 'list']);
  });

  it('opens it at a clause, with the keyboard on the page, until somebody has it', () => {
    trail.askForBook(clause('a'));
    trail.openBook(undefined);
    expect(trail.bookTrail().arrival).toBe('page');
    trail.arrived();
    expect(trail.bookTrail().arrival).toBeUndefined();
  });

  it('opens nothing that nobody asked for', () => {
    trail.openBook(() => undefined);
    expect(trail.hasWayBack()).toBe(false);
  });
});
