/**
 * The trainer's story, told once for every trainer: break on the second token answer, edit `interval`,
 * watch the relying party misbehave, go back, fork, and compare the two runs.
 *
 * A token answer has no `interval`: CIBA Core §7.3 puts it in the authentication answer. So that one is
 * stopped for as well, and its 5 seconds are edited to 1 while the provider keeps counting to 5. From
 * then on the client polls too soon, though it does all that it was told to. The first poll is free;
 * the second, 1 s later, gets `slow_down` (§11), and by that both add 5 s: the client is at 6 s, the
 * provider at 10 s, and so it goes on. In the fork nobody edits, and the second answer is pending.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sightsOf, type Trainer } from './trainer.ts';
import { type Console, consoleOn } from './workbench-pages.ts';

const authenticationAnswer = 'endpoint:backchannel-authentication direction:response';
const secondTokenAnswer = '#2 endpoint:token direction:response';

/** Looks at the screen at each turn of the story. */
export type Look = (moment: string) => Promise<void>;

interface Told {
  readonly page: Page;
  readonly trainer: Trainer;
  readonly desk: Console;
  readonly look: Look;
}

/** The whole story; it expects at every turn what the clauses say. */
export async function tellTrainersStory(page: Page, trainer: Trainer, look: Look): Promise<void> {
  const desk = consoleOn(page, async () => page);
  const told: Told = { page, trainer, desk, look };
  await breakOnTheSecondAnswer(told);
  await editTheInterval(told);
  await watchItMisbehave(told);
  await goBackAndFork(told);
  await compareTheTwo(told);
}

async function breakOnTheSecondAnswer({ page, trainer, look }: Told): Promise<void> {
  await trainer.startDemo();
  await trainer.addBreakpoint(authenticationAnswer, 'The authentication answer');
  await trainer.addBreakpoint(secondTokenAnswer, 'The second token answer');
  await look('breakpoints');
  await trainer.signInAtTill('PAY-STORY');
  await trainer.chooseSpeed('×10');
  await trainer.run();
  await expectPausedAt(page, 'The authentication answer', /200 auth_req_id/);
  await look('hit');
}

async function editTheInterval({ page, trainer, desk, look }: Told): Promise<void> {
  await trainer.editHit('interval', '1');
  await expectLine(desk, /200 auth_req_id.*interval 5 → 1/);
  await look('edited');
  await trainer.resume();
  await expectPausedAt(page, 'The second token answer', /400 slow_down/);
  // The first poll came 1 s after the answer, and the second 1 s later: twice 40 ms are the way.
  await expect.poll(() => desk.time()).toBe('00:02.120');
  await look('second-answer');
}

async function watchItMisbehave({ page, trainer, desk, look }: Told): Promise<void> {
  await trainer.resume();
  // 6 s after the second poll comes the third, and 11 s after that the fourth: each is too soon.
  await expect.poll(() => slowDowns(desk)).toBeGreaterThan(1);
  await trainer.pause();
  await page.getByText('‖ paused').waitFor();
  const { figure, chosen, causes } = sightsOf(page);
  await expect
    .poll(() => figure.locator('.row-label', { hasText: '400 slow_down' }).count())
    .toBeGreaterThan(1);
  await trainer.choose('400 slow_down');
  await expect.poll(() => chosen.innerText()).toContain('a breakpoint is here');
  await trainer.askWhy();
  for (const link of [
    'rule «waits for the interval» refused it with slow_down: CIBA Core 1.0 §11',
    'edited: interval 5 → 1',
    '200 auth_req_id arrives with interval 1 instead of 5.',
    'The trainer edits a message.',
  ])
    await expect.poll(() => causes.innerText()).toContain(link);
  await look('why');
}

async function goBackAndFork({ page, trainer, desk, look }: Told): Promise<void> {
  const { past, paused } = sightsOf(page);
  await trainer.stepBack();
  await past.getByText(/You are looking at \d/).waitFor();
  await trainer.stepBack();
  await look('past');
  await trainer.goToCause('200 auth_req_id');
  await past.getByText('00:00.040').waitFor();
  expect((await desk.sequence()).at(-1)).toMatch(/200 auth_req_id/);
  expect((await desk.sequence()).join()).not.toContain('interval 5 → 1');
  await look('before-the-edit');
  await trainer.fork('Nobody edits');
  await expect.poll(() => page.title()).toBe('Nobody edits — CIBA Workbench');
  await past.waitFor({ state: 'detached' });
  await expectPausedAt(page, 'The authentication answer', /200 auth_req_id/);
  await trainer.resume();
  await expectPausedAt(page, 'The second token answer', /400 authorization_pending/);
  await expect.poll(() => desk.time()).toBe('00:10.120');
  await expect.poll(() => paused.count()).toBe(1);
  await expect.poll(() => slowDowns(desk)).toBe(0);
  await look('fork');
}

async function compareTheTwo({ page, trainer, look }: Told): Promise<void> {
  const { comparison, difference } = sightsOf(page);
  await trainer.compareWith('Bank payment · poll');
  await comparison
    .getByText(/which only the left run has: interval is 1 on the left and 5 on the right/)
    .waitFor();
  await look('comparison');
  await trainer.nextDifference();
  await expect
    .poll(() => difference.innerText())
    .toMatch(/missing here[^]*edits a message[^]*interval\s+1\s+5/);
  await trainer.nextDifference();
  await expect
    .poll(() => difference.innerText())
    .toMatch(/differs[^]*400 slow_down[^]*400 authorization_pending[^]*error\s+slow_down/);
  await trainer.nextDifference();
  // Only the edited run has polled for a third time by then.
  await expect.poll(() => difference.innerText()).toMatch(/missing here[^]*POST \/token/);
  await look('difference');
}

async function expectPausedAt(page: Page, title: string, what: RegExp): Promise<void> {
  const { paused } = sightsOf(page);
  await expect.poll(() => paused.innerText()).toContain(title);
  await expect.poll(() => paused.innerText()).toMatch(what);
}

async function expectLine(desk: Console, says: RegExp): Promise<void> {
  await expect.poll(async () => (await desk.sequence()).join('\n')).toMatch(says);
}

async function slowDowns(desk: Console): Promise<number> {
  return (await desk.sequence()).filter((line) => line.includes('400 slow_down')).length;
}
