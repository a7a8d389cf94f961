/**
 * The sequence diagram as PlantUML source. Whatever a party chose stands in one line and has no sign
 * that PlantUML would take for markup, a command or the end of anything.
 */
import type { ArrowRow } from '../sequence-diagram.ts';
import type { Material } from './material.ts';
import { receiptWords } from './receipt.ts';
import { shownLine } from './shown-characters.ts';
import type { WrittenExport } from './written-export.ts';

/** The whole figure. */
export function plantUml({ name, diagram, rows, messages, receipt }: Material): WrittenExport {
  const names = new Map(diagram.lanes.map(({ party }, index) => [party as string, `p${index}`]));
  const nameOf = (party: string): string => names.get(party) ?? 'p0';
  const told = receipt(messages.length);
  const lines = [
    '@startuml',
    `' ${receiptWords(told)}`,
    `title ${escaped(name)}`,
    'hide footbox',
    ...diagram.lanes.map(
      ({ party, role, title }) =>
        `${role === 'person' ? 'actor' : 'participant'} "${escaped(title)}" as ${nameOf(party)}`,
    ),
    ...rows.flatMap((row) => arrowLines(row, nameOf)),
    '@enduml',
  ];
  return { text: `${lines.join('\n')}\n`, receipt: told };
}

function arrowLines(row: ArrowRow, nameOf: (party: string) => string): readonly string[] {
  const tip = row.message?.lost === undefined ? '>' : '>x';
  const arrow = `${row.isAnswer ? '--' : '-'}${tip}`;
  const detail = row.detail === '' ? '' : ` «${row.detail}»`;
  return [
    `${nameOf(row.from)} ${arrow} ${nameOf(row.to)} : ${escaped(`${row.title}${detail}`)}`,
    ...row.notes.map(({ party, text }) => `note over ${nameOf(party)} : ${escaped(text)}`),
  ];
}

// Two of the same are a style: «--», «__», «//».
const plain = /[\p{L}\p{N} ,.]|(?<![-_/])[-_/](?![-_/])/u;

function escaped(text: string): string {
  const characters = Array.from(shownLine(text));
  const line = characters.map((character, index) => {
    const around = characters.slice(Math.max(0, index - 1), index + 2).join('');
    const isSign = '-_/'.includes(character);
    const isPlain = plain.test(isSign ? around : character) && !(isSign && /[-_/]{2}/.test(around));
    return isPlain ? character : codeOf(character);
  });
  return line.join('').trim() === '' ? '<U+0020>' : line.join('').trim();
}

function codeOf(character: string): string {
  return `<U+${(character.codePointAt(0) ?? 0x3f).toString(16).toUpperCase().padStart(4, '0')}>`;
}
