/**
 * The desk of lessons: pages that carry the run on, and pages that only move the cursor; what is answered,
 * tried, found and lost; and all of it there again after a restart.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lessonBeginning } from '#main/lessons/lesson-beginning.ts';
import { createLessonRun } from '#main/lessons/lesson-run.ts';
import type { LessonIntent } from '#shared/intents/lesson-intents.ts';
import { askedMatches } from '#shared/lessons/judging/asked-matches.ts';
import { type LessonPlay, playAfter } from '#shared/lessons/play/lesson-play.ts';
import { admitLesson } from '#shared/lessons/read-lesson.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import { workbenchStream } from '#shared/workbench-event.ts';
import { ask, decide, entriesOf, told } from '../../support/files/recorded.ts';
import { changedLesson, smallLesson } from '../../support/files/small-lesson.ts';
import { type WorkbenchFolder, workbenchFolder } from '../../support/shell/workbench-folder.ts';

let folder: WorkbenchFolder;

beforeEach(() => {
  folder = workbenchFolder();
});
afterEach(() => folder.close());

const text = JSON.stringify(smallLesson());

async function doing(...intents: readonly LessonIntent[]): Promise<void> {
  for (const intent of intents)
    expect(await ask(folder.workbench(), intent)).toMatchObject({ kind: 'accepted' });
}

async function playNow(): Promise<LessonPlay> {
  const port = folder.workbench().port({ view: 'console', run: '', party: '' });
  const { entries } = await port.readTrace(workbenchStream, 0, 2000);
  const events = entries as readonly WorkbenchEvent[];
  const play = events.reduce<LessonPlay | undefined>(playAfter, undefined);
  if (play === undefined) throw new Error('No lesson is being played.');
  return play;
}

const mainRun = async (): Promise<string> => (await playNow()).runs['main'] ?? '';
const entries = async (run: string): Promise<readonly Entry[]> =>
  entriesOf(folder.workbench(), run);

async function cursorOf(run: string): Promise<number | null | undefined> {
  const moves = await told(folder.workbench(), 'cursor.moved');
  return moves.findLast((one) => one.run === run)?.to;
}

const begin: LessonIntent = { kind: 'lesson.begin', text };
const next: LessonIntent = { kind: 'lesson.next' };
const back: LessonIntent = { kind: 'lesson.back' };

describe('the pages of a lesson', () => {
  it('begin with an opening, at which nobody has done anything', async () => {
    await doing(begin);
    const { page, reached } = await playNow();
    expect({ page, reached }).toEqual({ page: 0, reached: [] });
    const kinds = (await entries(await mainRun())).map(({ kind }) => kind);
    expect(kinds).not.toContain('intent.given');
  });

  it('carry the run on to the moment of the beat, as it goes without windows', async () => {
    await doing(begin, next, next);
    const live = await entries(await mainRun());
    expect(live.map(comparable)).toEqual((await playedAlone()).map(comparable));
    expect((await playNow()).reached.map(({ troubles }) => troubles)).toEqual([[], []]);
  });

  it('only move the cursor over what has been played', async () => {
    await doing(begin, next, next);
    const run = await mainRun();
    const { length } = await entries(run);
    const { reached } = await playNow();
    await doing(back);
    expect(await cursorOf(run)).toBe(reached[0]?.moment);
    await doing(next);
    expect(await cursorOf(run)).toBeNull();
    expect((await entries(run)).length).toBe(length);
  });

  it('can be jumped to, into new ground as well', async () => {
    await doing(begin, { kind: 'lesson.turn', page: 2 });
    expect((await playNow()).page).toBe(2);
    expect((await playNow()).reached.length).toBe(2);
  });

  it('are turned one after the other, however fast they are asked for', async () => {
    await doing(begin);
    const workbench = folder.workbench();
    await Promise.all([ask(workbench, next), ask(workbench, next), ask(workbench, back)]);
    expect((await playNow()).page).toBe(1);
    expect((await playNow()).reached.length).toBe(2);
  });

  it('end with a score', async () => {
    await doing(begin, next, { kind: 'lesson.answer', beat: 0, choice: 0 }, next, next, next);
    expect((await playNow()).page).toBe(3);
    expect(await told(folder.workbench(), 'lesson.finished')).toMatchObject([
      { id: 'small', right: 1, asked: 1, done: 0, tasks: 2 },
    ]);
  });

  it('are there again after a restart, and go on from there', async () => {
    await doing(begin, next);
    await folder.reopen();
    expect((await playNow()).page).toBe(1);
    await doing(next);
    const live = await entries(await mainRun());
    expect(live.map(comparable)).toEqual((await playedAlone()).map(comparable));
  });

  it('begin anew with reset, in runs of their own', async () => {
    await doing(begin, next);
    const first = await mainRun();
    await doing({ kind: 'lesson.reset' });
    expect(await mainRun()).not.toBe(first);
    expect((await playNow()).page).toBe(0);
    expect((await told(folder.workbench(), 'lesson.kept')).length).toBe(1);
  });
});

describe('what is answered', () => {
  it('lets the run go on to the answer, while the question stays on the screen', async () => {
    await doing(begin, next, { kind: 'lesson.answer', beat: 0, choice: 1 });
    const { page, reached, answers } = await playNow();
    expect({ page, reached: reached.length, answers }).toEqual({
      page: 1,
      reached: 2,
      answers: { 0: 1 },
    });
    expect(await cursorOf(await mainRun())).toBe(reached[0]?.moment);
  });

  it('is answered once', async () => {
    await doing(begin, next, { kind: 'lesson.answer', beat: 0, choice: 1 });
    const again = await ask(folder.workbench(), { kind: 'lesson.answer', beat: 0, choice: 0 });
    expect(again.kind).toBe('refused');
    expect((await playNow()).answers).toEqual({ 0: 1 });
  });

  it('is found by pointing at the message itself, and not at another', async () => {
    await doing(begin, next);
    const sent = (await entries(await mainRun())).filter(({ kind }) => kind === 'message.sent');
    await doing({ kind: 'lesson.point', beat: 0, seq: sent[0]?.seq ?? 0 });
    expect((await playNow()).pointed[0]?.isIt).toBe(false);
    await doing({ kind: 'lesson.point', beat: 0, seq: sent.at(-1)?.seq ?? 0 });
    expect((await playNow()).pointed[0]?.isIt).toBe(true);
    expect((await playNow()).done).toEqual({ 0: { inPar: undefined } });
  });
});

describe('a task', () => {
  it('is done in a fork, and told as soon as its goal is reached there', async () => {
    await doing(begin, next, next, { kind: 'lesson.try', beat: 1 });
    const { aside, runs } = await playNow();
    const run = aside?.run ?? '';
    expect(run).not.toBe(runs['main']);
    expect((await playNow()).done).toEqual({});
    const parts = {
      relyingParty: 'till',
      loginHint: 'bruno',
      bindingMessage: 'PAY',
      scope: 'openid',
    };
    await ask(folder.workbench(), { kind: 'sign-in.pressed', run, ...parts });
    await ask(folder.workbench(), { kind: 'clock.step', run, grain: 'message' });
    const arrived = async () =>
      (await entries(run)).findLast(
        (one) => one.kind === 'prompt.arrived' && one.party.endsWith('bruno'),
      );
    for (let steps = 0; steps < 20 && (await arrived()) === undefined; steps += 1)
      await ask(folder.workbench(), { kind: 'clock.step', run });
    const found = await arrived();
    const prompt = found?.kind === 'prompt.arrived' ? found.prompt : '';
    const device = 'phone-of-bruno';
    await ask(folder.workbench(), { kind: 'prompt.opened', run, device, prompt });
    await ask(folder.workbench(), { kind: 'prompt.approved', run, device, prompt });
    for (let steps = 0; steps < 30; steps += 1)
      await ask(folder.workbench(), { kind: 'clock.step', run });
    expect((await playNow()).done).toEqual({ 1: { inPar: true } });
    await doing({ kind: 'lesson.return' });
    expect((await playNow()).aside).toBeUndefined();
    expect((await told(folder.workbench(), 'run.chosen')).at(-1)?.run).toBe(runs['main']);
  });

  it('has a model answer, which is nobody’s merit', async () => {
    await doing(begin, next, next, { kind: 'lesson.model', beat: 1 });
    const { aside, done } = await playNow();
    expect(aside?.why).toBe('model');
    expect((await entries(aside?.run ?? '')).map(({ kind }) => kind)).toContain('tokens.issued');
    expect(done).toEqual({});
  });
});

describe('a run that goes another way', () => {
  it('is told to have strayed, and is gone on with in the record', async () => {
    await doing(begin, next);
    await decide(folder.workbench(), await mainRun(), 'prompt.denied');
    await doing(next);
    expect((await playNow()).strayed).toMatchObject({ beat: 1 });
    expect((await playNow()).page).toBe(1);
    await doing({ kind: 'lesson.fall-back' });
    const play = await playNow();
    expect(play).toMatchObject({ isRecorded: true, page: 2, strayed: undefined });
    const run = await mainRun();
    expect((await entries(run)).map(comparable)).toEqual((await playedAlone()).map(comparable));
    expect((await ask(folder.workbench(), { kind: 'clock.step', run })).kind).toBe('refused');
  });

  it('can be explored in a fork, and returned from', async () => {
    await doing(begin, next, { kind: 'lesson.explore' });
    const { aside } = await playNow();
    expect(aside?.why).toBe('explore');
    await decide(folder.workbench(), aside?.run ?? '', 'prompt.denied');
    await doing(next);
    expect(await playNow()).toMatchObject({ page: 2, aside: undefined, strayed: undefined });
  });
});

describe('what is asked of a lesson', () => {
  it('is asked by the console alone', async () => {
    await doing(begin);
    const run = await mainRun();
    const till = folder.workbench().port({ view: 'relying-party', run, party: 'till' });
    expect((await till.dispatch(next)).kind).toBe('refused');
    expect((await playNow()).page).toBe(0);
  });

  it('is shown to a room from run to run, and no other run is', async () => {
    await ask(folder.workbench(), {
      kind: 'run.create',
      name: 'Own',
      mode: 'virtual',
      seed: 'own',
    });
    const own = (await told(folder.workbench(), 'run.listed'))[0]?.run ?? '';
    await doing(begin, next);
    const first = await mainRun();
    await doing({ kind: 'lesson.reset' });
    const second = await mainRun();
    const room = (run: string) => folder.workbench().port({ view: 'audience', run, party: '' });
    const count = async (from: string, run: string): Promise<number> =>
      (await room(from).readTrace(run, 0, 2000)).entries.length;
    expect(await count(first, second)).toBeGreaterThan(0);
    expect(await count(first, own)).toBe(0);
    expect(await count(own, second)).toBe(0);
  });

  it('is refused with the place where a file is no lesson, and nothing is told', async () => {
    const spoilt = changedLesson('beats.0.text', []);
    const outcome = await ask(folder.workbench(), { kind: 'lesson.begin', text: spoilt });
    expect(outcome).toMatchObject({ kind: 'refused' });
    expect(outcome.kind === 'refused' ? outcome.sentence : '').toContain('beats[0].text');
    expect(await told(folder.workbench(), 'run.listed')).toEqual([]);
  });

  it('is refused while nothing is played', async () => {
    expect((await ask(folder.workbench(), next)).kind).toBe('refused');
    await doing(begin, { kind: 'lesson.leave' });
    expect((await ask(folder.workbench(), next)).kind).toBe('refused');
  });
});

/** The lesson’s run without windows. */
async function playedAlone(): Promise<readonly Entry[]> {
  const read = admitLesson(smallLesson());
  if (read.kind === 'refused') throw new Error(read.sentence);
  const { runs, beats } = read.lesson;
  const [run] = Object.values(runs);
  if (run === undefined) throw new Error('The lesson has no run.');
  const made: Entry[] = [];
  const player = await createLessonRun({
    beginning: await lessonBeginning(run),
    engine: 'test',
    matches: askedMatches(read.lesson),
    onEntry: (entry) => void made.push(entry),
  });
  for (const { does, until } of beats) await player.play(does, until);
  return made;
}

/** Without what the name of a run, and a signature, make different. */
function comparable(entry: Entry): unknown {
  if (entry.kind === 'run.began')
    return { ...entry, engine: '', setup: { ...entry.setup, name: '' } };
  if (entry.kind === 'intent.given') return { ...entry, intent: { ...entry.intent, run: '' } };
  if (entry.kind === 'jwts.signed') return { ...entry, jwts: entry.jwts.map(unsigned) };
  if (entry.kind === 'message.sent' && 'body' in entry.wire)
    return { ...entry, wire: { ...entry.wire, body: unsigned(atob(entry.wire.body)) } };
  return entry;
}

function unsigned(text: string): string {
  return text.replaceAll(/(eyJ[\w-]+\.[\w-]+\.)[\w-]+/g, '$1');
}
