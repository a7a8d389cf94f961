/** Papers: the same seed and student are the same one, others differ, and nothing in it says what is right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInLessons } from '#main/lessons/lesson-files.ts';
import {
  type ExamTerms,
  examPaper,
  examTerms,
  paperHash,
} from '#shared/lessons/exam/exam-paper.ts';
import { makePaper } from '#shared/lessons/exam/make-paper.ts';

const lessons = builtInLessons();

function paperOf(terms: ExamTerms, student: string) {
  const made = makePaper(terms, student, lessons);
  if (made.kind === 'refused') throw new Error(made.sentence);
  return made.paper;
}

const seed = fc.string({ minLength: 1, maxLength: 20 });
const student = fc.string({ minLength: 1, maxLength: 20 });
const all = (of: string, questions = 10): ExamTerms => ({ seed: of, lessons: 'all', questions });
const placesOf = (terms: ExamTerms, of: string): readonly string[] =>
  paperOf(terms, of).questions.map(({ lesson, beat, kind }) => `${lesson} ${beat} ${kind}`);

describe('the paper of a student', () => {
  it('is the same whenever it is made', () => {
    fc.assert(
      fc.property(seed, student, (one, who) => {
        expect(paperOf(all(one), who)).toEqual(paperOf(all(one), who));
      }),
      { numRuns: 20 },
    );
  });

  it('is another one for another student, and with another seed', () => {
    fc.assert(
      fc.property(seed, student, seed, student, (one, who, other, whoElse) => {
        fc.pre(one !== other && who !== whoElse);
        expect(placesOf(all(one), who)).not.toEqual(placesOf(all(one), whoElse));
        expect(placesOf(all(one), who)).not.toEqual(placesOf(all(other), who));
      }),
      { numRuns: 20 },
    );
  });

  it('asks nothing twice, and in one lesson never after its answer was shown', () => {
    fc.assert(
      fc.property(seed, student, fc.integer({ min: 1, max: 50 }), (one, who, count) => {
        const { questions } = paperOf(all(one, count), who);
        expect(questions).toHaveLength(count);
        expect(new Set(placesOf(all(one, count), who)).size).toBe(count);
        for (const { id, beats } of lessons) {
          const asked = questions.filter(({ lesson }) => lesson === id);
          const order = asked.map(({ beat }) => beats.findIndex((held) => held.id === beat));
          expect(order).toEqual(order.toSorted((left, right) => left - right));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('asks about as many lessons as it can', () => {
    const { questions } = paperOf(all('autumn', lessons.length), 'Ada');
    expect(new Set(questions.map(({ lesson }) => lesson)).size).toBe(lessons.length);
  });

  it('shows the choices of one question to different students in different orders', () => {
    const terms: ExamTerms = { seed: 'autumn', lessons: [101], questions: 1 };
    const orders = Array.from({ length: 30 }, (_, number) => {
      const [question] = paperOf(terms, `student ${number}`).questions;
      return question?.kind === 'predict' ? question.choices.map((one) => one.number).join() : '';
    });
    expect(new Set(orders.filter((order) => order !== '')).size).toBeGreaterThan(1);
  });

  it('holds what is asked, and not what is right', () => {
    const { questions } = paperOf(all('autumn', 50), 'Ada');
    const members = new Set(questions.flatMap((question) => Object.keys(question)));
    expect([...members].toSorted()).toEqual(
      ['beat', 'choices', 'goals', 'kind', 'lesson', 'moment', 'text'].toSorted(),
    );
    for (const question of questions) {
      if (question.kind !== 'predict') continue;
      for (const choice of question.choices)
        expect(Object.keys(choice)).toEqual(['number', 'text']);
    }
  });

  it('has a name that is its own, in whatever order its members were written', () => {
    const paper = paperOf(all('autumn'), 'Ada');
    const turned = Object.fromEntries(Object.entries(paper).toReversed());
    expect(paperHash(examPaper.parse(turned))).toBe(paperHash(paper));
    expect(paperHash({ ...paper, student: 'Bob' })).not.toBe(paperHash(paper));
  });
});

describe('a paper is refused', () => {
  it.each<[string, ExamTerms, RegExp]>([
    [
      'of a lesson that is not there',
      { seed: 's', lessons: [2, 99], questions: 1 },
      /no lesson 99/,
    ],
    [
      'with more questions than there are',
      { seed: 's', lessons: [103], questions: 9 },
      /hold 2 questions/,
    ],
  ])('%s', (_, terms, sentence) => {
    expect(makePaper(terms, 'Ada', lessons)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(sentence),
    });
  });

  it('whose terms are none', () => {
    for (const odd of [{ questions: 0 }, { questions: 51 }, { minutes: 0 }, { seed: 'a\nb' }])
      expect(examTerms.safeParse({ seed: 's', ...odd }).success).toBe(false);
  });
});
