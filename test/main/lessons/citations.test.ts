/** Every citation of every lesson exists, and leads somewhere public. */
import { expect, it } from 'vitest';
import { lessonNames, openLesson } from '#main/lessons/lesson-files.ts';
import { sources } from '#shared/lessons/sources.ts';
import { clauses } from '#shared/protocol/rules/clauses.ts';
import { citationsOf } from '#test/support/files/lesson-parts.ts';

const places = new Map<string, string>(
  Object.entries({ ...sources, ...clauses }).map(([id, { url }]) => [id, url]),
);

it.each(lessonNames())('%s cites what is there', (name) => {
  const cited = citationsOf(openLesson(name));
  expect(cited.length).toBeGreaterThan(0);
  expect(cited.filter((id) => !places.has(id))).toEqual([]);
  for (const id of cited) expect(places.get(id)).toMatch(/^https:\/\//);
});

it('a clause and a source never share a name', () => {
  expect(places.size).toBe(Object.keys(clauses).length + Object.keys(sources).length);
});
