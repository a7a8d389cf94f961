/**
 * The stories by hand in the Electron host, each told to each of its ends: the built bundles on the
 * stand-in, which says what it does not cover.
 */
import { describe, it } from 'vitest';
import { sittings } from '#test/support/pages/sittings.ts';
import { storyWindows } from '#test/support/pages/story-windows.ts';
import {
  openStory,
  tellApproval,
  tellDenial,
  tellOffline,
  tellSilence,
  tellWrongCode,
} from '#test/support/pages/told-stories.ts';
import { hostInElectron } from '#test/support/stand-in/electron-hosting.ts';

const { sit } = sittings(hostInElectron);

describe.each(storyWindows)('the story «$story» in Electron', (window) => {
  it('ends well once they approve on the phone, and begins anew', async () => {
    await tellApproval(await openStory(await sit(), window));
  });

  it('ends when the person denies on the phone', async () => {
    await tellDenial(await openStory(await sit(), window));
  });

  it('ends when nobody answers', async () => {
    await tellSilence(await openStory(await sit(), window));
  });

  it('is not helped by a wrong user code', async () => {
    await tellWrongCode(await openStory(await sit(), window, 'bruno'));
  });

  it('waits in vain for a phone that is offline', async () => {
    await tellOffline(await openStory(await sit(), window));
  });
});
