/**
 * How time is to go on: how fast, by what pace, how far a step goes and what it runs to. What is
 * chosen while time stands is kept for when it runs.
 */
import { useState } from 'react';
import type { Goal, Grain, Pace } from '#shared/intents/clock-intents.ts';
import { liveTimeBoard } from '../../model/boards/time-board-at.ts';
import { useSame } from '../../model/steady/use-same.ts';
import { useSteady } from '../../model/steady/use-steady.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';

export interface Pacing {
  readonly speed: number;
  readonly pace: Pace;
  readonly grain: Grain;
  readonly goal: Goal | null;
  readonly setSpeed: (speed: number) => void;
  readonly setPace: (pace: Pace) => void;
  readonly setGrain: (grain: Grain) => void;
  readonly runUntil: (goal: Goal) => void;
  /** The goal is forgotten, and time stands. */
  readonly giveUp: () => void;
}

/** The pacing of a run; the same one until something of it changes. */
export function usePacing({ model, cursor }: RunView): Pacing {
  const { run } = model;
  const dispatch = useDispatch();
  const { clock } = liveTimeBoard(model);
  const [chosenSpeed, chooseSpeed] = useState<number>();
  const [chosenPace, choosePace] = useState<Pace>();
  const [grain, setGrain] = useState<Grain>('item');
  const speed = chosenSpeed ?? clock.speed;
  const pace = chosenPace ?? clock.pace;
  const goOn = (how: { readonly speed: number; readonly pace: Pace }): void => {
    if (clock.state !== 'running') return;
    const { goal } = clock;
    if (goal === null) void dispatch({ kind: 'clock.run', run, ...how });
    else void dispatch({ kind: 'clock.until', run, goal, ...how });
  };
  const setSpeed = useSteady((next: number) => {
    chooseSpeed(next);
    goOn({ speed: next, pace });
  });
  const setPace = useSteady((next: Pace) => {
    choosePace(next);
    goOn({ speed, pace: next });
  });
  const runUntil = useSteady((goal: Goal) => {
    if (cursor !== null) void dispatch({ kind: 'cursor.move', run, to: null });
    void dispatch({ kind: 'clock.until', run, goal, speed, pace });
  });
  const giveUp = useSteady(() => void dispatch({ kind: 'clock.pause', run }));
  const { goal } = clock;
  return useSame({ speed, pace, grain, goal, setGrain, setSpeed, setPace, runUntil, giveUp });
}
