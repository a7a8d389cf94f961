/** The search of a run: its words as they are kept, what they mean, and the way from hit to hit. */
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { parseSearch } from '#shared/trace/match/text/match-text.ts';
import { keptOf, withKept } from '../kept/kept-by-run.ts';
import { useKept } from '../kept/use-kept.ts';
import { useRested } from '../steady/use-rested.ts';
import { useSame } from '../steady/use-same.ts';
import { useSteady } from '../steady/use-steady.ts';
import type { RunView } from '../use-trace.ts';
import { searchIn } from './grown-search.ts';
import type { Lit, Searching, SearchWay } from './searching.ts';
import { useHits } from './use-hits.ts';

const keptSearch = z.strictObject({ text: z.string(), way: z.enum(['filter', 'highlight']) });
const restMs = 400;

interface RunSearch {
  readonly searching: Searching;
  readonly lit: Lit | undefined;
}

/** The search in that run. */
export function useSearch(
  { model }: RunView,
  selected: number | undefined,
  onSelect: (seq: number) => void,
): RunSearch {
  const { text, onText, way, onWay } = useKeptSearch(model.run);
  // Typing goes on while a long run is read again.
  const asked = useDeferredValue(text);
  const reading = useMemo(() => readingOf(asked), [asked]);
  const match = reading?.kind === 'read' ? reading.match : undefined;
  const search = match === undefined ? undefined : searchIn(model, match);
  const found = search?.found ?? none;
  const size = search?.lit.size ?? 0;
  // The set grows in place; who looks at it is told of each growth.
  const lit = useMemo<Lit | undefined>(
    () => (search === undefined ? undefined : { has: (seq) => size > 0 && search.lit.has(seq) }),
    [search, size],
  );
  // Who types and goes on at once means what is typed, not what is read so far.
  const onHit = useHits(() => foundBy(model, text), selected, onSelect);
  const fault = reading?.kind === 'refused' ? reading : undefined;
  const of = model.diagram.messages.list.length;
  const count = found.length;
  const words = { text, onText, way, onWay, match, fault };
  return { searching: useSame<Searching>({ ...words, found, count, of, onHit }), lit };
}

/** Undefined where nothing is asked for. */
function readingOf(text: string): ReturnType<typeof parseSearch> | undefined {
  return text.trim() === '' ? undefined : parseSearch(text);
}

function foundBy(model: RunView['model'], text: string): Searching['found'] {
  const reading = readingOf(text);
  return reading?.kind === 'read' ? searchIn(model, reading.match).found : none;
}

const none: readonly { readonly seq: number }[] = [];

/** Shown as it is typed, kept when the hands rest. */
function useKeptSearch(run: string) {
  const [kept, keep] = useKept('search', '');
  const [{ text, way }, change] = useState(() => searchOf(kept, run));
  const rested = useRested(text, restMs);
  const write = useSteady((next: { text: string; way: SearchWay }): void => {
    const before = searchOf(kept, run);
    if (next.text !== before.text || next.way !== before.way) keep(withKept(kept, run, next));
  });
  useEffect(() => write({ text: rested, way }), [write, rested, way]);
  const onText = useSteady((next: string) => change({ text: next, way }));
  const onWay = useSteady((next: SearchWay) => change({ text, way: next }));
  return { text, onText, way, onWay };
}

function searchOf(kept: string, run: string): z.infer<typeof keptSearch> {
  const read = keptSearch.safeParse(keptOf(kept, run));
  return read.success ? read.data : { text: '', way: 'filter' };
}
