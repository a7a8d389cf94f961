/** What the tours of lessons share: how a page is looked at, and which run a lesson is in. */
import type { Page } from 'playwright-core';
import { type Asked, told } from '../../files/recorded.ts';
import type { Stage } from './stage.ts';

/** Every kind of page also as few people see it. */
export function lookAndStress({ look, stress }: Stage): Stage['look'] {
  return async (page, state) => {
    await look(page, state);
    await stress(page, state);
  };
}

/** The run that was opened last. */
export async function lessonRun(workbench: Asked): Promise<string> {
  return (await told(workbench, 'run.chosen')).at(-1)?.run ?? '';
}

/** Presses the first button of that name. */
export const pressIn = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name }).first().click();
