/**
 * The screen of the past in the browser host, by role, label and keyboard: why something happened, two
 * runs side by side, and the way from a moment of the past into a run of its own.
 */
import { describe, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import {
  tellForkAndParent,
  tellPastOfWindows,
  tellWhyByKeys,
  tellWhyOfNotes,
} from '../support/pages/past-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';

const { openDemo } = sittings(browserHosts());

describe('why', () => {
  it('is asked, followed and taken back by the keyboard alone', async () => {
    await tellWhyByKeys(await openDemo());
  });

  it('explains what is no message as well, and whatever is newest when nothing is chosen', async () => {
    await tellWhyOfNotes(await openDemo());
  });
});

describe('the past', () => {
  it('offers in each window only what that window may ask', async () => {
    await tellPastOfWindows(await openDemo());
  });
});

describe('a fork and its parent', () => {
  it('are laid side by side: the same beginning folded, differences gone through by keys', async () => {
    await tellForkAndParent(await openDemo());
  });
});
