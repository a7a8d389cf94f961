/** Which changes of settings can be undone and done again, and in which words. */
import { describe, expect, it } from 'vitest';
import { listWords } from '#renderer/commands/undo/list-words.ts';
import { changeOf } from '#renderer/commands/undo/setting-change.ts';
import type { SettingsNow } from '#renderer/commands/undo/settings-now.ts';
import {
  afterChange,
  nothingChanged,
  type SettingsPast,
} from '#renderer/commands/undo/settings-past.ts';
import type { Intent } from '#shared/intents.ts';
import { phoneBoardAt } from '#shared/projections/phone-board.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { buildSetup } from '#test/support/core/setup.ts';

const run = 'run-1';
const device = 'phone-of-alice';
const rule = {
  id: 'rule-1',
  title: 'Slow line',
  on: {},
  how: { kind: 'always' },
  act: { kind: 'drop' },
} as const;
const usual: SettingsNow = {
  rules: [rule],
  offline: new Set(),
  isChannelUp: true,
  people: new Map(),
  breakpoints: [],
  skews: new Map([['provider', 90_000]]),
  bookmarks: [{ id: 'mark-1', at: { seq: 3 }, title: 'The request', text: '' }],
  notes: 'Before.',
  theme: 'system',
  setup: buildSetup({ latencyMs: 40 }),
  phoneOf: (name) => phoneBoardAt([], null, name),
  titleOf: (party) => (party === 'provider' ? 'Provider' : 'Alice’s phone'),
};

const off: Intent = { kind: 'device.switched', run, device, on: false };
const channelOff: Intent = { kind: 'channel.switched', run, on: false };

function mustChange(asked: Intent, now = usual) {
  const change = changeOf(asked, () => now);
  if (change === undefined) throw new Error(`${asked.kind} changes nothing.`);
  return change;
}

/** As the desk does it: every accepted intent is taken note of, also one that undoes. */
function played(...asked: readonly Intent[]): SettingsPast {
  return asked.reduce((past, one) => {
    const offline =
      one.kind === 'device.switched' && one.on ? new Set([device]) : new Set<string>();
    const isChannelUp = !(one.kind === 'channel.switched' && one.on);
    return afterChange(past, mustChange(one, { ...usual, offline, isChannelUp }));
  }, nothingChanged);
}

describe('a change of a setting', () => {
  it.each<[Intent, string, object]>([
    [off, 'Alice’s phone was taken offline', { kind: 'device.switched', on: true }],
    [channelOff, 'the authentication channel was switched off', { on: true }],
    [
      { kind: 'faults.set', run, rules: [] },
      'the fault rule «Slow line» was removed',
      { rules: [rule] },
    ],
    [
      {
        kind: 'breakpoints.set',
        run,
        list: [
          {
            id: 'break-1',
            title: '',
            on: { kind: 'entry', is: 'message.sent' },
            enabled: true,
            once: false,
          },
        ],
      },
      `the breakpoint «${describeMatch({ kind: 'entry', is: 'message.sent' })}» was added`,
      { list: [] },
    ],
    [
      { kind: 'skew.set', run, party: 'provider', ms: 0 },
      'the clock of Provider was set',
      { ms: 90_000 },
    ],
    [{ kind: 'notes.set', run, text: 'After.' }, 'the notes were changed', { text: 'Before.' }],
    [
      { kind: 'bookmark.removed', run, id: 'mark-1' },
      'the bookmark «The request» was removed',
      { kind: 'bookmark.set', bookmark: { id: 'mark-1', title: 'The request' } },
    ],
    [
      { kind: 'bookmark.set', run, bookmark: { id: 'mark-2', title: 'Here' } },
      '«Here» was marked',
      { kind: 'bookmark.removed', id: 'mark-2' },
    ],
    [
      { kind: 'settings.changed', run, change: { latencyMs: 90 } },
      'the set-up was changed: latencyMs 90',
      { kind: 'settings.changed', change: { latencyMs: 40 } },
    ],
    [
      { kind: 'device.set', run, device, transacts: false },
      'CIBA transactions on Alice’s phone were switched off',
      { kind: 'device.set', device, transacts: true },
    ],
    [
      { kind: 'device.set', run, device, delivery: 'late' },
      'how prompts reach Alice’s phone was changed',
      { delivery: 'normal' },
    ],
    [
      { kind: 'device.set', run, device, authenticators: ['face'] },
      'by what Alice’s phone knows its person was changed',
      { authenticators: [] },
    ],
    [
      { kind: 'device.set', run, device, stepUp: 'left-out' },
      'what Alice’s phone does where more is asked was changed',
      { stepUp: 'asked' },
    ],
    [
      { kind: 'device.set', run, device, online: false, notifies: false },
      'the settings of Alice’s phone were changed',
      { online: true, notifies: true },
    ],
    [{ kind: 'theme.choose', theme: 'dark' }, 'the theme was set to dark', { theme: 'system' }],
    [
      { kind: 'timer.frozen', run, timer: 'expiry' },
      'a timer was frozen',
      { kind: 'timer.thawed', timer: 'expiry' },
    ],
  ])('%o is told in words and has a way back', (asked, words, back) => {
    expect(mustChange(asked)).toMatchObject({ words, back, forth: asked });
  });

  it('is none where everything stays as it was', () => {
    expect(changeOf({ ...off, on: true } as Intent, () => usual)).toBeUndefined();
    expect(changeOf({ kind: 'faults.set', run, rules: [rule] }, () => usual)).toBeUndefined();
  });

  it('is none where something is done once and does not stay', () => {
    expect(changeOf({ kind: 'clock.step', run }, () => usual)).toBeUndefined();
    expect(changeOf({ kind: 'cursor.move', run, to: 3 }, () => usual)).toBeUndefined();
    expect(
      changeOf({ kind: 'device.set', run, device, pinUnlocked: true }, () => usual),
    ).toBeUndefined();
  });
});

describe('a list that is set as a whole', () => {
  const switchedOff = { ...rule, off: true };
  const [first, second] = [rule, { ...rule, id: 'rule-2', title: 'Lost line' }];
  const words = (before: readonly Named[], after: readonly Named[]) =>
    listWords('fault rule', before, after);

  it('is told by what became of it', () => {
    expect(words([first], [first, second])).toBe('the fault rule «Lost line» was added');
    expect(words([first], [switchedOff])).toBe('the fault rule «Slow line» was changed');
    expect(words([first, second], [second, first])).toBe(
      'the fault rules were put in another order',
    );
    expect(words([first, second], [])).toBe('the fault rules were changed');
  });
});

type Named = Parameters<typeof listWords>[1][number];

describe('the past of the settings', () => {
  it('is gone back one change at a time, and forth again', () => {
    const two = played(off, channelOff);
    expect(two.done.map(({ forth }) => forth)).toEqual([off, channelOff]);
    const back = two.done.at(-1)?.back;
    if (back === undefined) throw new Error('There is no way back.');
    const one = afterChange(two, mustChange(back, { ...usual, isChannelUp: false }));
    expect(one.done.map(({ forth }) => forth)).toEqual([off]);
    expect(one.undone.map(({ forth }) => forth)).toEqual([channelOff]);
    expect(afterChange(one, mustChange(channelOff))).toEqual(two);
  });

  it('counts what was put back by hand as undone', () => {
    const back = played(off, { ...off, on: true } as Intent);
    expect(back.done).toEqual([]);
    expect(back.undone.map(({ forth }) => forth)).toEqual([off]);
  });

  it('has nothing to do again once something else was changed', () => {
    const { done, undone } = played(off, { ...off, on: true } as Intent, channelOff);
    expect(done.map(({ forth }) => forth)).toEqual([channelOff]);
    expect(undone).toEqual([]);
  });
});
