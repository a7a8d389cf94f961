/** The lessons that come with the workbench: enough of each for a list, and its text to begin it with. */
import { z } from 'zod';
import { once } from '../steady/once.ts';

const texts = import.meta.glob<string>('../../../lessons/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const head = z.object({
  id: z.string(),
  number: z.number(),
  title: z.string(),
  about: z.string(),
  part: z.enum(['course', 'attacks', 'museum']),
  level: z.string(),
  minutes: z.number(),
});

export type LessonLine = Readonly<z.infer<typeof head>> & { readonly text: string };

/** In their order. */
export const builtInLessons = once((): readonly LessonLine[] =>
  Object.values(texts)
    .flatMap((text) => lessonLine(text) ?? [])
    .toSorted((left, right) => left.number - right.number),
);

/** How a lesson stands in a list; undefined for a text that is none. */
export function lessonLine(text: string): LessonLine | undefined {
  const found = head.safeParse(JSON.parse(text));
  return found.success ? { ...found.data, text } : undefined;
}
