/**
 * A lesson that is being written: which moments of a run are its beats, and what is said of each. It
 * may be unfinished in any way; what it still lacks is found by `finished`.
 */
import { z } from 'zod';
import { lessonPanels } from '../lesson-panels.ts';

/** Longer than what a lesson allows, so that what is too long is kept, and said to be. */
const text = z.string().max(2000);
export const draftLine = z.string().max(2000);
const seq = z.int().nonnegative();

const draftSentence = z.strictObject({
  text,
  /** A line of the search language that shows it in the run; empty where nothing does. */
  line: draftLine,
  /** How often exactly; null is at least once. */
  count: z.int().min(0).max(1_000_000).nullable(),
  cites: z.array(z.string().max(100)).max(20).readonly(),
  asks: z.boolean(),
});

const draftChoice = z.strictObject({
  text,
  right: z.boolean(),
  /** What shows the right one, or refutes a wrong one. */
  line: draftLine,
  /** It is refuted because that never comes. */
  never: z.boolean(),
  because: text,
});

export const draftPrediction = z.strictObject({
  question: text,
  choices: z.array(draftChoice).max(10).readonly(),
});

const draftLook = z.strictObject({ panel: z.enum(lessonPanels), line: draftLine });

export const draftBeat = z.strictObject({
  /** The entry whose step is the moment; no two beats have the same. */
  mark: seq,
  title: text,
  until: draftLine,
  text: z.array(draftSentence).max(30).readonly(),
  why: draftSentence,
  look: z.array(draftLook).max(8).readonly(),
  predict: draftPrediction.exactOptional(),
  /** A line each. */
  notes: z.string().max(20_000),
});

export const draftHead = z.strictObject({
  title: text,
  about: text,
  level: z.enum(['beginner', 'practitioner', 'expert']),
  minutes: z.int().min(1).max(600),
  language: z.string().max(40),
  ending: text,
  notes: z.string().max(20_000),
});

/** What the lesson’s run begins with, as it will stand in the file. */
export const draftBeginning = z.strictObject({
  title: z.string(),
  seed: z.string(),
  story: z.string().exactOptional(),
  setup: z.record(z.string(), z.unknown()),
});

export const draft = z.strictObject({
  /** The run of the workbench that it is written on. */
  run: z.string(),
  /** The id that stands in the lesson. */
  id: z.string(),
  beginning: draftBeginning,
  head: draftHead,
  /** In the order of their marks. */
  beats: z.array(draftBeat).readonly(),
});

export type Draft = Readonly<z.infer<typeof draft>>;
export type DraftBeat = Readonly<z.infer<typeof draftBeat>>;
export type DraftSentence = Readonly<z.infer<typeof draftSentence>>;
export type DraftChoice = Readonly<z.infer<typeof draftChoice>>;
export type DraftPrediction = Readonly<z.infer<typeof draftPrediction>>;
export type DraftBeginning = Readonly<z.infer<typeof draftBeginning>>;

export const emptySentence: DraftSentence = {
  text: '',
  line: '',
  count: null,
  cites: [],
  asks: false,
};
