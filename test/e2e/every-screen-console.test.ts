/** The console in every state: empty, busy, paused, in the past, done and lost. */
import {
  busyStates,
  emptyStates,
  momentStates,
  tourBusyConsole,
  tourEmptyConsole,
  tourMoments,
} from '../support/pages/every-screen/console.ts';
import { flawlessInEveryState } from '../support/pages/every-screen/flawless.ts';

flawlessInEveryState([
  ['the console while it is empty', tourEmptyConsole, emptyStates],
  ['the console while it is busy', tourBusyConsole, busyStates],
  ['the console paused, in the past, done and lost', tourMoments, momentStates],
]);
