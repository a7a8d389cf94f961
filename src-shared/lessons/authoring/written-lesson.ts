/**
 * A draft as the text of a lesson: what a person would have written by hand, with nothing in it that
 * was left empty. Whether it is a lesson is judged by whoever reads lessons.
 */
import { lessonFormat } from '../lesson.ts';
import { deedsBetween } from './deeds-between.ts';
import type { Draft, DraftBeat, DraftChoice, DraftPrediction, DraftSentence } from './draft.ts';
import { foundIn, type LineCounts } from './line-counts.ts';
import type { BeatStretch, RunRecord } from './run-record.ts';

export interface WritingParts {
  readonly record: RunRecord;
  readonly stretches: readonly (BeatStretch | undefined)[];
  readonly counts: LineCounts;
}

/** Its own number: those that somebody writes stand behind the course. */
const ownNumber = 900;

/** As an object to be written as JSON. */
export function writtenLesson({ id, beginning, head, beats }: Draft, parts: WritingParts): object {
  const { title, about, level, minutes, language, ending, notes } = head;
  const ids = beatIds(beats);
  return {
    format: lessonFormat,
    id,
    number: ownNumber,
    title,
    about,
    part: 'course',
    level,
    minutes,
    language,
    runs: { main: beginning },
    beats: beats.map((beat, index) => ({
      id: ids[index],
      ...writtenBeat(beat, parts.stretches[index], parts),
    })),
    ending: { text: [{ text: ending, asks: true }] },
    ...notesOf(notes),
  };
}

function writtenBeat(
  { title, until, text, why, look, predict, notes }: DraftBeat,
  stretch: BeatStretch | undefined,
  { record, counts }: WritingParts,
): object {
  const ordinal = stretch === undefined ? 1 : foundIn(counts, until, stretch).length;
  return {
    run: 'main',
    does: stretch === undefined ? [] : deedsBetween(record, stretch),
    until: { match: until, ...(ordinal > 1 && { ordinal }) },
    title,
    text: text.map(writtenSentence),
    why: writtenSentence(why),
    look: look.map(({ panel, line }) => ({ panel, ...(line !== '' && { match: line }) })),
    ...(predict !== undefined && { predict: writtenPrediction(predict) }),
    ...notesOf(notes),
  };
}

function writtenSentence({ text, line, count, cites, asks }: DraftSentence): object {
  const shows = [{ match: line, ...(count !== null && { count }) }];
  return {
    text,
    ...(line !== '' && { shows }),
    ...(cites.length > 0 && { cites }),
    ...(asks && { asks }),
  };
}

function writtenPrediction({ question, choices }: DraftPrediction): object {
  return { question, choices: choices.map(writtenChoice) };
}

function writtenChoice({ text, right, line, never, because }: DraftChoice): object {
  const evidence = { match: line, ...(never && { count: 0 }) };
  return right
    ? { text, right, shownBy: evidence, because }
    : { text, refutedBy: evidence, because };
}

function notesOf(notes: string): object {
  const lines = notes.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return lines.length === 0 ? {} : { notes: lines };
}

const longestId = 40;

/** From their titles; a second one of a name is numbered. */
function beatIds(beats: readonly DraftBeat[]): readonly string[] {
  const taken = new Set<string>();
  return beats.map(({ title }, index) => {
    const wanted = idOf(title) || 'beat';
    const id = taken.has(wanted) ? `${wanted}-${index + 1}` : wanted;
    taken.add(id);
    return id;
  });
}

/** Small letters, digits and hyphens. */
export function idOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return words
    .replace(/^[^a-z]+/, '')
    .slice(0, longestId)
    .replace(/-+$/, '');
}
