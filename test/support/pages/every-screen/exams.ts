/** An exam: the dialog, each kind of question, what is open before handing in, and the result. */
import type { Page } from 'playwright-core';
import { ask } from '../../files/recorded.ts';
import { rightAnswer, satExam, sittingNow, smallTerms } from '../../files/sat-exam.ts';
import { examColumn, examDialog, isAtExamPage, isAtQuestion } from '../exam-by-hand.ts';
import { carryOut } from './console-acts.ts';
import type { Stage } from './stage.ts';

export const examStates = [
  'exams',
  'verified',
  'refused',
  'task',
  'attempt',
  'search',
  'prediction',
  'answered',
  'final question',
  'before handing in',
  'being sat',
  'result',
  'evidence',
] as const;

const title = 'Exams: sit one, or verify a result';

export async function tourExams(stage: Stage): Promise<void> {
  const { look, stress, workbench } = stage;
  const page = await stage.open({ view: 'console', run: '', party: '' });
  await page.getByRole('button', { name: 'Exam', exact: true }).click();
  await examDialog(page).waitFor();
  await look(page, 'exams');
  await stress(page, 'exams');
  await verified(stage, page);
  await page.keyboard.press('Escape');
  await examDialog(page).waitFor({ state: 'detached' });
  const terms = { ...smallTerms, minutes: 40 };
  await ask(workbench, { kind: 'exam.begin', terms, student: 'Alan Turing' });
  await questions(stage, page);
  await carryOut(page, title);
  await page.getByRole('heading', { name: 'A paper is being sat' }).waitFor();
  await look(page, 'being sat');
  await page.keyboard.press('Escape');
  await examDialog(page).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Hand in/ }).click();
  await isAtExamPage(page, /^Handed in/);
  await look(page, 'result');
  await stress(page, 'exam, result');
  await page.getByRole('button', { name: 'See what the trace shows' }).last().click();
  await page.getByText(/You are looking at \d/).waitFor();
  await look(page, 'evidence');
}

/** A result that is genuine, and the same with one letter changed. */
async function verified(stage: Stage, page: Page): Promise<void> {
  const signed = await satExam(stage.workbench, 3);
  await ask(stage.workbench, { kind: 'exam.leave' });
  const verdict = page.getByRole('status', { name: 'Verdict' });
  const verify = (text: string) =>
    ask(stage.workbench, { kind: 'exam.verify', file: 'exam-Ada.jws', text });
  await verify(signed);
  await verdict.getByText(/^Genuine/).waitFor();
  await stage.look(page, 'verified');
  await verify(`${signed.slice(0, -9)}AAAAAAAAA`);
  await verdict.getByText(/^Refused/).waitFor();
  await stage.look(page, 'refused');
}

async function questions(stage: Stage, page: Page): Promise<void> {
  const { look, stress, workbench } = stage;
  const { paper } = await sittingNow(workbench);
  const turnTo = async (kind: string): Promise<number> => {
    const place = paper.questions.findIndex((one) => one.kind === kind);
    await ask(workbench, { kind: 'exam.turn', page: place });
    await isAtQuestion(page, place + 1);
    return place;
  };
  const task = await turnTo('reach');
  await look(page, 'task');
  await ask(workbench, { kind: 'exam.try', question: task });
  await examColumn(page).getByText('This run is yours').waitFor();
  await look(page, 'attempt');
  await turnTo('find');
  await look(page, 'search');
  const place = await turnTo('predict');
  await look(page, 'prediction');
  await stress(page, 'exam, prediction');
  const answer = await rightAnswer(workbench, place);
  await ask(workbench, { kind: 'exam.answer', question: place, answer });
  await examColumn(page).getByRole('radio', { checked: true }).waitFor({ state: 'attached' });
  await look(page, 'answered');
  const last = paper.questions.length - 1;
  await ask(workbench, { kind: 'exam.turn', page: last });
  await isAtQuestion(page, last + 1);
  await look(page, 'final question');
  await ask(workbench, { kind: 'exam.turn', page: last + 1 });
  await isAtExamPage(page, 'Before you hand in.');
  await look(page, 'before handing in');
}
