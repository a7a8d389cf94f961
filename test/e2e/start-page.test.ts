/**
 * The start page in the browser host, by role and label: every story in one click, the first token in
 * three, and scenarios that play themselves.
 */
import { describe, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { sittings } from '../support/pages/sittings.ts';
import { tellBeginning, tellFirstToken, tellScenario } from '../support/pages/start-by-hand.ts';
import { storyWindows } from '../support/pages/story-windows.ts';

const { sit } = sittings(browserHosts());
const viewport = { width: 1280, height: 720 };

describe('the start page', () => {
  it('leads to the first token in three deeds, and says each of them', async () => {
    await tellFirstToken(await sit({ viewport }));
  });

  it.each(storyWindows)('begins «$begins» in one click, and shows its window', async (window) => {
    await tellBeginning(await sit({ viewport }), window);
  });

  it('plays a scenario, and remembers that it was looked at', async () => {
    await tellScenario(await sit({ viewport }));
  });
});
