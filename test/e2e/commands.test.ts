/** Commands in the browser host by the keyboard alone: the palette, the sheet of keys, undo, and copying. */
import { afterEach, beforeEach, describe, it } from 'vitest';
import { browserHosts } from '#test/support/pages/browser-hosting.ts';
import {
  tellCopyAsCurl,
  tellKeysOff,
  tellNothingToUndo,
  tellSheetOfKeys,
  tellSteps,
  tellUndo,
  tellUndoKept,
} from '#test/support/pages/commands-by-hand.ts';
import { openPlayedDesk, type PlayedDesk } from '#test/support/pages/desk-with-a-run.ts';
import {
  tellBadgesFound,
  tellCombobox,
  tellEveryCommand,
  tellFastEnter,
  tellUsedLast,
  tellWayToMessage,
} from '#test/support/pages/palette-by-hand.ts';

const hosts = browserHosts();
let desk: PlayedDesk;

beforeEach(async () => {
  desk = await openPlayedDesk(hosts);
});
afterEach(() => desk.close());

describe('the palette', () => {
  it('reaches every command by the keyboard, and says of each that cannot run why', async () => {
    await tellEveryCommand(desk);
  });

  it('is a combobox: the field keeps the keyboard and names the line that Enter carries out', async () => {
    await tellCombobox(desk);
  });

  it('goes to a message by its error, and shows a tab', async () => {
    await tellWayToMessage(desk);
  });

  it('finds a request by its badge’s letters, a window, and a run', async () => {
    await tellBadgesFound(desk);
  });

  it('carries out what was typed, however fast Enter follows', async () => {
    await tellFastEnter(desk);
  });

  it('shows what was used last first, also after a reload', async () => {
    await tellUsedLast(desk);
  });
});

describe('the sheet of keys', () => {
  it('has every key there is, is searched, and gives axe nothing to complain of', async () => {
    await tellSheetOfKeys(desk);
  });
});

describe('keys of one sign', () => {
  it('can be switched off for good, and the others stay', async () => {
    await tellKeysOff(desk);
  });
});

describe('undo', () => {
  it('takes back whatever was set last, in words and in the run, and does it again', async () => {
    await tellUndo(desk);
  });

  it('is kept over a reload, and leaves the text of a field to the field', async () => {
    await tellUndoKept(desk);
  });

  it('says why there is nothing to undo', async () => {
    await tellNothingToUndo(desk);
  });
});

describe('copy as cURL', () => {
  it('leaves secrets out at first, and has them where that is asked for', async () => {
    await tellCopyAsCurl(desk);
  });
});

describe('a step', () => {
  it('is told in a sentence, and not where that is switched off', async () => {
    await tellSteps(desk);
  });
});
