/**
 * Cuts one JSON object into its members as the text comes in, and one of its members, an array,
 * into its elements, so that a large file is never in memory as a whole. What a piece says is for
 * JSON.parse.
 */
import { WorkbenchError } from '../workbench-error.ts';
import { createJsonSpan, type JsonSpan } from './json-span.ts';

export interface Piece {
  /** Where it stands: «name», «entries[12]». */
  readonly path: string;
  readonly member: string;
  readonly text: string;
}

export interface PieceReader {
  /** Reads on; hands out every piece that is whole. */
  readonly read: (text: string) => readonly Piece[];
  /** To be asked when there is no more: a file may be cut off. */
  readonly end: () => void;
}

type Place =
  | 'start'
  | 'first key'
  | 'key'
  | 'colon'
  | 'value'
  | 'after value'
  | 'first element'
  | 'element'
  | 'after element'
  | 'end';

interface Reading {
  readonly listed: string;
  readonly seen: Set<string>;
  readonly span: JsonSpan;
  place: Place;
  member: string;
  index: number;
  /** What earlier texts had of the piece that is being read; undefined between pieces. */
  open: string[] | undefined;
  ready: Piece[];
}

const deepest = 64;
const blanks = ' \t\n\r';

/** Cuts a text into pieces; the elements of `listed` come one by one. */
export function createPieceReader(listed: string): PieceReader {
  const reading: Reading = {
    listed,
    seen: new Set(),
    span: createJsonSpan(),
    place: 'start',
    member: '',
    index: 0,
    open: undefined,
    ready: [],
  };
  return {
    read: (text) => {
      reading.ready = [];
      for (let at = 0; at < text.length; ) {
        if (reading.open === undefined && beginsPiece(reading, text.charAt(at))) reading.open = [];
        at = reading.open === undefined ? at + 1 : takePiece(reading, reading.open, text, at);
      }
      return reading.ready;
    },
    end: () => {
      if (reading.place === 'start') refuse(reading, 'The file is empty.');
      if (reading.place !== 'end')
        refuse(reading, 'The file ends in the middle of it; it was cut off.');
    },
  };
}

/** What a piece says. */
export function parsePiece({ path, text }: Piece): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new WorkbenchError(`${path}: It is no JSON.`, { cause });
  }
}

function pathOf({ place, listed, index, member }: Reading): string {
  return place.endsWith('element') ? `${listed}[${index}]` : member;
}

function refuse(reading: Reading, sentence: string): never {
  const path = pathOf(reading);
  throw new WorkbenchError(path === '' ? sentence : `${path}: ${sentence}`);
}

/** Takes as much of a piece as there is; answers where to read on. */
function takePiece(reading: Reading, open: string[], text: string, from: number): number {
  const end = reading.span.endIn(text, from);
  open.push(text.slice(from, end));
  if (reading.span.depth() > deepest)
    refuse(reading, `It is nested more than ${deepest} levels deep.`);
  if (end === undefined) return text.length;
  const whole = open.join('');
  reading.open = undefined;
  if (whole === '') refuse(reading, 'A value is missing here.');
  if (reading.place === 'key') takeKey(reading, whole);
  else give(reading, whole);
  return end;
}

function takeKey(reading: Reading, text: string): void {
  const name = parsePiece({ path: 'The name of a member', member: '', text });
  reading.member = typeof name === 'string' ? name : '';
  if (reading.seen.has(reading.member)) refuse(reading, 'It stands in the file twice.');
  reading.seen.add(reading.member);
  reading.place = 'colon';
}

function give(reading: Reading, text: string): void {
  reading.ready.push({ path: pathOf(reading), member: reading.member, text });
  if (reading.place === 'element') {
    reading.index += 1;
    reading.place = 'after element';
  } else reading.place = 'after value';
}

/** What may stand at each place between pieces, and where that leads. */
const signs: Readonly<Record<Place, Readonly<Record<string, Place>>>> = {
  start: { '{': 'first key' },
  'first key': { '}': 'end' },
  key: {},
  colon: { ':': 'value' },
  value: {},
  'after value': { ',': 'key', '}': 'end' },
  'first element': { ']': 'after value' },
  element: {},
  'after element': { ',': 'element', ']': 'after value' },
  end: {},
};

/** Why nothing else may stand there; where there is no sentence, a piece begins. */
const sentences: Readonly<Partial<Record<Place, string>>> = {
  start: 'This is no run file: it is not a JSON object.',
  colon: 'A colon is missing after the name.',
  'after value': 'A comma is missing after it.',
  'after element': 'A comma is missing after it.',
  end: 'There is more after the end of the file.',
};

/** Takes one sign between the pieces, or answers that a piece begins with it. */
function beginsPiece(reading: Reading, sign: string): boolean {
  const { place, member, listed } = reading;
  if (blanks.includes(sign)) return false;
  const next = signs[place][sign];
  if (next !== undefined) {
    // An empty list is a piece of its own: it has no elements that could tell of it.
    if (place === 'first element') reading.ready.push({ path: listed, member, text: '[]' });
    reading.place = next;
    return false;
  }
  if (place === 'value' && member === listed && sign === '[') {
    reading.place = 'first element';
    return false;
  }
  return opensPiece(reading, sign);
}

function opensPiece(reading: Reading, sign: string): true {
  const { place } = reading;
  const sentence = sentences[place];
  if (sentence !== undefined) refuse(reading, sentence);
  if (place.endsWith('key')) {
    if (sign !== '"') refuse(reading, 'The name of a member is missing.');
    reading.place = 'key';
  }
  if (place === 'first element') reading.place = 'element';
  return true;
}
