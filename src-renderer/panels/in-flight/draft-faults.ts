/** What is wrong with an edited message, each with the field at which to say it. */
import { parseJson } from '#shared/protocol/encoding/wire.ts';
import type { DraftJwt, DraftRow, EditDraft } from './edit-draft.ts';

/** The sentences by field: `line.method`, `headers.3.name`, `members.0.value`, `claims.2.value`. */
export type Faults = ReadonlyMap<string, string>;
type Fault = readonly [string, string];

const jsonHelp = 'Write it as JSON: "text" in quotation marks, 12, true, null, […] or {…}.';

const lineRules: Readonly<Record<string, readonly [RegExp, string]>> = {
  method: [/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,20}$/, 'A method is one word, such as POST.'],
  target: [/^(\/|https?:\/\/)[\x21-\x7e]{0,7990}$/, 'A target begins with / and has no blanks.'],
  status: [/^[1-5]\d\d$/, 'A status is a number from 100 to 599.'],
  reason: [/^[\t\x20-\x7e]{0,200}$/, 'A reason is one short line.'],
  subject: [/^.{1,200}$/, 'A note needs a subject.'],
};

/** Everything that is wrong as it stands. */
export function faultsOf(draft: EditDraft, chosen: DraftJwt | undefined): Faults {
  return new Map([
    ...lineFaults(draft.line),
    ...headerFaults(draft.headers),
    ...memberFaults(draft),
    ...(chosen === undefined ? [] : jsonFaults('claims', chosen.claims)),
  ]);
}

function lineFaults(line: EditDraft['line']): readonly Fault[] {
  return Object.entries(line).flatMap(([name, value]): Fault[] => {
    const [pattern, sentence = ''] = lineRules[name] ?? [];
    return pattern === undefined || pattern.test(value) ? [] : [[`line.${name}`, sentence]];
  });
}

function headerFaults(rows: readonly DraftRow[]): readonly Fault[] {
  return rows.flatMap(({ key, name, value }): Fault[] => [
    ...faultIf(
      !/^[!#$%&'*+\-.^_`|~0-9A-Za-z]{1,100}$/.test(name),
      `headers.${key}.name`,
      'A header’s name is one word.',
    ),
    ...faultIf(
      !/^[\t\x20-\x7e\x80-\xff]{0,8000}$/.test(value),
      `headers.${key}.value`,
      'A header is one line of text.',
    ),
  ]);
}

function memberFaults({ bodyKind, members }: EditDraft): readonly Fault[] {
  if (bodyKind === 'json') return jsonFaults('members', members);
  return bodyKind === 'form' ? members.flatMap((row) => nameFault('members', row)) : [];
}

function jsonFaults(where: string, rows: readonly DraftRow[]): readonly Fault[] {
  return rows.flatMap((row, at): Fault[] => {
    const { key, name, value } = row;
    const isTwice = rows.findIndex((other) => other.name === name) !== at;
    return [
      ...nameFault(where, row),
      ...faultIf(
        isTwice && name !== '',
        `${where}.${key}.name`,
        'This name is there already; JSON keeps one of them.',
      ),
      ...faultIf(parseJson(value) === undefined, `${where}.${key}.value`, jsonHelp),
    ];
  });
}

function nameFault(where: string, { key, name }: DraftRow): readonly Fault[] {
  const isFine = name.length > 0 && name.length <= 200;
  return faultIf(!isFine, `${where}.${key}.name`, 'Give it a name, or remove the row.');
}

function faultIf(isWrong: boolean, field: string, sentence: string): readonly Fault[] {
  return isWrong ? [[field, sentence]] : [];
}
