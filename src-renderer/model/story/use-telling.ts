/**
 * What a story has to tell at the moment shown, and what can be done in it: ask, say the code, start
 * again. Every story's screen is drawn from this, and from nothing else.
 */
import { useState } from 'react';
import type { z } from 'zod';
import type { TimerMoment } from '#shared/projections/moment.ts';
import type { signInRequest } from '#shared/protocol/setup/sign-in-request.ts';
import type { Session } from '#shared/session.ts';
import { latestSignIn, type SignInLine, timersOf } from '../device/sign-in-lines.ts';
import { type RunView, useDispatch } from '../use-trace.ts';
import { type EndedBecause, endedBecause } from './ended-because.ts';
import { type Phase, phaseOf } from './phase.ts';

export interface Question {
  readonly loginHint: string;
  readonly bindingMessage: string;
  readonly scope: string;
  readonly request?: z.infer<typeof signInRequest>;
}

export interface Telling {
  readonly view: RunView;
  readonly phase: Phase;
  /** The sign-in that is told of; undefined before the first one, and after starting again. */
  readonly signIn: SignInLine | undefined;
  readonly because: EndedBecause | undefined;
  /** When the request lapses, while it lives. */
  readonly lapse: TimerMoment | undefined;
  /** In the past nothing can be done. */
  readonly isPast: boolean;
  readonly ask: (question: Question) => void;
  readonly enterCode: (code: string) => void;
  readonly startAgain: () => void;
}

/** The telling of this window's relying party. */
export function useTelling(view: RunView, session: Session): Telling {
  const dispatch = useDispatch();
  const [left, leave] = useState<string>();
  const isPast = view.cursor !== null;
  const newest = latestSignIn(view.moment);
  const signIn = newest?.began.signIn === left ? undefined : newest;
  const own = { run: session.run, relyingParty: session.party };
  return {
    view,
    phase: phaseShown(signIn),
    signIn,
    because: signIn === undefined ? undefined : endedBecause(view, signIn.began.signIn),
    lapse: signIn === undefined ? undefined : lapseOf(view, signIn),
    isPast,
    ask: (question) => {
      if (!isPast) void dispatch({ kind: 'sign-in.pressed', ...own, ...question });
    },
    enterCode: (code) => {
      if (isPast || signIn === undefined) return;
      void dispatch({ kind: 'user-code.entered', ...own, signIn: signIn.began.signIn, code });
    },
    startAgain: () => leave(newest?.began.signIn),
  };
}

function phaseShown(signIn: SignInLine | undefined): Phase {
  return signIn === undefined ? 'idle' : phaseOf(signIn.machine?.state ?? 'pressed');
}

/** A sign-in has two timers at most: this one, and the one for its next poll. */
function lapseOf({ moment }: RunView, { began, isOver }: SignInLine): TimerMoment | undefined {
  if (isOver) return undefined;
  return timersOf(moment, began.signIn).find(({ timer }) => timer.includes('.after.lifetime.'));
}
