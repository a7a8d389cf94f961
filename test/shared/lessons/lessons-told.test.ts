/** What is folded of the lessons that were told of: the one that is played, and how each was ended best. */
import { describe, expect, it } from 'vitest';
import {
  type LessonsTold,
  lessonsAfter,
  nothingTold,
  placeTaken,
} from '#shared/lessons/play/lessons-told.ts';
import { pageRun, shownRun } from '#shared/lessons/play/page-run.ts';
import { scoreOf } from '#shared/lessons/play/score.ts';
import { admitLesson } from '#shared/lessons/read-lesson.ts';
import type { WorkbenchEvent, WorkbenchHappening } from '#shared/workbench-event.ts';
import { smallLesson } from '../../support/files/small-lesson.ts';

function toldOf(...happenings: readonly WorkbenchHappening[]): LessonsTold {
  const events = happenings.map((one, seq) => ({ seq, at: seq, ...one }) as WorkbenchEvent);
  return events.reduce(lessonsAfter, nothingTold);
}

const began = { kind: 'lesson.began', play: 'p', lesson: 'key', runs: { main: 'run-1' } } as const;
const reached = {
  kind: 'lesson.beat-reached',
  play: 'p',
  beat: 0,
  run: 'run-1',
  moment: 20,
  momentMs: 5000,
  troubles: [],
} as const;
const score = { right: 1, asked: 2, done: 0, tasks: 1 };
const finished = { kind: 'lesson.finished', play: 'p', id: 'small', ...score } as const;
const lesson = (() => {
  const read = admitLesson(smallLesson());
  if (read.kind === 'refused') throw new Error(read.sentence);
  return read.lesson;
})();

describe('what was told of lessons', () => {
  it('is the very same after what concerns no lesson', () => {
    const told = toldOf(began);
    expect(lessonsAfter(told, { kind: 'run.chosen', seq: 9, at: 9, run: 'x' })).toBe(told);
  });

  it('is of the play that was begun last; an older one changes nothing any more', () => {
    const { play } = toldOf(began, { ...began, play: 'q' }, reached);
    expect(play).toMatchObject({ play: 'q', reached: [] });
  });

  it('ends with leaving, and keeps which runs were made for it', () => {
    const forked = {
      kind: 'lesson.forked',
      play: 'p',
      beat: 0,
      run: 'f',
      why: 'task',
      from: 3,
    } as const;
    const told = toldOf(began, forked, { kind: 'lesson.left', play: 'p' });
    expect(told.play).toBeUndefined();
    expect([...told.runs.keys()]).toEqual(['run-1', 'f']);
  });

  it('forgets that a run strayed as soon as its beat has come', () => {
    const strayed = { kind: 'lesson.strayed', play: 'p', beat: 0, sentence: 'Gone.' } as const;
    expect(toldOf(began, strayed).play?.strayed).toMatchObject({ beat: 0 });
    expect(toldOf(began, strayed, reached).play?.strayed).toBeUndefined();
  });

  it('holds a goal that was reached in par, whatever comes of another attempt', () => {
    const goal = { kind: 'lesson.goal-reached', play: 'p', beat: 1 } as const;
    const { play } = toldOf(began, { ...goal, inPar: true }, { ...goal, inPar: false });
    expect(play?.done).toEqual({ 1: { inPar: true } });
  });
});

describe('the progress', () => {
  it('is the best of all times, and says how often', () => {
    const { progress } = toldOf(began, { ...finished, right: 2 }, finished);
    expect(progress['small']).toEqual({ ...score, right: 2, times: 2, at: 2 });
  });

  it('is forgotten when that is asked, and nothing else is', () => {
    const told = toldOf(began, finished, { kind: 'lesson.progress-forgotten' });
    expect(told.progress).toEqual({});
    expect(told.play?.isFinished).toBe(true);
  });
});

describe('the score', () => {
  it('counts what was predicted rightly, and what was found or brought about', () => {
    const none = scoreOf(lesson, { answers: {}, done: {} });
    const counted = { right: 0, asked: 1, answered: 0, done: 0, tasks: 2 };
    expect(none).toEqual({ ...counted, inPar: 0, pars: 1 });
    const wrong = scoreOf(lesson, { answers: { 0: 1 }, done: { 0: { inPar: undefined } } });
    expect(wrong).toMatchObject({ right: 0, answered: 1, done: 1 });
    expect(scoreOf(lesson, { answers: { 0: 0 }, done: {} })).toMatchObject({ right: 1 });
  });

  it('counts a task as done in par only where it was, and only where there is a par', () => {
    const found = { inPar: undefined };
    const well = scoreOf(lesson, { answers: {}, done: { 0: found, 1: { inPar: true } } });
    expect(well).toMatchObject({ done: 2, inPar: 1, pars: 1 });
    const badly = scoreOf(lesson, { answers: {}, done: { 1: { inPar: false } } });
    expect(badly).toMatchObject({ done: 1, inPar: 0, pars: 1 });
  });
});

describe('the run that is shown', () => {
  it('is that of the page, and beside the lesson that of the fork', () => {
    const { play } = toldOf(began, reached);
    if (play === undefined) throw new Error('Nothing is played.');
    expect(pageRun(play, lesson)).toBe('run-1');
    const aside = { beat: 0, run: 'fork', why: 'explore', from: 20 } as const;
    expect(shownRun({ ...play, aside }, lesson)).toBe('fork');
  });
});

describe('the place of a run in its lesson', () => {
  const fork = {
    kind: 'lesson.forked',
    play: 'p',
    beat: 0,
    run: 'fork',
    why: 'task',
    from: 20,
  } as const;
  const anew = { ...began, play: 'q', runs: { main: 'run-2' } };

  it('is taken by the new run of the same name once the lesson is begun anew', () => {
    const told = toldOf(began, reached, fork, anew);
    expect(['run-1', 'fork', 'run-2'].map((run) => placeTaken(told, run))).toEqual([
      'run-2',
      'run-2',
      'run-2',
    ]);
  });

  it('is a fork’s own while somebody is in it, and then that of what it was made from', () => {
    const beside = toldOf(began, reached, fork);
    expect(placeTaken(beside, 'fork')).toBe('fork');
    const back = lessonsAfter(beside, {
      kind: 'lesson.returned',
      play: 'p',
      seq: 9,
      at: 9,
    });
    expect(placeTaken(back, 'fork')).toBe('run-1');
  });

  it('is its own in another lesson, and in none', () => {
    const told = toldOf(began, { ...anew, lesson: 'another' });
    expect(placeTaken(told, 'run-1')).toBe('run-1');
    expect(placeTaken(told, 'run-9')).toBe('run-9');
  });
});
