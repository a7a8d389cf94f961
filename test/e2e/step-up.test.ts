/**
 * A phone that asks for more where the client asks for more, in real Chromium: by role and label,
 * with the keyboard, and judged by axe.
 */
import { describe, expect, it } from 'vitest';
import { browserHosts } from '../support/pages/browser-hosting.ts';
import { complaints } from '../support/pages/complaints.ts';
import { deviceDesk } from '../support/pages/device-desk.ts';
import {
  askedForPin,
  tellLeftOutStepUp,
  tellStepUpByKeys,
  tellStepUpByWrongPin,
  tellStepUpDenied,
} from '../support/pages/step-up-by-hand.ts';

const desk = deviceDesk(browserHosts());

describe('an approval by finger where a PIN is asked for', () => {
  it('is followed by the PIN, with the keyboard alone (R-250)', async () => {
    await tellStepUpByKeys(desk);
  });

  it('leaves the way back, and may be denied', async () => {
    await tellStepUpDenied(desk);
  });

  it('may be followed by a wrong PIN first', async () => {
    await tellStepUpByWrongPin(desk);
  });

  it('is refused, and the phone says why, where it is set to leave that out (R-250)', async () => {
    await tellLeftOutStepUp(desk);
  });
});

describe.each(['light', 'dark'] as const)('the step-up in %s', (scheme) => {
  it('gives axe nothing to complain of, and needs no scrolling sideways at 200 %', async () => {
    await desk.chooseScheme(scheme);
    const { page, press } = await askedForPin(desk);
    await press('Approve');
    await page.getByRole('heading', { name: 'This needs your PIN as well' }).waitFor();
    const shots = process.env['STEP_UP_SHOTS'];
    if (shots !== undefined) await page.screenshot({ path: `${shots}/step-up-${scheme}.png` });
    expect(await complaints(page)).toEqual([]);
    await page.setViewportSize({ width: 640, height: 360 });
    const widths = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(widths[0]).toBe(widths[1]);
  });
});
