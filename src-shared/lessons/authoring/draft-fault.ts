/** What a draft still lacks: the place, as in «beats.2.why.text», and a sentence what to do. */
export interface DraftFault {
  readonly place: string;
  readonly sentence: string;
}

/** The faults of a place and of all that lies within it. */
export function faultsAt(faults: readonly DraftFault[], place: string): readonly DraftFault[] {
  return faults.filter((fault) => isWithin(fault.place, place));
}

/** Whether the one place is the other, or lies within it. */
export function isWithin(place: string, outer: string): boolean {
  return place === outer || place.startsWith(`${outer}.`);
}
