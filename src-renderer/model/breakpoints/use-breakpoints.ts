/** The breakpoints of a run and what can be done to them; a change is undone by the list before it. */
import { useState } from 'react';
import type { Breakpoint } from '#shared/intents/clock-intents.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { useCommand } from '../../commands/use-command.ts';
import { liveTimeBoard } from '../boards/time-board-at.ts';
import { useUntold } from '../own/use-untold.ts';
import type { RunModel } from '../run-model.ts';
import { useAsk } from '../use-ask.ts';
import {
  type BreakpointList,
  breakpointOn,
  changed,
  type ListPast,
  noPast,
  onceOn,
  redone,
  toggled,
  undone,
} from './breakpoint-list.ts';
import { breakpointWords } from './breakpoint-words.ts';
import { matchLike } from './match-like.ts';

export interface Breakpoints {
  readonly list: BreakpointList;
  readonly refusal: string | undefined;
  /** Makes that of the newest list. */
  readonly change: (make: ListChange) => void;
  /** Absent where there is nothing to go back to, or forth. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
  /** What messages like the chosen one have in common. */
  readonly likeChosen: Match | undefined;
  /** The breakpoint on just those, if there is one. */
  readonly onChosen: Breakpoint | undefined;
  readonly toggleChosen: () => void;
  /** What the last key or press did, for as long as that message is chosen. */
  readonly said: string;
}

type ListChange = (list: BreakpointList) => BreakpointList;
type PastChange = (past: ListPast, former: BreakpointList) => ListPast;

function breakpointsOf(model: RunModel): BreakpointList {
  return liveTimeBoard(model).clock.breakpoints;
}

/** The breakpoints, and F9 for messages like the chosen one; with Shift, for the next of them alone. */
export function useBreakpoints(model: RunModel, selected: number | undefined): Breakpoints {
  const { messages } = model.diagram;
  const list = breakpointsOf(model);
  const [past, setPast] = useState<ListPast>(noPast);
  const { outcomeOf, refusal } = useAsk();
  const untold = useUntold(model, breakpointsOf);
  const set = async (next: BreakpointList, then: PastChange): Promise<void> => {
    const former = untold.newest();
    const asked = { kind: 'breakpoints.set', run: model.run, list: next } as const;
    const isSet = await untold.set(next, () => outcomeOf(asked));
    if (isSet) setPast((before) => then(before, former));
  };
  const message = selected === undefined ? undefined : messages.bySeq.get(selected);
  const likeChosen = message === undefined ? undefined : matchLike(messages, message);
  const change = (made: ListChange): void => void set(made(untold.newest()), changed);
  const [told, tell] = useState({ about: selected, sentence: '' });
  const make = async (made: typeof toggled): Promise<void> => {
    if (likeChosen === undefined) return;
    const next = made(untold.newest(), likeChosen);
    await set(next, changed);
    tell({ about: selected, sentence: breakpointWords(next, likeChosen) });
  };
  const toggleChosen = (): void => void make(toggled);
  const whyNot =
    likeChosen === undefined
      ? 'Choose a message first; F9 then breaks on messages like it.'
      : undefined;
  useCommand('break.toggle', toggleChosen, whyNot);
  useCommand('break.once', () => void make(onceOn), whyNot);
  const earlier = past.before.at(-1);
  const later = past.undone.at(-1);
  return {
    list,
    refusal,
    change,
    undo: earlier && (() => void set(earlier, undone)),
    redo: later && (() => void set(later, redone)),
    likeChosen,
    onChosen: likeChosen && breakpointOn(list, likeChosen),
    toggleChosen,
    said: told.about === selected ? told.sentence : '',
  };
}
