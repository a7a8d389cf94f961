/**
 * The desk of exams: a paper is begun, answered, handed in, and there again after a restart; nothing that
 * would show what comes is done meanwhile; and what is final stays so.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openFileFolder } from '#main/files/file-folder.ts';
import { examKeyIn } from '#main/lessons/exam/exam-key.ts';
import { TraceStore } from '#main/trace/trace-store.ts';
import { Workbench } from '#main/workbench.ts';
import type { ExamIntent } from '#shared/intents/exam-intents.ts';
import type { Intent } from '#shared/intents.ts';
import type { HandedIn } from '#shared/lessons/exam/exams-told.ts';
import { ask, decide, entriesOf, step, told } from '../../../support/files/recorded.ts';
import {
  examsOf,
  rightAnswer,
  satExam,
  sittingNow,
  smallTerms,
} from '../../../support/files/sat-exam.ts';
import { smallLesson } from '../../../support/files/small-lesson.ts';
import { type WorkbenchFolder, workbenchFolder } from '../../../support/shell/workbench-folder.ts';

let folder: WorkbenchFolder;

beforeEach(() => {
  folder = workbenchFolder();
});
afterEach(() => folder.close());

const begin: ExamIntent = { kind: 'exam.begin', terms: smallTerms, student: 'Ada Lovelace' };
const turn = (page: number): ExamIntent => ({ kind: 'exam.turn', page });

async function doing(...intents: readonly Intent[]): Promise<void> {
  for (const intent of intents)
    expect(await ask(folder.workbench(), intent)).toMatchObject({ kind: 'accepted' });
}

async function refused(intent: Intent, sentence: RegExp): Promise<void> {
  expect(await ask(folder.workbench(), intent)).toMatchObject({
    kind: 'refused',
    sentence: expect.stringMatching(sentence),
  });
}

async function handedIn(): Promise<HandedIn> {
  const { handedIn: found } = await sittingNow(folder.workbench());
  if (found === undefined) throw new Error('Nothing was handed in.');
  return found;
}

const chosenRun = async (): Promise<string> =>
  (await told(folder.workbench(), 'run.chosen')).at(-1)?.run ?? '';
const runOf = async (place: number): Promise<string> =>
  (await sittingNow(folder.workbench())).opened[place]?.run ?? '';

describe('a paper', () => {
  it('begins at its first question, with the run of it open', async () => {
    await doing(begin);
    const { paper, page } = await sittingNow(folder.workbench());
    expect(paper.questions.map(({ kind }) => kind)).toEqual([
      'reach',
      'find',
      'predict',
      'predict',
    ]);
    expect(page).toBe(0);
    expect(await chosenRun()).toBe(await runOf(0));
  });

  it('shows a question’s run as far as its moment, and no further', async () => {
    await doing(begin, turn(1), turn(2));
    const run = await runOf(2);
    const { length } = await entriesOf(folder.workbench(), run);
    await refused({ kind: 'clock.step', run }, /only looked at/);
    await refused({ kind: 'run.fork', run, at: length - 1, name: 'On' }, /A paper is being sat/);
    expect(await entriesOf(folder.workbench(), run)).toHaveLength(length);
  });

  it('is one at a time, and what would show answers waits for it', async () => {
    await doing(begin);
    const run = await runOf(0);
    const text = JSON.stringify(smallLesson());
    await refused(begin, /being sat already/);
    const others: readonly Intent[] = [
      { kind: 'lesson.begin', text },
      { kind: 'run.create', name: 'A run', mode: 'virtual', seed: 's' },
      { kind: 'run.export', run, redacted: true },
      { kind: 'modes.compare', run },
      { kind: 'run.open', run: 'run-elsewhere' },
    ];
    for (const intent of others)
      await refused(intent, /A paper is being sat; hand it in, or give it up/);
    await doing({ kind: 'exam.give-up' }, { kind: 'lesson.begin', text });
    expect((await examsOf(folder.workbench())).sittings).toEqual({});
  });

  it('is there again after a restart, with its answers and its page', async () => {
    await doing(begin, turn(1));
    const answer = await rightAnswer(folder.workbench(), 1);
    await doing({ kind: 'exam.answer', question: 1, answer }, turn(2));
    const before = await examsOf(folder.workbench());
    await folder.reopen();
    expect(await examsOf(folder.workbench())).toEqual(before);
    await refused(begin, /being sat already/);
    await doing(turn(1));
    expect((await sittingNow(folder.workbench())).answers[1]?.answer).toEqual(answer);
  });

  it('takes a changed mind, until a later question of the same lesson was opened', async () => {
    await doing(begin, turn(2));
    for (const choice of [0, 1]) {
      await doing({ kind: 'exam.answer', question: 2, answer: { kind: 'choice', choice } });
    }
    expect((await sittingNow(folder.workbench())).answers[2]?.answer).toMatchObject({ choice: 1 });
    // Question 4 is of the lesson of question 1.
    await doing(turn(3));
    await refused({ kind: 'exam.try', question: 0 }, /final: the run of question 4/);
    await doing({ kind: 'exam.answer', question: 2, answer: { kind: 'choice', choice: 0 } });
  });

  it('refuses what nobody asked', async () => {
    await doing(begin, turn(1));
    const choice = { kind: 'choice', choice: 0 } as const;
    await refused({ kind: 'exam.answer', question: 1, answer: choice }, /Nothing of that kind/);
    await refused({ kind: 'exam.answer', question: 2, answer: choice }, /Turn to that question/);
    await doing(turn(2));
    const odd = { kind: 'choice', choice: 9 } as const;
    await refused({ kind: 'exam.answer', question: 2, answer: odd }, /Nothing of that kind/);
    await refused({ kind: 'exam.try', question: 2 }, /Nothing is to be brought about/);
    expect((await sittingNow(folder.workbench())).answers).toEqual({});
  });

  it.each<[string, object, RegExp]>([
    ['a lesson that is not there', { lessons: [99] }, /There is no lesson 99/],
    ['more questions than there are', { lessons: [101] }, /hold 2 questions/],
  ])('of %s is none', async (_, odd, sentence) => {
    await refused({ ...begin, terms: { ...smallTerms, ...odd } }, sentence);
    expect((await examsOf(folder.workbench())).current).toBeUndefined();
  });
});

describe('a result', () => {
  it('has a point for every right answer, and entries to show for all', async () => {
    await satExam(folder.workbench(), 4);
    const { result, shown } = await handedIn();
    expect([result.points, result.of]).toEqual([3, 4]);
    expect(result.answers.map(({ points }) => points)).toEqual([0, 1, 1, 1]);
    for (const [place, { evidence }] of result.answers.entries()) {
      for (const { run, seqs } of evidence) {
        const entries = await entriesOf(folder.workbench(), shown[place]?.[run] ?? '');
        expect(seqs.filter((seq) => entries[seq]?.seq !== seq)).toEqual([]);
        expect(seqs.length).toBeGreaterThan(0);
      }
    }
  });

  it('counts what was left out as no point, and says so', async () => {
    await satExam(folder.workbench(), 2);
    const { result } = await handedIn();
    expect(result.answers.map(({ points }) => points)).toEqual([0, 1, 0, 0]);
    expect(result.answers[3]).toMatchObject({ because: 'It was not answered.' });
    expect(result.answers[3]?.answer).toBeUndefined();
  });

  it('is for good, is kept, and can be looked at again', async () => {
    const signed = await satExam(folder.workbench(), 1);
    const { sitting } = await sittingNow(folder.workbench());
    await refused({ kind: 'exam.hand-in' }, /No paper is being sat/);
    await doing({ kind: 'exam.leave' });
    await folder.reopen();
    await doing({ kind: 'exam.show', sitting });
    expect((await sittingNow(folder.workbench())).handedIn?.signed).toBe(signed);
    await doing(begin);
  });

  it('counts a task that was brought about in the student’s own fork', async () => {
    await doing(begin, { kind: 'exam.try', question: 0 });
    const run = (await sittingNow(folder.workbench())).attempts[0]?.run ?? '';
    expect(await chosenRun()).toBe(run);
    await decide(folder.workbench(), run, 'prompt.approved');
    await step(folder.workbench(), run, 20);
    await doing({ kind: 'exam.hand-in' });
    const { result } = await handedIn();
    expect(result.answers[0]).toMatchObject({ points: 1, because: 'The goal is reached.' });
  });
});

it('takes no answers after the time, and still the paper', async () => {
  const path = mkdtempSync(join(tmpdir(), 'ciba-workbench-'));
  let nowMs = 1_800_000_000_000;
  const workbench = new Workbench({
    store: new TraceStore(join(path, 'workbench.sqlite')),
    realTime: () => nowMs,
    engine: 'test',
    files: openFileFolder(join(path, 'files')),
    examKey: examKeyIn(path),
  });
  try {
    await ask(workbench, { ...begin, terms: { ...smallTerms, minutes: 1 } });
    await ask(workbench, turn(2));
    const answer = { kind: 'choice', choice: 0 } as const;
    const answering = { kind: 'exam.answer', question: 2, answer } as const;
    nowMs += 59_000;
    expect(await ask(workbench, answering)).toMatchObject({ kind: 'accepted' });
    nowMs += 2000;
    expect(await ask(workbench, answering)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(/^The time is over; what was answered counts/),
    });
    await ask(workbench, { kind: 'exam.hand-in' });
    const { handedIn, begunAtMs } = await sittingNow(workbench);
    expect(handedIn?.result.answers[2]?.answeredAtMs).toBe(begunAtMs + 59_000);
    expect(handedIn?.result.handedInAtMs).toBe(begunAtMs + 61_000);
  } finally {
    await workbench.close();
    rmSync(path, { recursive: true, force: true });
  }
});
