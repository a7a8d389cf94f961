/**
 * The set-up of a run and requests made by hand, in the browser host by role and label: settings
 * change live and for the next run, and requests are built, refused, and sent again.
 */
import { describe, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import {
  tellRefusedRequest,
  tellRequestByKeys,
  tellSignedRequest,
} from '../support/pages/request-by-hand.ts';
import {
  tellFoundSettings,
  tellInvalidSetting,
  tellLiveSetting,
  tellNextRun,
  tellSettingByKeys,
} from '../support/pages/setup-by-hand.ts';
import { sittings } from '../support/pages/sittings.ts';

const { openDemo } = sittings(browserHosts());

describe('the set-up of a run', () => {
  it('changes live: the next answer carries the new interval, and undo takes it back', async () => {
    await tellLiveSetting(await openDemo());
  });

  it('changes for the next run, which begins with it while this one stays as it is', async () => {
    await tellNextRun(await openDemo());
  });

  it('refuses an invalid value beside its field, and loses nothing', async () => {
    await tellInvalidSetting(await openDemo());
  });

  it('finds every setting by name, title or sentence, and writes the people and clients too', async () => {
    await tellFoundSettings(await openDemo());
  });

  it.each(['light', 'dark'] as const)(
    'is written by the keyboard alone, and axe has no complaint in %s',
    async (scheme) => tellSettingByKeys(await openDemo(scheme)),
  );
});

describe('a request by hand', () => {
  it('shows its bytes before it is sent, is refused for two hints, and is mended and sent again', async () => {
    await tellRefusedRequest(await openDemo());
  });

  it('carries an assertion and a signed request by the right key, a wrong one or none', async () => {
    await tellSignedRequest(await openDemo());
  });

  it.each(['light', 'dark'] as const)(
    'is written and sent by the keyboard alone, and axe has no complaint in %s',
    async (scheme) => tellRequestByKeys(await openDemo(scheme)),
  );
});
