/**
 * Lessons that are kept as one’s own: a file of somebody else's is listed, or refused with its place, and
 * nothing that was there before is lost. Drafts and checks are there again after a restart.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Draft } from '#shared/lessons/authoring/draft.ts';
import { draftsAfter, noDrafts } from '#shared/lessons/authoring/drafts-told.ts';
import { finished } from '#shared/lessons/authoring/finished.ts';
import { proposedBeat } from '#shared/lessons/authoring/proposed-beat.ts';
import { type RunRecord, runRecord } from '#shared/lessons/authoring/run-record.ts';
import { type WorkbenchEvent, workbenchStream } from '#shared/workbench-event.ts';
import { withTexts } from '../../../support/files/drafted-lesson.ts';
import { ask, decide, entriesOf, promptedRun, told } from '../../../support/files/recorded.ts';
import { smallLesson } from '../../../support/files/small-lesson.ts';
import { type WorkbenchFolder, workbenchFolder } from '../../../support/shell/workbench-folder.ts';

let folder: WorkbenchFolder;

beforeEach(() => {
  folder = workbenchFolder();
});
afterEach(() => folder.close());

const whole = JSON.stringify(smallLesson());
const changed = (change: object): string => JSON.stringify({ ...smallLesson(), ...change });
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const withLine = (match: string): string => {
  const lesson = smallLesson();
  return JSON.stringify({
    ...lesson,
    beats: lesson.beats.map((beat, index) => (index === 0 ? { ...beat, until: { match } } : beat)),
  });
};

const hostile: readonly (readonly [string, string, RegExp])[] = [
  ['no JSON', 'a lesson', /The whole file: It is no JSON/],
  ['a truncated one', whole.slice(0, whole.length / 2), /The whole file: It is no JSON/],
  ['one of a newer format', changed({ format: 2 }), /It is of format 2, and this workbench reads/],
  ['a run', '{"format":1,"entries":[]}', /It is a run, and no lesson; open it as a run file/],
  ['a scenario', '{"format":1,"script":[]}', /It is a scenario, and no lesson/],
  ['a HAR file', '{"log":{"entries":[]}}', /It is a HAR file, and no lesson/],
  ['a list', '[]', /A lesson is one JSON object/],
  ['too deep', changed({ notes: JSON.parse(deep(60)) }), /nested more than 40 levels deep/],
  ['a name of prototypes', `{"__proto__":{"a":1},${whole.slice(1)}`, /__proto__ is not known here/],
  ['a constructor', changed({ constructor: {} }), /constructor is not known here/],
  ['letters turned round', changed({ title: 'safe\u202etxt' }), /^.*title: A title is one line/],
  ['unseen signs', changed({ about: 'a\u2066b' }), /about: A text has no line breaks/],
  ['endless brackets', withLine('('.repeat(1500)), /beats\[0\]\.until\.match: .*levels at most/],
  ['endless alternatives', withLine('kind:x or '.repeat(150)), /beats\[0\]\.until\.match: /],
];

describe('a lesson of somebody else', () => {
  it.each(hostile)(
    'is refused where it is %s, and what is there stays',
    async (_what, text, words) => {
      const workbench = folder.workbench();
      await ask(workbench, { kind: 'lesson.own', text: whole });
      const outcome = await ask(workbench, { kind: 'lesson.own', text });
      expect(outcome).toMatchObject({ kind: 'refused', sentence: expect.stringMatching(words) });
      expect((await told(workbench, 'lesson.owned')).map(({ id }) => id)).toEqual(['small']);
      expect(Object.hasOwn(Object.prototype, 'a')).toBe(false);
    },
  );

  it('shows markup as the letters that it is', async () => {
    const text = changed({ about: '<img src=x onerror=alert(1)>' });
    expect(await ask(folder.workbench(), { kind: 'lesson.own', text })).toMatchObject({
      kind: 'accepted',
    });
  });
});

async function draftNow(name: string) {
  const port = folder.workbench().port({ view: 'console', run: '', party: '' });
  const { entries } = await port.readTrace(workbenchStream, 0, 2000);
  return (entries as readonly WorkbenchEvent[]).reduce(draftsAfter, noDrafts).drafts[name];
}

/** A draft with some moments of that run as its beats. */
async function draftedOn(run: string, record: RunRecord): Promise<Draft> {
  await ask(folder.workbench(), { kind: 'draft.begin', draft: 'mine', run });
  for (const { last: moment } of record.steps.slice(2, 9)) {
    const beats = (await draftNow('mine'))?.draft.beats ?? [];
    const found = proposedBeat(record, beats, { moment, chosen: undefined });
    if (found.kind === 'none') continue;
    const edit = { kind: 'beat.added', beat: found.beat } as const;
    await ask(folder.workbench(), { kind: 'draft.edit', draft: 'mine', edit });
  }
  const held = await draftNow('mine');
  if (held === undefined) throw new Error('There is no draft.');
  return held.draft;
}

function textOf(draft: Draft, record: RunRecord): string {
  const done = finished(withTexts(draft), record);
  return done.kind === 'finished' ? done.text : JSON.stringify(done.faults);
}

describe('a draft', () => {
  it('of a run without a seed is checked, and is there again after a restart', async () => {
    const run = await promptedRun(folder.workbench(), null);
    await decide(folder.workbench(), run, 'prompt.approved');
    const record = runRecord(await entriesOf(folder.workbench(), run));
    const draft = await draftedOn(run, record);
    expect(draft.beats.length).toBeGreaterThan(3);
    const text = textOf(draft, record);
    const checked = await ask(folder.workbench(), { kind: 'draft.check', draft: 'mine', text });
    expect(checked).toMatchObject({ kind: 'accepted' });
    expect((await draftNow('mine'))?.check).toMatchObject({ failed: [] });
    await folder.reopen();
    expect((await draftNow('mine'))?.draft).toEqual(draft);
    await ask(folder.workbench(), { kind: 'draft.undo', draft: 'mine' });
    expect((await draftNow('mine'))?.draft.beats.length).toBe(draft.beats.length - 1);
    await ask(folder.workbench(), { kind: 'draft.redo', draft: 'mine' });
    expect((await draftNow('mine'))?.draft).toEqual(draft);
  });
});
