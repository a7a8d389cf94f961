/** The scenarios that come with the workbench: short runs that play themselves and show one thing each. */
import { z } from 'zod';
import type { RunListing } from '../workbench-model.ts';

export interface ScenarioLine {
  readonly file: string;
  readonly title: string;
  readonly sentence: string;
  readonly text: string;
}

const texts = import.meta.glob<string>('../../../scenarios/*.json', {
  eager: true,
  query: '?raw',
  import: 'default',
});

const head = z.object({ name: z.string(), notes: z.string().default('') });

/** In the order in which they are best learnt from: from what goes well to what does not. */
const order = ['poll', 'ping', 'push', 'slow-down', 'denied', 'expired'];

export const scenarios: readonly ScenarioLine[] = Object.entries(texts)
  .map(([path, text]) => {
    const file = path.split('/').at(-1) ?? path;
    const { name, notes } = head.parse(JSON.parse(text));
    return { file, title: name.split(' · ').at(-1) ?? name, sentence: notes, text };
  })
  .toSorted((left, right) => placeOf(left) - placeOf(right));

function placeOf({ file }: ScenarioLine): number {
  const place = order.indexOf(file.replace('.json', ''));
  return place === -1 ? order.length : place;
}

/** Whether a run of that scenario is on the list already. */
export function wasPlayed({ file }: ScenarioLine, runs: readonly RunListing[]): boolean {
  return runs.some(({ origin }) => origin?.file === file);
}
