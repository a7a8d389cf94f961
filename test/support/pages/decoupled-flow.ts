/**
 * The demonstration, told once and played in both hosts: a customer signs in at the till, paused
 * and stepped, and every window tells the same story at every step.
 */
import { expect } from 'vitest';
import { expectAllAgree, expectParty, messagesDrawn, type Windows } from './agreement.ts';
import { stepOnce, stepUntil } from './stepping.ts';
import type { Console } from './workbench-pages.ts';

/** The flow, stepped message by message; after every step all windows tell the same story. */
export async function stepThroughApproval(windows: Windows): Promise<void> {
  const { desk, till, phone } = windows;
  const look = (): Promise<void> => expectAllAgree(windows);
  await till.signIn('alice', 'PAY-STEP');
  await expectLast(
    desk,
    /Corner Shop till to Provider: POST \/backchannel\/authentication, PAY-STEP/,
  );
  await look();
  await stepUntil(desk, /200 auth_req_id/, look);
  await stepUntil(desk, /400 authorization_pending/, look);
  await expect.poll(() => till.binding()).toBe('PAY-STEP');
  await phone.openRequest();
  await phone.shows('Does the other screen show the same message?');
  await expect.poll(() => phone.binding()).toBe('PAY-STEP');
  await expectParty(desk, 'Alice’s phone', 'shown');
  await look();
  await phone.approve();
  await phone.shows('Sending your answer');
  await expectParty(desk, 'Alice’s phone', 'sending');
  await look();
  await stepUntil(desk, /decision accepted/, look);
  await stepUntil(desk, /200 access_token, id_token/, look);
  await stepUntil(desk, /200 keys/, look);
  await stepOnce(desk);
  await look();
  await till.heading('Paid by Alice Amberg');
  await expectStatesAgree(desk, { request: 'redeemed', signIn: 'signed in', prompt: 'approved' });
}

/** The flow at running speed. */
export async function runThroughApproval(windows: Windows): Promise<void> {
  const { desk, till, phone } = windows;
  await till.signIn('alice', 'PAY-RUNS');
  await desk.chooseSpeed(10);
  await desk.run();
  await phone.openRequest();
  await phone.approve();
  await till.heading('Paid by Alice Amberg');
  await desk.pause();
  await expectStatesAgree(desk, { request: 'redeemed', signIn: 'signed in', prompt: 'approved' });
  await expectAllAgree(windows);
}

/** The person says no. */
export async function runThroughDenial(windows: Windows): Promise<void> {
  const { desk, till, phone } = windows;
  await till.signIn('alice', 'PAY-DENY');
  await desk.run();
  await phone.openRequest();
  await phone.deny();
  await till.heading('Cancelled');
  await desk.pause();
  await expectLast(desk, /400 access_denied/);
  await expectStatesAgree(desk, { request: 'denied', signIn: 'denied', prompt: 'denied' });
  await expectAllAgree(windows);
}

/** Nobody answers. */
export async function runThroughExpiry(windows: Windows): Promise<void> {
  const { desk, till, phone } = windows;
  await till.signIn('alice', 'PAY-LATE');
  await desk.chooseSpeed(100);
  await desk.run();
  await till.heading('Too late');
  await desk.pause();
  // The client knows expires_in: it stops by itself and does not ask once more.
  await expectLast(desk, /400 authorization_pending/);
  await expectStatesAgree(desk, { request: 'expired', signIn: 'expired', prompt: 'lapsed' });
  await expectAllAgree(windows);
  await phone.shows('This request has lapsed');
}

async function expectLast(desk: Console, says: RegExp): Promise<void> {
  await expect.poll(async () => (await desk.sequence()).at(-1)).toMatch(says);
}

interface States {
  readonly request: string;
  readonly signIn: string;
  readonly prompt: string;
}

/** The charts, the list of parties and the diagram's list tell the same states. */
export async function expectStatesAgree(
  desk: Console,
  { request, signIn, prompt }: States,
): Promise<void> {
  await desk.showTab('Charts');
  const expectChart = async (label: string, state: string): Promise<void> => {
    await expect.poll(() => desk.chartState(label)).toBe(`now ${state}`);
  };
  await expectChart('Relying party: the sign-in', signIn);
  await expectChart('Provider: the request', request);
  await expectChart('Device: the prompt', prompt);
  await desk.showTab('Sequence');
  const parties = await desk.page.getByRole('list', { name: 'Parties' }).innerText();
  for (const state of [request, signIn, prompt]) expect(parties).toContain(state);
  await expectListAgreesWithDiagram(desk);
}

/** Every message of the list stands in the diagram, in the same order. */
async function expectListAgreesWithDiagram(desk: Console): Promise<void> {
  const drawn = messagesDrawn(await desk.sequence());
  const list = desk.page.getByRole('listbox', { name: 'Messages' });
  await list.focus();
  await desk.page.keyboard.press('Home');
  const titles: string[] = [];
  for (let count = 0; count < drawn.length; count += 1) {
    titles.push(
      await list.getByRole('option', { selected: true }).locator('.message-title').innerText(),
    );
    await desk.page.keyboard.press('ArrowDown');
  }
  expect(titles.map((title) => title.split(', ')[0])).toEqual(drawn);
}
