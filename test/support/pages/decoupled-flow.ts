/**
 * The demonstration, told once and played in both hosts: a customer signs in at the till, paused
 * and stepped, and every window tells the same story at every step.
 */
import { expect } from 'vitest';
import { stepUntil } from './stepping.ts';
import type { Console, Phone, Till } from './workbench-pages.ts';

export interface Windows {
  readonly desk: Console;
  readonly till: Till;
  readonly phone: Phone;
}

const patience = { timeout: 10_000, interval: 50 };

/** The flow, stepped message by message, with all windows compared on the way. */
export async function stepThroughApproval({ desk, till, phone }: Windows): Promise<void> {
  await till.signIn('alice', 'PAY-STEP');
  await expectLast(
    desk,
    /Corner Shop till to Provider: POST \/backchannel\/authentication, PAY-STEP/,
  );
  await till.heading('Asking your bank');
  await desk.step();
  await expectLast(desk, /200 auth_req_id/);
  await expect.poll(() => desk.messages(), patience).toContain('prompt');
  await desk.step();
  await phone.page.getByText('asks you to confirm a sign-in').waitFor();
  await desk.step();
  await till.heading('Waiting for your phone');
  expect(await till.binding()).toBe('PAY-STEP');

  await stepUntil(desk, /400 authorization_pending/);
  await phone.openRequest();
  await expectLast(desk, /Alice’s phone is now shown/);
  expect(await phone.binding()).toBe('PAY-STEP');
  await phone.approve();
  await phone.shows('Sending your answer');
  await stepUntil(desk, /decision accepted/);
  await desk.step();
  await phone.shows('Approved');
  await stepUntil(desk, /200 access_token, id_token/);
  await stepUntil(desk, /200 keys, .*|200 keys$/);
  await desk.step();
  await till.heading('Paid by Alice Amberg');
  await expectStatesAgree(desk, { request: 'redeemed', signIn: 'signed in', prompt: 'approved' });
}

/** The flow at running speed. */
export async function runThroughApproval({ desk, till, phone }: Windows): Promise<void> {
  await till.signIn('alice', 'PAY-RUNS');
  await desk.chooseSpeed(10);
  await desk.run();
  await phone.openRequest();
  await phone.approve();
  await till.heading('Paid by Alice Amberg');
  await desk.pause();
  await expectStatesAgree(desk, { request: 'redeemed', signIn: 'signed in', prompt: 'approved' });
}

/** The person says no. */
export async function runThroughDenial({ desk, till, phone }: Windows): Promise<void> {
  await till.signIn('alice', 'PAY-DENY');
  await desk.run();
  await phone.openRequest();
  await phone.deny();
  await till.heading('Cancelled');
  await desk.pause();
  await expectLast(desk, /400 access_denied/);
  await expectStatesAgree(desk, { request: 'denied', signIn: 'denied', prompt: 'denied' });
}

/** Nobody answers. */
export async function runThroughExpiry({ desk, till, phone }: Windows): Promise<void> {
  await till.signIn('alice', 'PAY-LATE');
  await desk.chooseSpeed(100);
  await desk.run();
  await till.heading('Too late');
  await desk.pause();
  await expectLast(desk, /400 expired_token/);
  await expectStatesAgree(desk, { request: 'expired', signIn: 'expired', prompt: 'lapsed' });
  await phone.page.getByText('This request has lapsed').waitFor();
}

async function expectLast(desk: Console, says: RegExp): Promise<void> {
  await expect.poll(async () => (await desk.sequence()).at(-1), patience).toMatch(says);
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
    await expect.poll(() => desk.chartState(label), patience).toBe(`now ${state}`);
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
  const lines = (await desk.sequence()).filter((line) => !/ Person to /.test(line));
  const drawn = lines.map((line) =>
    (line.split(': ').slice(1).join(': ').split(/[,;] /)[0] ?? '').trim(),
  );
  const list = desk.page.getByRole('listbox', { name: 'Messages' });
  await list.focus();
  await desk.page.keyboard.press('Home');
  const titles: string[] = [];
  for (let count = 0; count < lines.length; count += 1) {
    titles.push(
      await list.getByRole('option', { selected: true }).locator('.message-title').innerText(),
    );
    await desk.page.keyboard.press('ArrowDown');
  }
  expect(titles.map((title) => title.split(', ')[0])).toEqual(drawn);
}
