/** The judge takes entries one by one, in whatever host they come about, and knows which beat is on. */
import { expect, it } from 'vitest';
import { createLessonJudge } from '#shared/lessons/judging/lesson-judge.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import { playedScenario } from '#test/support/files/played-scenario.ts';
import { smallLesson } from '#test/support/files/small-lesson.ts';

const read = readLesson(JSON.stringify(smallLesson()));
if (read.kind === 'refused') throw new Error(read.sentence);
const { lesson } = read;

it('says when a moment has come, and afterwards which beat an entry belongs to', async () => {
  const judge = createLessonJudge(lesson);
  const closedAt: number[] = [];
  for (const entry of await playedScenario('poll.json')) {
    judge.take('main', entry);
    if (!judge.hasCome()) continue;
    judge.close();
    closedAt.push(entry.seq);
  }
  const [first = 0, second = 0] = closedAt;
  expect(closedAt).toHaveLength(2);
  expect(judge.beat()).toBe(2);
  expect(judge.spans()).toMatchObject([
    { run: 'main', began: { seq: -1 }, moment: { seq: first } },
    { run: 'main', began: { seq: first }, moment: { seq: second } },
  ]);
  const beats = [0, first, first + 1, second, second + 1].map((seq) => judge.beatOf('main', seq));
  expect(beats).toEqual([0, 0, 1, 1, undefined]);
  expect(judge.beatOf('other', 0)).toBeUndefined();
});

it('judges a question when its answer comes, and takes whoever chose wrongly to it', async () => {
  const judge = createLessonJudge(lesson);
  const found = [];
  for (const entry of await playedScenario('poll.json')) {
    judge.take('main', entry);
    if (judge.hasCome()) found.push(judge.close());
  }
  const [asked, answered] = found.map((findings) =>
    findings.filter(({ kind }) => kind === 'evidence'),
  );
  expect(asked).toEqual([]);
  const moment = judge.spans()[1]?.moment.seq;
  expect(answered).toMatchObject([
    { place: 'beats[0].predict.choices[0].shownBy', holds: true, seqs: [moment] },
    { place: 'beats[0].predict.choices[1].refutedBy', holds: true, seqs: [moment] },
  ]);
});

it('knows the entry that is to be found, once the beat that asks for it is closed', async () => {
  const judge = createLessonJudge(lesson);
  const entries = await playedScenario('poll.json');
  const wanted = entries.find(
    (entry) =>
      entry.kind === 'message.sent' &&
      entry.wire.kind === 'http.response' &&
      entry.wire.status === 400,
  );
  const seq = wanted?.seq ?? -1;
  for (const entry of entries.slice(0, seq + 1)) judge.take('main', entry);
  expect(judge.isFound(0, seq)).toBe(false);
  judge.close();
  expect([seq - 1, seq, seq + 1].map((at) => judge.isFound(0, at))).toEqual([false, true, false]);
  expect(judge.isFound(1, seq)).toBe(false);
});

it('does not know of a match that the lesson does not name, nor of a run', async () => {
  const judge = createLessonJudge(lesson);
  for (const entry of await playedScenario('poll.json')) judge.take('elsewhere', entry);
  expect(judge.hasCome()).toBe(false);
  expect(judge.beat()).toBe(0);
});
