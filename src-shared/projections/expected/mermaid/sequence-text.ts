/**
 * Reads the text of a Mermaid sequence diagram: its participants, its messages, and the blocks that they
 * stand in. Anybody may have written it: what is not understood is refused with its line, and nothing
 * in it becomes markup.
 */
import { readLine } from './sequence-line.ts';

export interface SequenceParticipant {
  readonly id: string;
  readonly title: string;
  readonly isPerson: boolean;
}

export interface SequenceMessage {
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly line: number;
  /** Which repeated block it is in, if any; the innermost one. */
  readonly loop: number | undefined;
  readonly isOptional: boolean;
  /** In one branch of several that go on beside each other. */
  readonly isFree: boolean;
}

export interface SequenceText {
  readonly kind: 'read';
  readonly participants: readonly SequenceParticipant[];
  readonly messages: readonly SequenceMessage[];
}

export interface SequenceFault {
  readonly kind: 'refused';
  /** Counted from 1. */
  readonly line: number;
  readonly sentence: string;
}

export const longestSequenceText = 60_000;
const mostMessages = 300;
const mostParticipants = 40;
const mostLevels = 20;

interface Block {
  readonly word: string;
  readonly line: number;
}

interface Reader {
  readonly participants: Map<string, SequenceParticipant>;
  readonly messages: SequenceMessage[];
  readonly open: Block[];
}

/** Reads it. */
export function readSequenceText(text: string): SequenceText | SequenceFault {
  if (text.length > longestSequenceText)
    return refusal(1, `A diagram has ${longestSequenceText} signs at most.`);
  const lines = text.split(/\r\n|\r|\n/);
  const head = lines.findIndex((line) => /^\s*sequenceDiagram\s*;?\s*$/.test(line));
  const first = firstLine(lines);
  if (head < 0 || (head !== first && lines[first]?.trim() !== '---'))
    return refusal(Math.max(0, first) + 1, 'A sequence diagram begins with «sequenceDiagram».');
  return readBody(lines, head);
}

/** The first that says anything. */
function firstLine(lines: readonly string[]): number {
  return lines.findIndex((line) => line.trim() !== '' && !/^\s*%%/.test(line));
}

function readBody(lines: readonly string[], head: number): SequenceText | SequenceFault {
  const reader: Reader = { participants: new Map(), messages: [], open: [] };
  for (const [index, line] of lines.entries()) {
    if (index <= head) continue;
    const fault = takeLine(reader, line, index + 1);
    if (fault !== undefined) return refusal(index + 1, fault);
  }
  const left = reader.open.at(-1);
  if (left !== undefined) return refusal(left.line, `«${left.word}» is not closed by «end».`);
  if (reader.messages.length === 0) return refusal(head + 1, 'There is no message in it.');
  const participants = [...reader.participants.values()];
  return { kind: 'read', participants, messages: reader.messages };
}

function refusal(line: number, sentence: string): SequenceFault {
  return { kind: 'refused', line, sentence: `Line ${line}: ${sentence}` };
}

/** Takes in one line; answers what is wrong with it. */
function takeLine(reader: Reader, text: string, line: number): string | undefined {
  const read = readLine(text);
  switch (read.kind) {
    case 'nothing':
      return undefined;
    case 'participant':
      return takeParticipant(reader, read);
    case 'message':
      return takeMessage(reader, read, line);
    case 'block':
      reader.open.push({ word: read.word, line });
      return reader.open.length > mostLevels
        ? `There are ${mostLevels} blocks in each other at most.`
        : undefined;
    case 'branch':
      return takeBranch(reader, read.word);
    case 'end':
      return reader.open.pop() === undefined ? '«end» closes nothing.' : undefined;
    default:
      return read.sentence;
  }
}

function takeParticipant(
  { participants }: Reader,
  { id, title, isPerson }: SequenceParticipant,
): string | undefined {
  const known = participants.get(id);
  if (known === undefined || title !== id) participants.set(id, { id, title, isPerson });
  return participants.size > mostParticipants
    ? `There are ${mostParticipants} participants at most.`
    : undefined;
}

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly text: string;
}

function takeMessage(reader: Reader, { from, to, text }: Arrow, line: number): string | undefined {
  const { messages, open } = reader;
  for (const id of [from, to]) {
    const fault = takeParticipant(reader, { id, title: id, isPerson: false });
    if (fault !== undefined) return fault;
  }
  const loop = open.findLast(({ word }) => word === 'loop')?.line;
  const isOptional = open.some(({ word }) => optional.has(word));
  const isFree = open.some(({ word }) => word === 'par');
  messages.push({ from, to, text, line, loop, isOptional, isFree });
  return messages.length > mostMessages ? `There are ${mostMessages} messages at most.` : undefined;
}

const optional: ReadonlySet<string> = new Set(['opt', 'alt', 'break', 'critical']);
const branchOf: Readonly<Record<string, string>> = { else: 'alt', and: 'par', option: 'critical' };

function takeBranch({ open }: Reader, word: string): string | undefined {
  const wanted = branchOf[word];
  return open.at(-1)?.word === wanted ? undefined : `«${word}» stands in no «${wanted}».`;
}
