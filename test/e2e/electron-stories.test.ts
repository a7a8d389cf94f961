/**
 * The stories by hand in the Electron host: each is told to its good end, and one to every end. The
 * built bundles on the stand-in, which says what it does not cover.
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
const [window] = storyWindows;

describe('the stories in Electron', () => {
  it.each(storyWindows)('«$story»: they approve on the phone, and it begins anew', async (told) => {
    await tellApproval(await openStory(await sit(), told));
  });

  it('the person denies on the phone', async () => {
    await tellDenial(await openStory(await sit(), window));
  });

  it('nobody answers', async () => {
    await tellSilence(await openStory(await sit(), window));
  });

  it('a wrong user code does not help', async () => {
    await tellWrongCode(await openStory(await sit(), window, 'bruno'));
  });

  it('the phone is offline', async () => {
    await tellOffline(await openStory(await sit(), window));
  });
});
