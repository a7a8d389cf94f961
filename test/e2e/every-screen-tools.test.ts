/** What opens over and beside the console, in every state. */
import {
  dialogStates,
  menuStates,
  tourDialogs,
  tourMenus,
} from '../support/pages/every-screen/dialogs.ts';
import { flawlessInEveryState } from '../support/pages/every-screen/flawless.ts';
import {
  audienceStates,
  builderStates,
  setupStates,
  startStates,
  tourAudience,
  tourBuilder,
  tourSetup,
  tourStart,
} from '../support/pages/every-screen/tools.ts';

flawlessInEveryState([
  ['the start page', tourStart, startStates],
  ['the dialogs over the console', tourDialogs, dialogStates],
  ['the menus and forms of the console', tourMenus, menuStates],
  ['the set-up', tourSetup, setupStates],
  ['the request builder', tourBuilder, builderStates],
  ['the audience’s window', tourAudience, audienceStates],
]);
