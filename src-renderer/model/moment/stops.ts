/** Where stepping back and forth can stop: rising numbers, searched and never walked. */

/** How many of the stops come before that number. */
export function stopsBefore(stops: readonly number[], seq: number): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((stops[middle] ?? seq) < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The stop before the cursor, or before the newest entry, and in the past the one after it. */
export function stopsAround(
  stops: readonly number[],
  cursor: number | null,
  newest: number,
): { readonly earlier: number | undefined; readonly later: number | undefined } {
  const earlier = stops[stopsBefore(stops, cursor ?? newest) - 1];
  const later = cursor === null ? undefined : stops[stopsBefore(stops, cursor + 1)];
  return { earlier, later };
}
