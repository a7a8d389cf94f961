/**
 * Every lesson that comes with the workbench keeps what it says, without a network: its beats come to
 * their moments, its sentences hold, its answers are shown or refuted, its tasks can be done.
 */
import { Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { playLesson } from '#main/lessons/headless/play-lesson.ts';
import { lessonNames, openLesson } from '#main/lessons/lesson-files.ts';
import { citationsOf, claimsOf, sentencesOf } from '#test/support/files/lesson-parts.ts';

const names = lessonNames();
const connect = vi.spyOn(Socket.prototype, 'connect');

beforeEach(() => {
  connect.mockImplementation(() => {
    throw new Error('A lesson needs no network.');
  });
});

afterEach(() => {
  connect.mockReset();
});

it('there are the first ones', () => {
  expect(names).toEqual(
    expect.arrayContaining(['02-poll', '12-intervals', '24-approving-the-attackers-transaction']),
  );
});

describe.each(names)('the lesson %s', (name) => {
  const lesson = openLesson(name);

  it('keeps what it says', async () => {
    const { findings, beats, entries } = await playLesson(lesson, { engine: 'test' });
    const failed = findings.filter(({ holds }) => !holds);
    expect(failed.map(({ place, sentence }) => `${place}: ${sentence}`)).toEqual([]);
    expect(beats).toBe(lesson.beats.length);
    expect(entries).toBeGreaterThan(20);
    expect(findings.length).toBeGreaterThan(lesson.beats.length);
    expect(connect).not.toHaveBeenCalled();
  });

  it('is named for its number and what it is about', () => {
    // A piece of the museum has its number there, and one behind the course besides.
    const isPiece = lesson.part === 'museum';
    const place = String(isPiece ? lesson.number - 100 : lesson.number).padStart(2, '0');
    expect(name).toBe(isPiece ? lesson.id : `${place}-${lesson.id}`);
    expect(name.replace('museum-', '').startsWith(`${place}-`)).toBe(true);
  });

  it('cites something, and shows something of the run in most of its beats', () => {
    expect(citationsOf(lesson).length).toBeGreaterThan(2);
    const showing = lesson.beats.filter((beat) =>
      sentencesOf(beat).some(({ shows }) => shows !== undefined),
    );
    expect(showing.length).toBeGreaterThan(lesson.beats.length / 2);
  });
});

const attacks = names.filter((name) => openLesson(name).part === 'attacks');

it.each(attacks)('%s shows the harm in one run, and that it is not there in another', (name) => {
  const claims = claimsOf(openLesson(name)).map(({ match, ...rest }) => ({
    harm: JSON.stringify(match),
    ...rest,
  }));
  const averted = claims.filter(({ count }) => count === 0);
  const done = claims.filter(({ count }) => count !== 0);
  const both = averted.filter(({ harm, run }) =>
    done.some((other) => other.harm === harm && other.run !== run),
  );
  expect(both.length).toBeGreaterThan(0);
});

it('no two lessons have one number', () => {
  const numbers = names.map((name) => openLesson(name).number);
  expect(new Set(numbers).size).toBe(numbers.length);
});
