/**
 * What somebody has written into the set-up and not applied yet: text by place, and who was added or
 * left out. It is plain data, so that it can be kept over a reload; nothing invalid is ever lost.
 */
import { readSetting, writtenAs } from '#shared/projections/setup/setting-field.ts';
import { isLive } from '#shared/projections/setup/setting-note.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type SetupChange, setupChange } from '#shared/protocol/setup/setup-change.ts';
import {
  itemPlaces,
  type ListName,
  listKinds,
  listNames,
  type SetupItem,
  type SetupPlace,
  singlePlaces,
} from './setup-place.ts';

export interface SetupDraft {
  readonly written: Readonly<Record<string, string>>;
  readonly added: Readonly<Partial<Record<ListName, readonly AddedItem[]>>>;
  readonly removed: readonly string[];
}

export interface AddedItem {
  readonly key: string;
  readonly item: SetupItem;
}

export interface ListedItem extends AddedItem {
  readonly isNew: boolean;
}

export const emptyDraft: SetupDraft = { written: {}, added: {}, removed: [] };

/** One thing that was written, for the line that says what applying it would do. */
export interface DraftEdit {
  readonly path: string;
  readonly words: string;
  readonly isLive: boolean;
}

export interface DraftReading {
  readonly places: readonly SetupPlace[];
  readonly faults: ReadonlyMap<string, string>;
  readonly edits: readonly DraftEdit[];
  /** Everything that can be applied live. */
  readonly change: SetupChange;
  /** The whole set-up as it would be, for the next run. */
  readonly next: RunSetup;
}

/** The clients, people, parties or devices as the draft has them. */
export function itemsOf(setup: RunSetup, draft: SetupDraft, list: ListName): readonly ListedItem[] {
  const { id } = listKinds[list];
  const held = (setup[list] as readonly SetupItem[]).map((item) => ({
    key: String(item[id]),
    item,
    isNew: false,
  }));
  const added = (draft.added[list] ?? []).map((one) => ({ ...one, isNew: true }));
  return [...held, ...added].filter(({ key }) => !draft.removed.includes(`${list}/${key}`));
}

/** What a draft comes to in that set-up. */
export function readDraft(setup: RunSetup, draft: SetupDraft): DraftReading {
  const read = readPlaces(setup, draft);
  const next = nextSetup(setup, draft, read.values);
  const edits = [...editsOf(read.places, draft, read.values), ...listEdits(setup, draft)];
  return { ...read, edits, next, change: changeTo(setup, next) };
}

function readPlaces(setup: RunSetup, draft: SetupDraft) {
  const items = listNames.flatMap((list) =>
    itemsOf(setup, draft, list).flatMap(({ key, item }) => itemPlaces(list, key, item)),
  );
  const places = [...singlePlaces(setup), ...items];
  const values = new Map<string, unknown>();
  const faults = new Map<string, string>();
  for (const { path, field } of places) {
    const written = draft.written[path];
    if (written === undefined) continue;
    const found = readSetting(field, written);
    if (found.kind === 'fault') faults.set(path, found.sentence);
    else values.set(path, found.value);
  }
  return { places, values, faults };
}

type Values = ReadonlyMap<string, unknown>;

function nextSetup(setup: RunSetup, draft: SetupDraft, values: Values): RunSetup {
  const lists = listNames.map((list) => [
    list,
    itemsOf(setup, draft, list).map(({ key, item }) => withValues(item, `${list}/${key}`, values)),
  ]);
  const provider = withValues(setup.provider, 'provider', values);
  // Each value has passed the definition of its own place.
  return {
    ...withValues(setup, 'run', values),
    provider,
    ...Object.fromEntries(lists),
  } as RunSetup;
}

function withValues(of: object, under: string, values: Values): SetupItem {
  const own = [...values].flatMap(([path, value]) => {
    const at = path.lastIndexOf('/');
    return path.slice(0, at) === under ? [[path.slice(at + 1), value] as const] : [];
  });
  if (own.length === 0) return of as SetupItem;
  const entries = Object.entries({ ...of, ...Object.fromEntries(own) });
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

const liveParts = ['profile', 'latencyMs', 'offlinePrompts', ...listNames] as const;

function changeTo(setup: RunSetup, next: RunSetup): SetupChange {
  const parts = liveParts.flatMap((part) =>
    isSame(setup[part], next[part]) ? [] : [[part, next[part]] as const],
  );
  const before: SetupItem = setup.provider;
  const settings = Object.entries(next.provider).filter(
    ([name, value]) => !isSame(before[name], value),
  );
  const provider = settings.length === 0 ? {} : { provider: Object.fromEntries(settings) };
  const read = setupChange.safeParse({ ...Object.fromEntries(parts), ...provider });
  return read.success ? read.data : {};
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}

function editsOf(
  places: readonly SetupPlace[],
  { written }: SetupDraft,
  values: Values,
): readonly DraftEdit[] {
  return places.flatMap((place) => {
    const { path, field, value, note, item } = place;
    const text = written[path];
    if (text === undefined) return [];
    const next = values.has(path) ? values.get(path) : text;
    const whose = item === '' ? '' : ` of ${item}`;
    const words = `${field.name}${whose} ${shown(place, value)} → ${shown(place, next)}`;
    return isSame(value, next) ? [] : [{ path, words, isLive: isLive(note.holds) }];
  });
}

const longest = 40;

function shown({ field }: SetupPlace, value: unknown): string {
  const text = writtenAs(field, value).replaceAll('\n', ', ');
  if (text === '') return '(not set)';
  return text.length <= longest ? text : `${text.slice(0, longest)}…`;
}

function listEdits(setup: RunSetup, draft: SetupDraft): readonly DraftEdit[] {
  return listNames.flatMap((list) => {
    const { noun } = listKinds[list];
    const added = (draft.added[list] ?? []).map(({ key }) => ({
      path: `${list}/${key}`,
      words: `a new ${noun}`,
      isLive: true,
    }));
    const held = new Set(itemsOf(setup, emptyDraft, list).map(({ key }) => `${list}/${key}`));
    const removed = draft.removed
      .filter((path) => held.has(path))
      .map((path) => ({
        path,
        words: `without ${noun} ${path.slice(list.length + 1)}`,
        isLive: list === 'clients' || list === 'users',
      }));
    return [...added, ...removed];
  });
}

/** The draft with that text in that place; what stands there anyway is no edit. */
export function withWritten(draft: SetupDraft, place: SetupPlace, text: string): SetupDraft {
  const others = Object.fromEntries(
    Object.entries(draft.written).filter(([path]) => path !== place.path),
  );
  const isAsItWas = text === writtenAs(place.field, place.value);
  return { ...draft, written: isAsItWas ? others : { ...others, [place.path]: text } };
}
