/** What somebody learns from, in every state: exams, the book of clauses, lessons that are written. */
import { authoringStates, tourAuthoring } from '../support/pages/every-screen/authoring.ts';
import {
  bookStates,
  runBookStates,
  tourBook,
  tourRunBook,
} from '../support/pages/every-screen/clauses.ts';
import { examStates, tourExams } from '../support/pages/every-screen/exams.ts';
import { flawlessInEveryState } from '../support/pages/every-screen/flawless.ts';

flawlessInEveryState([
  ['an exam', tourExams, examStates],
  ['the book of clauses on the start page', tourBook, bookStates],
  ['the book of clauses beside a run', tourRunBook, runBookStates],
  ['a lesson that is written', tourAuthoring, authoringStates],
]);
