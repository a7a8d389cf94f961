/** Goes round with a workbench of its own, and answers what was seen there and what was wrong. */
import type { Browser } from 'playwright-core';
import { createJudge, type Judge } from './judge.ts';
import { openStage, type Stage } from './stage.ts';

/** A tour asks axe some forty times; on a machine with much else to do each takes a second or two. */
export const aTourMs = 150_000;

export async function judgedIn(
  browser: Browser,
  tour: (stage: Stage) => Promise<void>,
): Promise<Judge> {
  const judge = createJudge();
  const stage = await openStage(browser, judge);
  try {
    await tour(stage);
  } finally {
    await stage.close();
  }
  return judge;
}
