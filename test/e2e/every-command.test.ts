/**
 * Every command there is, carried out by each of its keys, or by the palette where it has none, and
 * seen to have done what it says. Whoever adds a command adds its case.
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandList } from '#shared/commands/command-list.ts';
import { ask, decide, signIn } from '../support/files/recorded.ts';
import { launchChromium } from '../support/pages/browser.ts';
import { handsFiles } from '../support/pages/desk-with-a-run.ts';
import {
  type CommandCase,
  type Desk,
  proveCommand,
} from '../support/pages/every-command/command-case.ts';
import { examCases } from '../support/pages/every-command/exam-cases.ts';
import { lessonCases } from '../support/pages/every-command/lesson-cases.ts';
import { messageCases } from '../support/pages/every-command/message-cases.ts';
import { modesCases } from '../support/pages/every-command/modes-cases.ts';
import { clientCases, runCases } from '../support/pages/every-command/run-cases.ts';
import { searchCases } from '../support/pages/every-command/search-cases.ts';
import { timeCases } from '../support/pages/every-command/time-cases.ts';
import { timelineCases } from '../support/pages/every-command/timeline-cases.ts';
import { layoutCases, settingCases, tabCases } from '../support/pages/every-command/view-cases.ts';
import { writingCases } from '../support/pages/every-command/writing-cases.ts';
import { newRun } from '../support/pages/every-screen/console-acts.ts';
import { openStage, type Stage } from '../support/pages/every-screen/stage.ts';
import { isAtQuestion } from '../support/pages/exam-by-hand.ts';
import { nextPage, openLesson } from '../support/pages/lesson-by-hand.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** Nobody judges the screens here. */
const nobody = { look: async () => undefined, stress: async () => undefined };

type Opens = (stage: Stage) => Promise<Desk>;

async function asked(stage: Stage): Promise<Desk> {
  const { run, page } = await newRun(stage, 'commands');
  await signIn(stage.workbench, run, 8);
  return { stage, run, page };
}

async function denied(stage: Stage): Promise<Desk> {
  const desk = await asked(stage);
  handsFiles(desk.page)('holiday.json', '{"photos":[]}');
  await decide(stage.workbench, desk.run, 'prompt.denied');
  await desk.page.getByRole('option', { name: /400 access_denied/ }).waitFor();
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  return desk;
}

async function atTheTill(stage: Stage): Promise<Desk> {
  const run = await stage.workbench.createRun({ name: 'Till', mode: 'virtual', seed: 'till' });
  const page = await stage.open({ view: 'relying-party', run, party: 'till' });
  await page.getByRole('button', { name: 'Sign in with CIBA' }).waitFor();
  return { stage, run, page };
}

async function inALesson(stage: Stage): Promise<Desk> {
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await openLesson(page, 'Poll:');
  await nextPage(page, 1);
  return { stage, run: '', page };
}

async function inAnExam(stage: Stage): Promise<Desk> {
  const terms = { seed: 'autumn', lessons: 'museum', questions: 2 } as const;
  await ask(stage.workbench, { kind: 'exam.begin', terms, student: 'Ada' });
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await isAtQuestion(page, 1);
  return { stage, run: '', page };
}

const groups: readonly (readonly [string, Opens, readonly CommandCase[]])[] = [
  ['time', asked, timeCases],
  ['messages, breakpoints and comparisons', denied, messageCases],
  ['what is shown', denied, tabCases],
  ['the timeline', denied, timelineCases],
  ['the three modes', denied, modesCases],
  ['the search', denied, searchCases],
  ['layouts', denied, layoutCases],
  ['settings and the workbench', denied, settingCases],
  ['runs and files', denied, runCases],
  ['the client', atTheTill, clientCases],
  ['a lesson', inALesson, lessonCases],
  ['an exam', inAnExam, examCases],
  ['a lesson that is written', asked, writingCases],
];

describe('every command', () => {
  it('has a case', () => {
    const proved = groups.flatMap(([, , cases]) => cases.map(({ id }) => id));
    expect(proved.toSorted()).toEqual(commandList.map(({ id }) => id).toSorted());
  });

  it.each(groups)('of %s does what it says, by its keys or by the palette', async (...group) => {
    const [, opens, cases] = group;
    const stage = await openStage(browser, nobody);
    const proved: string[] = [];
    let fault: unknown;
    try {
      const desk = await opens(stage);
      for (const one of cases) {
        await proveCommand(desk, one);
        proved.push(one.id);
      }
    } catch (thrown) {
      fault = thrown;
    } finally {
      await stage.close();
    }
    // The first that is missing is the one that did not do what it says.
    expect({ proved, fault }).toEqual({ proved: cases.map(({ id }) => id), fault: undefined });
  });
});
