/**
 * What a lesson cites and which terms it marks, with the page and the sentence. It reads no more of a
 * lesson than that, for all of them are read at once; what is no lesson mentions nothing.
 */
import { z } from 'zod';
import type { LessonMentions, Mention } from '../projections/clause-book/passage.ts';
import { readLessonText } from './lesson-text.ts';

const said = z.object({ text: z.string(), cites: z.array(z.string()).optional() });
const choice = said.extend({ because: z.string() });

const told = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  about: z.string(),
  beats: z.array(
    z.object({
      title: z.string(),
      text: z.array(said),
      why: said,
      predict: z.object({ question: z.string(), choices: z.array(choice) }).optional(),
      task: said.extend({ because: z.string().optional() }).optional(),
    }),
  ),
  ending: z.object({ text: z.array(said) }),
});

type Told = z.infer<typeof told>;
type Said = z.infer<typeof said>;

const endTitle = 'To take along';

/** Of the text of a lesson’s file. */
export function lessonMentions(text: string): LessonMentions | undefined {
  const read = told.safeParse(parsed(text));
  if (!read.success) return undefined;
  const all = pagesOf(read.data).flatMap(({ page, beat, says }) =>
    says.map((one) => ({ ...one, mention: mention(read.data, page, beat, one.text) })),
  );
  return {
    id: read.data.id,
    cites: all.flatMap(({ cites = [], mention }) => cites.map((id) => [id, mention] as const)),
    marks: all.flatMap(({ text, mention }) =>
      termsMarked(text).map((term) => [term, mention] as const),
    ),
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

interface PageSaid {
  readonly page: number;
  readonly beat: string;
  readonly says: readonly Said[];
}

function pagesOf({ about, beats, ending }: Told): readonly PageSaid[] {
  return [
    { page: 0, beat: 'Opening', says: [{ text: about }] },
    ...beats.map((beat, index) => ({ page: index + 1, beat: beat.title, says: saidIn(beat) })),
    { page: beats.length + 1, beat: endTitle, says: ending.text },
  ];
}

function saidIn({ text, why, predict, task }: Told['beats'][number]): readonly Said[] {
  const asked = predict === undefined ? [] : [{ text: predict.question }, ...predict.choices];
  const because = (predict?.choices ?? []).map((one) => ({ text: one.because }));
  const found = task?.because === undefined ? [] : [{ text: task.because }];
  return [...text, why, ...asked, ...because, ...(task === undefined ? [] : [task]), ...found];
}

function mention(lesson: Told, page: number, beat: string, sentence: string): Mention {
  const { id, number, title } = lesson;
  return { lesson: id, number, title, page, beat, sentence };
}

function termsMarked(text: string): readonly string[] {
  const read = readLessonText(text);
  if (read.kind === 'refused') return [];
  return read.spans.flatMap((span) => (span.kind === 'term' ? [span.term] : []));
}
