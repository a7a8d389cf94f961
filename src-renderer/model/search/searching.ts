/**
 * The search of a run’s workspace, for the panels that show it: the field over the list, the list, the
 * strip; and, apart from it so that rows are drawn only when it changes, what is lit.
 */
import { createContext, useContext, useMemo } from 'react';
import type { Messages, MessageView } from '#shared/projections/message-view.ts';
import type { Match } from '#shared/trace/match/match.ts';
import type { TextRefusal } from '#shared/trace/match/text/match-words.ts';

export type SearchWay = 'filter' | 'highlight';

export interface Searching {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly way: SearchWay;
  readonly onWay: (way: SearchWay) => void;
  /** What is asked, as soon as it can be read. */
  readonly match: Match | undefined;
  readonly fault: TextRefusal | undefined;
  /** The messages found, in order. */
  readonly found: readonly { readonly seq: number }[];
  /** How many they are: they grow in place. */
  readonly count: number;
  /** How many messages there are. */
  readonly of: number;
  /** Chooses the next message found, or the previous one; over the end it begins anew. */
  readonly onHit: (by: 1 | -1) => void;
}

export const SearchParts = createContext<Searching | undefined>(undefined);

/** The search of the workspace. */
export function useSearching(): Searching {
  const parts = useContext(SearchParts);
  if (parts === undefined) throw new Error('A search was drawn outside a workspace.');
  return parts;
}

/** The messages found, where only they are to be shown. */
export function useFoundOnly({ bySeq }: Messages): readonly MessageView[] | undefined {
  const { match, way, found, count } = useSearching();
  const isOnly = match !== undefined && way === 'filter';
  return useMemo(
    () => (isOnly ? found.slice(0, count).flatMap(({ seq }) => bySeq.get(seq) ?? []) : undefined),
    [isOnly, found, count, bySeq],
  );
}

export interface Lit {
  readonly has: (seq: number) => boolean;
}

/** What a search has found; undefined while nothing is searched for. */
export const LitParts = createContext<Lit | undefined>(undefined);

interface Line {
  readonly seq: number;
  readonly rows?: readonly { readonly seq: number }[];
}

/** Whether a search has passed over that row: neither it nor anything folded in it was found. */
export function useIsMissed({ seq, rows }: Line): boolean {
  const lit = useContext(LitParts);
  if (lit === undefined) return false;
  return !(lit.has(seq) || rows?.some((row) => lit.has(row.seq)) === true);
}
