/** A lesson file may be anybody’s: what is wrong with it is refused with the place and the reason. */
import { describe, expect, it } from 'vitest';
import { longestLesson } from '#shared/lessons/lesson-limits.ts';
import { readLesson } from '#shared/lessons/read-lesson.ts';
import { sources } from '#shared/lessons/sources.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { changedLesson, smallLesson } from '#test/support/files/small-lesson.ts';

function refusal(text: string): string {
  const read = readLesson(text);
  return read.kind === 'read' ? 'It was read.' : read.sentence;
}

function nested(levels: number): object {
  let inner: object = { kind: 'entry', is: 'tokens.issued' };
  for (let level = 0; level < levels; level += 1) inner = { kind: 'not', of: inner };
  return inner;
}

const fault = {
  id: 'lost',
  title: 'Pings are lost',
  on: 'direction:notification',
  how: { kind: 'always' },
  act: { kind: 'drop' },
};

describe('a lesson file', () => {
  it('is read, with lines of the search language as matches', () => {
    const read = readLesson(JSON.stringify(smallLesson()));
    expect(read).toMatchObject({
      kind: 'read',
      lesson: {
        beats: [
          { until: { match: { kind: 'error', is: 'authorization_pending' }, ordinal: 1 } },
          {},
        ],
      },
    });
  });

  it.each<[string, string, unknown, RegExp]>([
    ['an unknown member', 'extra', 1, /^extra is not known here/],
    ['an older format', 'format', 0, /^format: /],
    ['markup', 'title', 'One\nline', /^title: A title is one line/],
    ['a run without a seed', 'runs.main.seed', '', /^runs\.main\.seed: /],
    [
      'a run of the clock on the wall',
      'runs.main.setup',
      { mode: 'wall' },
      /^runs\.main\.setup\.mode: /,
    ],
    [
      'a fault whose match is none',
      'runs.main.setup',
      { faults: [{ ...fault, on: 'colour:red' }] },
      /^runs\.main\.setup\.faults\[0\]\.on: Column 1: Nothing is asked for by «colour:»/,
    ],
    [
      'two faults of which one is no match as data',
      'runs.main.setup',
      { faults: [fault, { ...fault, id: 'other', on: { kind: 'colour' } }] },
      /^runs\.main\.setup\.faults\[1\]\.on: /,
    ],
    ['no run', 'runs', {}, /^runs: A lesson has one run at least/],
    [
      'a run that is used nowhere',
      'runs.other',
      { title: 'x', seed: 'x' },
      /^runs\.other: No beat/,
    ],
    ['a beat of an unknown run', 'beats.0.run', 'ping', /^beats\[0\]\.run: There is no run «ping»/],
    [
      'two beats of one name',
      'beats.1.id',
      'asked',
      /^beats\[1\]\.id: There is another beat «asked»/,
    ],
    [
      'a line that is no match',
      'beats.0.until',
      { match: 'colour:red' },
      /^beats\[0\]\.until\.match: Column 1:/,
    ],
    [
      'data that are no match',
      'beats.0.until',
      { match: nested(9) },
      /^beats\[0\]\.until\.match: A match has 8 levels/,
    ],
    ['a beat without a moment', 'beats.0.until', 'soon', /^beats\[0\]\.until: It is "settled"/],
    [
      'an unknown intent',
      'beats.0.does.0.intent.kind',
      'run.create',
      /^beats\[0\]\.does\[0\]\.intent\.kind: /,
    ],
    [
      'an intent with too much',
      'beats.0.does.0.intent.run',
      'x',
      /^beats\[0\]\.does\[0\]\.intent\.run is not known/,
    ],
    [
      'an intent with too little',
      'beats.1.does.0.intent.device',
      undefined,
      /^beats\[1\]\.does\[0\]\.intent\.device: /,
    ],
    [
      'a name that nothing fills in',
      'beats.0.does.0.intent.loginHint',
      '{{who}}',
      /^beats\[0\]\.does\[0\]\.intent: Nothing is filled in for «\{\{who\}\}»/,
    ],
    [
      'a sentence that nobody could check',
      'beats.0.text.0.shows',
      undefined,
      /^beats\[0\]\.text\[0\]: A sentence shows something/,
    ],
    [
      'a source that nobody knows',
      'beats.0.why.cites',
      ['rfc1149-3'],
      /^beats\[0\]\.why\.cites\[0\]: «rfc1149-3» is no clause/,
    ],
    [
      'a claim about an unknown run',
      'ending.text.0.shows.0.run',
      'ping',
      /^ending\.text\[0\]\.shows\[0\]\.run: There is no run/,
    ],
    [
      'two right answers',
      'beats.0.predict.choices.1',
      { text: 'x', right: true, shownBy: { match: 'error:x' }, because: 'x' },
      /^beats\[0\]\.predict\.choices: Exactly one is right/,
    ],
    [
      'a right answer without evidence',
      'beats.0.predict.choices.0.shownBy',
      undefined,
      /^beats\[0\]\.predict\.choices\[0\]: The right answer is shown/,
    ],
    [
      'a wrong answer without evidence',
      'beats.0.predict.choices.1.refutedBy',
      undefined,
      /^beats\[0\]\.predict\.choices\[1\]: A wrong answer is refuted/,
    ],
    [
      'an answer that came before the question',
      'beats.0.predict.answeredBy',
      'asked',
      /^beats\[0\]\.predict\.answeredBy: No later beat/,
    ],
    [
      'a part of the screen that is not there',
      'beats.0.look.0.panel',
      'cellar',
      /^beats\[0\]\.look\[0\]\.panel: /,
    ],
    ['a task without a goal', 'beats.1.task.goal', [], /^beats\[1\]\.task\.goal: /],
    [
      'a word that the glossary lacks',
      'about',
      'A [[gnu]].',
      /^about: «gnu» is no word of the glossary/,
    ],
    ['a mark that is not closed', 'about', 'A **word.', /^about: «\*\*» is not closed/],
    [
      'letters that turn the line round',
      'about',
      'A \u202eword.',
      /^about: A text has no line breaks/,
    ],
  ])('is refused for %s', (_, place, value, sentence) => {
    expect(refusal(changedLesson(place, value))).toMatch(sentence);
  });

  it.each<[string, string, RegExp]>([
    ['no JSON', 'Dear all', /^The whole file: It is no JSON/],
    ['no object', '[]', /^The whole file: A lesson is one JSON object/],
    ['too long', ' '.repeat(longestLesson + 1), /^The whole file: A lesson has 1000000 signs/],
    [
      'nested without end',
      `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`,
      /^The whole file: It is nested/,
    ],
    [
      'as wide as the sea',
      JSON.stringify({ beats: Array.from({ length: 200_000 }, () => 1) }),
      /^The whole file: It holds more/,
    ],
  ])('is refused where it is %s', (_, text, sentence) => {
    expect(refusal(text)).toMatch(sentence);
  });

  it('cannot reach the prototype of anything', () => {
    const text = JSON.stringify(smallLesson()).replace(
      '"runs":{',
      '"runs":{"__proto__":{"title":"x"},',
    );
    expect(readLesson(text).kind).toBe('read');
    expect(({} as Record<string, unknown>)['title']).toBeUndefined();
  });
});

describe('a source', () => {
  it('has a name that no clause has, a public address, and says something in our own words', () => {
    for (const [id, { title, url, says }] of Object.entries(sources)) {
      expect(Object.keys(clauses)).not.toContain(id);
      expect(url).toMatch(/^https:\/\/(openid\.net|www\.rfc-editor\.org|github\.com)\//);
      expect(title.length * says.length).toBeGreaterThan(0);
      expect(says).toMatch(/\.$/);
    }
  });
});
