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
}

/** The span moves in strides, so that scrolling draws seldom. */
const stride = 4;

export const spanAtFirst: RowSpan = { first: 0, end: 6 * stride, slots: 6 * stride, base: 0 };

/** The rows near what can be seen; the same span where it has not changed. */
export function rowsNear({ top, height }: Scrolled, rowHeight: number, held: RowSpan): RowSpan {
  const first = Math.max(0, Math.floor(top / rowHeight / stride) - 1) * stride;
  const end = (Math.ceil((top + height) / rowHeight / stride) + 1) * stride;
  if (held.first === first && held.end === end) return held;
  const slots = Math.max(held.slots, end - first);
  // Far from where it was all rows are others: then the slots stand in their order again.
  const isFar = first >= held.end || end <= held.first;
  return { first, end, slots, base: isFar ? first : held.base };
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
