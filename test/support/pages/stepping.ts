/** Steps a run in the console and waits, each time, until the console shows what the step did. */
import type { Console } from './workbench-pages.ts';

const mostSteps = 60;
const patienceMs = 10_000;
const lookEveryMs = 30;

/** Steps until the sequence's last line says that; `look` is given every moment on the way. */
export async function stepUntil(
  desk: Console,
  says: RegExp,
  look: () => Promise<void> = async () => undefined,
): Promise<void> {
  for (let count = 0; count < mostSteps; count += 1) {
    const lines = await desk.sequence();
    if (says.test(lines.at(-1) ?? '')) return;
    await stepOnce(desk);
    await look();
  }
  throw new Error(`${mostSteps} steps did not lead to ${String(says)}.`);
}

/** One step, and its effect on the console. */
export async function stepOnce(desk: Console): Promise<void> {
  // What was done in another window may still be on its way here: the first of it lets one step.
  await desk.page.getByRole('button', { name: 'Step', exact: true, disabled: false }).waitFor();
  const before = await momentOf(desk);
  await desk.step();
  for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
    if ((await momentOf(desk)) !== before) return;
    await desk.page.waitForTimeout(lookEveryMs);
  }
  throw new Error('A step changed nothing that the console shows.');
}

/** All that the console shows of the moment, without the countdowns. */
async function momentOf(desk: Console): Promise<string> {
  const parties = await desk.page.getByRole('list', { name: 'Parties' }).innerText();
  const shown = [await desk.time(), parties.replace(/[\d.]+ s/g, ''), ...(await desk.sequence())];
  return shown.join('\n');
}
