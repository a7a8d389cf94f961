/**
 * Whom prompts reach: by links in e-mails and text messages, and ten of them at once without any
 * confusion.
 */
import { describe, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import {
  linkedPeople,
  tellLink,
  tellTenDecided,
  tellTenShown,
} from '../support/pages/crowd-by-hand.ts';
import { deviceDesk } from '../support/pages/device-desk.ts';

const desk = deviceDesk(browserHosts());

describe('somebody who is reached by a link', () => {
  it.each(linkedPeople)('decides by $kind', async (person) => {
    await tellLink(desk, person);
  });
});

describe('ten requests of three clients to four people on five devices', () => {
  it('are shown each on its own person’s devices alone, with their own badge', async () => {
    await tellTenShown(desk);
  });

  it('are decided each for itself', async () => {
    await tellTenDecided(desk);
  });
});
