/** A client asks for a PIN over HTTP, and Alice's phone says how it was unlocked. */

import { decodeJwt } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Gesture } from '#shared/intents/device-intents.ts';
import { coreSettings } from '#shared/profiles/core.ts';
import { paths } from '#shared/protocol/metadata.ts';
import { firstDifference, replayed } from '#test/support/core/recorded-run.ts';
import { pollOnce, postForm, textMember } from '#test/support/shell/http-call.ts';
import { openWallRun, requestIs, type WallRun } from '#test/support/shell/wall-run.ts';

const [, pin = ''] = coreSettings.acr_values_supported;
const finger: Gesture = { kind: 'finger', recognised: true };
const device = 'phone-of-alice';

let wall: WallRun;

beforeEach(async () => {
  wall = await openWallRun();
});

afterEach(() => wall.close());

/** A request that asks for a PIN, open on the phone; and the way to approve it there. */
async function askedForPin() {
  const { issuer, seen, workbench, run } = wall;
  const form = { scope: 'openid', login_hint: 'alice', acr_values: pin };
  const { body } = await postForm(issuer, paths.backchannelAuthentication, form);
  const authReqId = textMember(body, 'auth_req_id');
  const arrived = await seen.until(
    (entry) => entry.kind === 'prompt.arrived' && entry.about === authReqId,
  );
  const prompt = arrived.kind === 'prompt.arrived' ? arrived.prompt : '';
  const phone = workbench.port({ view: 'device', run, party: device });
  await phone.dispatch({ kind: 'prompt.opened', run, device, prompt });
  const approve = (gesture: Gesture) =>
    phone.dispatch({ kind: 'prompt.approved', run, device, prompt, gesture });
  return { authReqId, prompt, phone, approve };
}

describe('an approval by finger where a PIN was asked for', () => {
  it('grants nothing until the PIN came too, and the ID token names what was reached (R-250)', async () => {
    const { issuer, seen } = wall;
    const { authReqId, approve } = await askedForPin();
    expect((await approve(finger)).kind).toBe('accepted');
    await seen.until(({ kind }) => kind === 'step-up.asked');
    const early = await pollOnce(issuer, authReqId);
    expect([early.status, textMember(early.body, 'error')]).toEqual([400, 'authorization_pending']);
    await approve({ kind: 'pin', pin: '2468' });
    await requestIs(seen, authReqId, 'alive.granted');
    const late = await pollOnce(issuer, authReqId);
    expect(late.status).toBe(200);
    expect(decodeJwt(textMember(late.body, 'id_token'))['acr']).toBe(pin);
    const made = [...seen.entries];
    expect(firstDifference(replayed(made).entries, made)).toBeUndefined();
  });

  it('is refused by the provider where the phone does not ask for more (R-250)', async () => {
    const { seen, run } = wall;
    const { authReqId, prompt, phone, approve } = await askedForPin();
    await phone.dispatch({ kind: 'device.set', run, device, stepUp: 'left-out' });
    await approve(finger);
    await seen.until(
      (entry) =>
        entry.kind === 'machine.moved' && entry.instance === prompt && entry.to === 'tooLate',
    );
    const judged = seen.entries.findLast(
      (entry) => entry.kind === 'rules.judged' && entry.table === 'device-decision',
    );
    expect(judged).toMatchObject({ about: authReqId, refusal: { error: 'access_denied' } });
    expect(seen.entries.some(({ kind }) => kind === 'request.decided')).toBe(false);
  });
});
