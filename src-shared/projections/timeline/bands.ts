/**
 * The items of a timeline by the request that they are about, each request a band of its own in the
 * order in which they were opened. What is about none stands in the band of the run itself, the last.
 */
import type { Party } from '../../trace/party.ts';
import type { Arrow, Bar, Item, Mark } from './timeline-item.ts';
import { putOn, type Track, takeOff } from './track.ts';

export interface Band {
  /** The auth_req_id; undefined for what is about no request. */
  readonly about: string | undefined;
  readonly arrows: Track<Arrow>;
  readonly bars: Track<Bar>;
  readonly marks: Track<Mark>;
  /** Who takes part, and in how many items. */
  readonly parties: Map<Party, number>;
}

export interface Bands {
  readonly ofRun: Band;
  readonly byAbout: Map<string, Band>;
}

/** No bands but the run's own. */
export function createBands(): Bands {
  return { ofRun: createBand(undefined), byAbout: new Map() };
}

function createBand(about: string | undefined): Band {
  return { about, arrows: [], bars: [], marks: [], parties: new Map() };
}

/** The bands that hold anything, the run's own last. */
export function bandsOf({ ofRun, byAbout }: Bands): readonly Band[] {
  const requests = [...byAbout.values()];
  return ofRun.parties.size === 0 ? requests : [...requests, ofRun];
}

/** Puts an item where it belongs. */
export function place(bands: Bands, item: Item): void {
  const band = bandFor(bands, item.about);
  onTrack(band, item, putOn);
  for (const party of partiesOf(item)) band.parties.set(party, (band.parties.get(party) ?? 0) + 1);
}

/** It turned out which request an item is about. */
export function placeAnew(bands: Bands, item: Arrow | Mark, about: string): void {
  if (item.about === about) return;
  const band = bandFor(bands, item.about);
  onTrack(band, item, takeOff);
  for (const party of partiesOf(item)) {
    const count = (band.parties.get(party) ?? 0) - 1;
    if (count > 0) band.parties.set(party, count);
    else band.parties.delete(party);
  }
  item.about = about;
  place(bands, item);
}

function bandFor({ ofRun, byAbout }: Bands, about: string | undefined): Band {
  if (about === undefined) return ofRun;
  const band = byAbout.get(about) ?? createBand(about);
  byAbout.set(about, band);
  return band;
}

function onTrack(
  { arrows, bars, marks }: Band,
  item: Item,
  act: <Of extends Item>(track: Track<Of>, item: Of) => void,
): void {
  if (item.shape === 'arrow') act(arrows, item);
  else if (item.shape === 'bar') act(bars, item);
  else act(marks, item);
}

function partiesOf(item: Item): readonly Party[] {
  if (item.shape === 'bar') return [item.party];
  return item.shape === 'arrow' ? [item.from, item.to] : [item.party, item.to];
}
