/** The breakpoints of a run and what can be done to them; a change is undone by the list before it. */
import { useState } from 'react';
import type { Match } from '#shared/trace/match/match.ts';
import {
  type BreakpointList,
  breakpointOn,
  changed,
  type ListPast,
  noPast,
  redone,
  toggled,
  undone,
} from '../../model/breakpoint-list.ts';
import { matchLike } from '../../model/match-like.ts';
import type { RunModel } from '../../model/run-model.ts';
import { liveTimeBoard } from '../../model/time-board-at.ts';
import { useAsk } from '../../model/use-ask.ts';
import { useOwnKey } from '../../model/use-own-key.ts';
import { useWindow } from '../../model/use-trace.ts';

export interface Breakpoints {
  readonly list: BreakpointList;
  readonly refusal: string | undefined;
  readonly change: (next: BreakpointList) => void;
  /** Absent where there is nothing to go back to, or forth. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** What messages like the chosen one have in common. */
  readonly likeChosen: Match | undefined;
  /** Whether there is a breakpoint on those. */
  readonly isOnChosen: boolean;
  readonly toggleChosen: () => void;
}

/** The breakpoints, and F9 for the chosen message. */
export function useBreakpoints(model: RunModel, selected: number | undefined): Breakpoints {
  const { messages } = model.diagram;
  const list = liveTimeBoard(model).clock.breakpoints;
  const [past, setPast] = useState<ListPast>(noPast);
  const { ask, refusal } = useAsk();
  const { showSentence } = useWindow();
  const set = async (next: BreakpointList, then: ListPast): Promise<void> => {
    if (await ask({ kind: 'breakpoints.set', run: model.run, list: next })) setPast(then);
  };
  const message = selected === undefined ? undefined : messages.bySeq.get(selected);
  const likeChosen = message === undefined ? undefined : matchLike(messages, message);
  const change = (next: BreakpointList): void => void set(next, changed(past, list));
  const toggleChosen = (): void => {
    if (likeChosen !== undefined) change(toggled(list, likeChosen));
    else showSentence('Choose a message first; F9 then breaks on messages like it.');
  };
  useOwnKey('F9', toggleChosen);
  const earlier = past.before.at(-1);
  const later = past.undone.at(-1);
  return {
    list,
    refusal,
    change,
    undo: earlier && (() => void set(earlier, undone(past, list))),
    redo: later && (() => void set(later, redone(past, list))),
    likeChosen,
    isOnChosen: likeChosen !== undefined && breakpointOn(list, likeChosen) !== undefined,
    toggleChosen,
  };
}
