/** The book of clauses with all that lessons have to add: the glossary, the sources, what each cites. */
import { type CitedSource, clauseBook } from '../projections/clause-book/clause-book.ts';
import type { ClauseBook } from '../projections/clause-book/passage.ts';
import { glossary } from './glossary.ts';
import { lessonMentions } from './lesson-mentions.ts';
import { isSection, type SourceId, sources } from './sources.ts';

/** With the lessons of those files; of a lesson that is there twice, the first one counts. */
export function bookWith(texts: readonly string[]): ClauseBook {
  const told = texts.flatMap((text) => lessonMentions(text) ?? []);
  const lessons = new Map(told.toReversed().map((one) => [one.id, one]));
  const known = [...lessons.values()].toReversed();
  return clauseBook({
    glossary,
    sources: (Object.keys(sources) as SourceId[]).map(sourceOf),
    lessons: known,
  });
}

/** «CIBA Core 1.0 §1, Introduction», or «Keycloak #49432, CVE-2026-9798: a locked account». */
function sourceOf(id: SourceId): CitedSource {
  const { title: written, url, says } = sources[id];
  const [, document = '', section = '', title = ''] =
    /^(.+?) (?:§|(?=#))(#?[\d.]+)(?:, |: )(.+)$/.exec(written) ?? [];
  return {
    kind: isSection(id) ? 'section' : 'issue',
    id,
    document,
    section,
    title: title.charAt(0).toUpperCase() + title.slice(1),
    label: isSection(id) ? `${document} §${section}` : `${document} ${section}`,
    says,
    url,
  };
}
