/** The book of clauses is whole: every clause, every rule, every citation and every term has its place. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lessonFolder, lessonNames, openLesson } from '#main/lessons/lesson-files.ts';
import { glossary } from '#shared/lessons/glossary.ts';
import { bookWith } from '#shared/lessons/lesson-book.ts';
import { sources } from '#shared/lessons/sources.ts';
import { tablesOf } from '#shared/profiles/profiles.ts';
import type { Passage } from '#shared/projections/clause-book/passage.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import type { Rule } from '#shared/protocol/rules/rule.ts';
import { profileNames } from '#shared/protocol/setup/run-setup.ts';
import { citationsOf, sentencesOf } from '#test/support/files/lesson-parts.ts';

const texts = lessonNames().map((name) => readFileSync(join(lessonFolder, `${name}.json`), 'utf8'));
const book = bookWith(texts);
const passages = new Map(book.passages.map((passage) => [passage.id, passage]));
const pageOf = (id: string): Passage => {
  const found = passages.get(id);
  if (found === undefined) throw new Error(`The book has no page «${id}».`);
  return found;
};

const rules = profileNames.flatMap((profile) =>
  Object.entries(tablesOf(profile)).flatMap(([table, list]) =>
    (list as readonly Rule<never>[]).map((rule) => ({ profile, table, rule })),
  ),
);

describe('the passages', () => {
  it('are every clause and every source, once', () => {
    const ids = book.passages.map(({ id }) => id);
    expect(ids.toSorted()).toEqual([...Object.keys(clauses), ...Object.keys(sources)].toSorted());
  });

  it('each say where they stand, what they hold and where to read it', () => {
    for (const { document, section, title, label, says, url } of book.passages) {
      expect([document, section, title, says].every((text) => text.length > 0)).toBe(true);
      expect(label.startsWith(document)).toBe(true);
      expect(url).toMatch(/^https:\/\//);
    }
  });

  it('stand in the order in which a specification is read', () => {
    const ofCore = book.passages.filter(({ document }) => document === 'CIBA Core 1.0');
    expect(ofCore.map(({ section }) => section).slice(0, 8)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
      '7',
      '7.1',
      '7.1.1',
    ]);
    const documents = [...new Set(book.passages.map(({ document }) => document))];
    expect(documents.slice(0, 2)).toEqual(['CIBA Core 1.0', 'FAPI-CIBA ID1']);
    expect(documents.indexOf('RFC 6749')).toBeLessThan(documents.indexOf('RFC 9110'));
    expect(book.passages.findIndex(({ kind }) => kind === 'issue')).toBeGreaterThan(
      book.passages.findLastIndex(({ kind }) => kind !== 'issue'),
    );
  });
});

describe('the rules', () => {
  it('of every table of every profile stand under their clause, with that table and profile', () => {
    const missing = rules.filter(({ profile, table, rule }) => {
      const told = pageOf(rule.clause).rules.find(
        ({ name, teaching }) => name === rule.name && teaching === rule.teaching,
      );
      const place = told?.places.find((one) => one.table === table);
      return place?.profiles.includes(profile) !== true;
    });
    expect(missing).toEqual([]);
    expect(rules.length).toBeGreaterThan(1000);
  });

  it('are as many as there are: none is told of a table that does not have it', () => {
    const told = book.passages.flatMap((passage) =>
      passage.rules.flatMap(({ places }) => places.flatMap(({ profiles }) => profiles)),
    );
    expect(told.length).toBe(rules.length);
  });

  it('are told once a clause, in however many tables they stand', () => {
    for (const { rules: told } of book.passages) {
      const names = told.map(({ name, teaching }) => `${name} ${teaching}`);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('the lessons', () => {
  it.each(lessonNames())('%s is mentioned wherever it cites something', (name) => {
    const lesson = openLesson(name);
    const told = book.passages.flatMap(({ id, mentions }) =>
      mentions.filter((mention) => mention.lesson === lesson.id).map(() => id),
    );
    expect(told.toSorted()).toEqual(citationsOf(lesson).toSorted());
  });

  it('are mentioned with the page on which the sentence stands', () => {
    const lesson = openLesson('poll');
    const told = pageOf('ciba-core-2').mentions.find(({ lesson: id }) => id === 'poll');
    const beat = lesson.beats[(told?.page ?? 0) - 1];
    expect(beat?.title).toBe(told?.beat);
    const said = beat === undefined ? [] : sentencesOf(beat);
    expect(said.map(({ text }) => text)).toContain(told?.sentence);
  });

  it('are read once where two files hold the same one, and not at all where a file is none', () => {
    const again = bookWith([...texts, ...texts, 'no JSON', '{"id":"nothing"}']);
    expect(again.passages).toEqual(book.passages);
  });
});

describe('the terms', () => {
  it('are all of the glossary, from A to Z', () => {
    expect(book.terms.map(({ term }) => term)).toEqual(
      Object.keys(glossary).toSorted((left, right) => left.localeCompare(right, 'en')),
    );
    for (const { term, meaning } of book.terms) expect(meaning).toBe(Reflect.get(glossary, term));
  });

  it('lead to the passages in which they stand, and these lead back', () => {
    for (const { term, passages: ids } of book.terms)
      for (const id of ids) expect(pageOf(id).terms).toContain(term);
    for (const { id, terms } of book.passages)
      for (const term of terms)
        expect(book.terms.find((one) => one.term === term)?.passages).toContain(id);
  });

  it('lead to the lessons that mark them', () => {
    const marked = book.terms.find(({ term }) => term === 'consumption device')?.mentions ?? [];
    expect(marked.map(({ lesson }) => lesson)).toContain('why-decoupled');
    for (const { sentence } of marked) expect(sentence).toMatch(/\[\[consumption device/i);
  });
});
