/**
 * The rows that are drawn of a long list, and which drawn row takes over from which: one that comes
 * into the span takes the slot of one that left it, so that it is changed and not made anew.
 */
export interface Scrolled {
  readonly top: number;
  readonly height: number;
}

/** How far to scroll when what is followed goes from one place to another; from nowhere at first. */
export type Follow = (at: Scrolled, from: number | undefined, to: number) => number;

export interface RowSpan {
  readonly first: number;
  /** The place after the last one. */
  readonly end: number;
  /** How many slots there are, and which place has the first of them. */
  readonly slots: number;
  readonly base: number;
  /** Just what can be seen: the rows around it are still to come. */
  readonly isBare: boolean;
}

/** The span moves in strides, so that scrolling draws seldom. */
const stride = 4;

export const spanAtFirst: RowSpan = {
  first: 0,
  end: 6 * stride,
  slots: 6 * stride,
  base: 0,
  isBare: false,
};

/** The rows near what can be seen; the same span where it has not changed. */
export function rowsNear({ top, height }: Scrolled, rowHeight: number, held: RowSpan): RowSpan {
  const first = Math.max(0, Math.floor(top / rowHeight / stride) - 1) * stride;
  const end = (Math.ceil((top + height) / rowHeight / stride) + 1) * stride;
  if (held.first === first && held.end === end) return held;
  return spanOf(first, end, held, false);
}

/** As near, but after a jump only what can be seen: the rest may come when that is painted. */
export function rowsAt(at: Scrolled, rowHeight: number, held: RowSpan): RowSpan {
  const { first, end } = seenAt(at, rowHeight);
  // With one more below, for the list may grow by a line as it jumps.
  return isFar(first, end, held)
    ? spanOf(first, end + 1, held, true)
    : rowsNear(at, rowHeight, held);
}

/** The same span as long as it is bare and covers what can be seen; else the rows near that. */
export function rowsStill(at: Scrolled, rowHeight: number, held: RowSpan): RowSpan {
  const { first, end } = seenAt(at, rowHeight);
  const isCovered = held.first <= first && end <= held.end;
  return held.isBare && isCovered ? held : rowsNear(at, rowHeight, held);
}

function seenAt({ top, height }: Scrolled, rowHeight: number): Pick<RowSpan, 'first' | 'end'> {
  return { first: Math.floor(top / rowHeight), end: Math.ceil((top + height) / rowHeight) };
}

function spanOf(first: number, end: number, held: RowSpan, isBare: boolean): RowSpan {
  const slots = Math.max(held.slots, end - first);
  // Far from where it was all rows are others: then the slots stand in their order again.
  return { first, end, slots, base: isFar(first, end, held) ? first : held.base, isBare };
}

function isFar(first: number, end: number, held: RowSpan): boolean {
  return first >= held.end || end <= held.first;
}

/** The span of a list that has only so many rows. */
export function rowsFrom(span: RowSpan, count: number): RowSpan {
  return { ...span, first: Math.min(span.first, count), end: Math.min(span.end, count) };
}

/** The places of the span, in order. */
export function placesIn({ first, end }: RowSpan): readonly number[] {
  return Array.from({ length: end - first }, (_, index) => first + index);
}

/** The slot of a place. */
export function slotOf({ slots, base }: RowSpan, place: number): number {
  return (((place - base) % slots) + slots) % slots;
}
