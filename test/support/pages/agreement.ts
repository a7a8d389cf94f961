/**
 * What all windows have to agree on at any moment: the charts, the list of parties, the diagram, the
 * list of messages, the inspector, the till and the phone tell one story.
 */
import { expect } from 'vitest';
import type { Console, Phone, Till } from './workbench-pages.ts';

export interface Windows {
  readonly desk: Console;
  readonly till: Till;
  readonly phone: Phone;
}

const charts = {
  signIn: 'Relying party: the sign-in',
  request: 'Provider: the request',
  prompt: 'Device: the prompt',
} as const;

/** What the till says for each state of the sign-in. */
const tillHeadings: Readonly<Record<string, RegExp>> = {
  asking: /^Asking your bank$/,
  waiting: /^Waiting for your phone$/,
  polling: /^Waiting for your phone$/,
  'fetching keys': /^Checking the answer$/,
  'signed in': /^Paid by Alice Amberg$/,
  denied: /^Cancelled$/,
  expired: /^Too late$/,
};

/** What the phone says for each state of the prompt. */
const phoneTexts: Readonly<Record<string, string>> = {
  'not started': 'No requests. They appear here.',
  notified: 'asks you to confirm a sign-in',
  shown: 'Does the other screen show the same message?',
  sending: 'Sending your answer',
  approved: 'Approved',
  denied: 'Denied',
  lapsed: 'This request has lapsed',
};

/** Compares every window at the moment that they show. */
export async function expectAllAgree({ desk, till, phone }: Windows): Promise<void> {
  await desk.showTab('Charts');
  const states = {
    signIn: await stateOf(desk, charts.signIn),
    request: await stateOf(desk, charts.request),
    prompt: await stateOf(desk, charts.prompt),
  };
  await desk.showTab('Sequence');
  await expectParty(desk, 'Corner Shop till', states.signIn);
  await expectParty(desk, 'Provider', states.request);
  await expectParty(desk, 'Alice’s phone', states.prompt);
  const heading = tillHeadings[states.signIn];
  if (heading === undefined) throw new Error(`The till has no words for «${states.signIn}».`);
  await till.heading(heading);
  await phone.shows(phoneTexts[states.prompt] ?? states.prompt);
  await expectLastMessageEverywhere(desk);
}

async function stateOf(desk: Console, label: string): Promise<string> {
  return (await desk.chartState(label)).replace('now ', '');
}

/** What the console says of a party. */
export async function expectParty(desk: Console, title: string, state: string): Promise<void> {
  const item = desk.page.getByRole('list', { name: 'Parties' }).getByRole('listitem');
  const text = item.filter({ hasText: title });
  await expect.poll(() => text.innerText()).toContain(state === 'not started' ? 'idle' : state);
}

/** The newest message of the diagram is the last of the list and what the inspector then explains. */
async function expectLastMessageEverywhere(desk: Console): Promise<void> {
  const option = desk.page.getByRole('option', { selected: true });
  const heading = desk.page.getByRole('heading', { level: 2 }).first();
  // A signature may come in a moment after the step that asked for it, and bring one message more.
  const difference = async (): Promise<string> => {
    const drawn = messagesDrawn(await desk.sequence()).at(-1) ?? '';
    await desk.page.getByRole('listbox', { name: 'Messages' }).focus();
    await desk.page.keyboard.press('End');
    const others = [await option.innerText(), await heading.innerText()];
    const odd = others.find((text) => !text.includes(drawn));
    return odd === undefined ? 'none' : `«${drawn}» is drawn, «${odd}» is listed`;
  };
  await expect.poll(difference).toBe('none');
}

/** The titles of the messages in the diagram's list, without what the person does. */
export function messagesDrawn(lines: readonly string[]): string[] {
  return lines
    .filter((line) => !line.includes(' Person to '))
    .map((line) => (line.split(': ').slice(1).join(': ').split(/[,;] /)[0] ?? '').trim());
}
