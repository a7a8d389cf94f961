/**
 * A change of a setting that can be taken back: what was asked, what asks for the former state, and
 * both in words. Undo is an intent like any other, so the run keeps all of it and nothing is rewritten.
 */
import type { Intent } from '#shared/intents.ts';
import { changeWords } from '#shared/projections/setup/setup-words.ts';
import { changeBack } from '#shared/protocol/setup/setup-change.ts';
import { match } from '#shared/trace/match/match.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import type { Bookmark } from '#shared/trace/run-file/bookmark.ts';
import { ofDevice } from './device-change.ts';
import { listWords } from './list-words.ts';
import { type SettingsNow, settingKinds } from './settings-now.ts';

export interface SettingChange {
  /** «Alice’s phone was taken offline», as a sentence without its end. */
  readonly words: string;
  readonly back: Intent;
  readonly forth: Intent;
}

type Setting = Extract<Intent, { kind: (typeof settingKinds)[number] }>;
type SettingOf<Kind extends Setting['kind']> = Extract<Setting, { kind: Kind }>;

type Before = Omit<SettingChange, 'forth'> | undefined;

/** What that intent changes, as things stand before it; undefined for what is no setting. */
export function changeOf(forth: Intent, now: () => SettingsNow): SettingChange | undefined {
  if (!isSetting(forth)) return undefined;
  const before = beforeOf(forth, now());
  if (before === undefined || isSame(before.back, forth)) return undefined;
  return { ...before, forth };
}

/** The same intent, member for member, in whatever order. */
export function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left, inOrder) === JSON.stringify(right, inOrder);
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function isSetting(asked: Intent): asked is Setting {
  return settingKinds.some((kind) => kind === asked.kind);
}

type Note = SettingOf<'bookmark.set' | 'bookmark.removed' | 'notes.set'>;

function isNote(asked: Setting): asked is Note {
  return asked.kind.startsWith('bookmark.') || asked.kind === 'notes.set';
}

function beforeOf(asked: Setting, now: SettingsNow): Before {
  if (isNote(asked)) return ofNote(asked, now);
  switch (asked.kind) {
    case 'faults.set':
      return {
        words: listWords('fault rule', named(now.rules), named(asked.rules)),
        back: { ...asked, rules: [...now.rules] },
      };
    case 'breakpoints.set':
      return {
        words: listWords('breakpoint', named(now.breakpoints), named(asked.list)),
        back: { ...asked, list: now.breakpoints },
      };
    case 'person.changed':
      return ofPerson(asked, now);
    case 'settings.changed':
      return ofSetup(asked, now);
    case 'device.set':
      return ofDevice(asked, now.phoneOf(asked.device), now.titleOf);
    case 'skew.set':
      return {
        words: `the clock of ${now.titleOf(asked.party)} was set`,
        back: { ...asked, ms: now.skews.get(asked.party) ?? 0 },
      };
    case 'theme.choose':
      return { words: `the theme was set to ${asked.theme}`, back: { ...asked, theme: now.theme } };
    default:
      return ofSwitch(asked, now);
  }
}

/** What has no title is called by what it means. */
function named<One extends { readonly title: string; readonly on: unknown }>(
  list: readonly One[],
): readonly One[] {
  return list.map((one) => (one.title === '' ? { ...one, title: meaningOf(one.on) } : one));
}

function meaningOf(on: unknown): string {
  const read = match.safeParse(on);
  return read.success ? describeMatch(read.data) : '';
}

function ofSetup(asked: SettingOf<'settings.changed'>, { setup }: SettingsNow): Before {
  return (
    setup && {
      words: `the set-up was changed: ${changeWords(asked.change)}`,
      back: { ...asked, change: changeBack(setup, asked.change) },
    }
  );
}

function ofPerson(asked: SettingOf<'person.changed'>, { people }: SettingsNow): Before {
  const person = people.get(asked.sub);
  return (
    person && {
      words: `what ${person.name} is like was changed`,
      back: { ...asked, person: person.setup },
    }
  );
}

type Switched = SettingOf<
  'device.switched' | 'channel.switched' | 'account.switched' | 'timer.frozen' | 'timer.thawed'
>;

function ofSwitch(asked: Switched, now: SettingsNow): Before {
  switch (asked.kind) {
    case 'device.switched': {
      const title = now.titleOf(`authentication-device/${asked.device}`);
      return {
        words: `${title} was ${asked.on ? 'brought online' : 'taken offline'}`,
        back: { ...asked, on: !now.offline.has(asked.device) },
      };
    }
    case 'channel.switched':
      return {
        words: `the authentication channel was switched ${asked.on ? 'on' : 'off'}`,
        back: { ...asked, on: now.isChannelUp },
      };
    case 'account.switched':
      return {
        words: `the ${asked.subject} ${asked.id} was switched ${asked.on ? 'on' : 'off'}`,
        back: { ...asked, on: !asked.on },
      };
    case 'timer.frozen':
      return { words: 'a timer was frozen', back: { ...asked, kind: 'timer.thawed' } };
    default:
      return { words: 'a timer was let go', back: { ...asked, kind: 'timer.frozen' } };
  }
}

function ofNote(asked: Note, now: SettingsNow): Before {
  const { run } = asked;
  if (asked.kind === 'notes.set')
    return { words: 'the notes were changed', back: { ...asked, text: now.notes } };
  const id = asked.kind === 'bookmark.set' ? asked.bookmark['id'] : asked.id;
  const held = now.bookmarks.find((bookmark) => bookmark.id === id);
  if (held === undefined) {
    // Only one that is set anew has not been there before.
    if (asked.kind === 'bookmark.removed' || typeof id !== 'string') return undefined;
    const { title } = asked.bookmark;
    return {
      words: `«${typeof title === 'string' ? title : id}» was marked`,
      back: { kind: 'bookmark.removed', run, id },
    };
  }
  const deed = asked.kind === 'bookmark.set' ? 'changed' : 'removed';
  const back: Intent = { kind: 'bookmark.set', run, bookmark: asData(held) };
  return { words: `the bookmark «${held.title}» was ${deed}`, back };
}

/** A match is data; the intent takes any. */
function asData(bookmark: Bookmark): SettingOf<'bookmark.set'>['bookmark'] {
  return JSON.parse(JSON.stringify(bookmark)) as Record<string, never>;
}
