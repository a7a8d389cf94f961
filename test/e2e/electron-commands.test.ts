/**
 * Commands in the Electron host by the keyboard alone, as in the browser host. The built bundles on
 * the stand-in, which says what it does not cover; the menus have a file of their own.
 */
import { afterEach, beforeEach, describe, it } from 'vitest';
import { tellCopyAsCurl, tellSheetOfKeys, tellUndo } from '#test/support/pages/commands-by-hand.ts';
import { openPlayedDesk, type PlayedDesk } from '#test/support/pages/desk-with-a-run.ts';
import {
  tellEveryCommand,
  tellUsedLast,
  tellWayToMessage,
} from '#test/support/pages/palette-by-hand.ts';
import { hostInElectron } from '#test/support/stand-in/electron-hosting.ts';

let desk: PlayedDesk;

beforeEach(async () => {
  desk = await openPlayedDesk(hostInElectron);
});
afterEach(() => desk.close());

describe('commands in Electron', () => {
  it('are all in the palette, which says of each that cannot run why', async () => {
    await tellEveryCommand(desk);
  });

  it('lead to a message by its error, and show a tab', async () => {
    await tellWayToMessage(desk);
  });

  it('stand first when they were used last, also after a reload', async () => {
    await tellUsedLast(desk);
  });

  it('have their keys on a sheet', async () => {
    await tellSheetOfKeys(desk);
  });

  it('are undone and done again', async () => {
    await tellUndo(desk);
  });

  it('copy a request without its secrets, and with them', async () => {
    await tellCopyAsCurl(desk);
  });
});
