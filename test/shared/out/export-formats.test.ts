/**
 * Every form in which a run goes out: it has every message, its receipt says so, and whatever
 * somebody wrote into a free field stands in it as text and as nothing else.
 */
import { describe, expect, it } from 'vitest';
import { exportFormats, type TextFormat } from '#shared/projections/out/export-formats.ts';
import { harSchema } from '#shared/projections/out/har/har-schema.ts';
import { type ExportScope, type Material, materialOf } from '#shared/projections/out/material.ts';
import { receiptWords } from '#shared/projections/out/receipt.ts';
import { isoTime } from '#shared/protocol/encoding/iso-time.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { hostileTexts, runWith } from '#test/support/core/hostile-texts.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { randomRun } from '#test/support/core/random-run.ts';
import { callOf } from '#test/support/shell/shell-words.ts';

const whole: ExportScope = { kind: 'run' };

function material(entries: readonly Entry[], scope = whole, isRedacted = false): Material {
  return materialOf('A run', entries, { scope, isRedacted });
}

function written(id: TextFormat['id'], of: Material) {
  const format = exportFormats.find((one) => one.id === id);
  if (format === undefined || !('write' in format)) throw new Error(`There is no writer of ${id}.`);
  return format.write(of);
}

const hostile = Object.entries(hostileTexts);
const isArrow = /^ {2}p\d+-{1,2}(>>|x)p\d+: /;

describe('every form', () => {
  it.each(['markdown', 'svg', 'mermaid', 'plantuml'])('%s has every message of the run', (id) => {
    const entries = impatientClient();
    const of = material(entries);
    const { receipt } = written(id, of);
    expect(receipt).toEqual({ messages: of.messages.length, ofMessages: of.messages.length });
    expect(receiptWords(receipt)).toBe(
      `${of.messages.length} of ${of.messages.length} messages, secrets included`,
    );
    expect(of.messages.length).toBeGreaterThan(10);
  });

  it('has the messages of one request, or those up to a moment, and says of how many', () => {
    const entries = randomRun(7);
    const [about = ''] = entries.flatMap((one) => one.about ?? []);
    const of = material(entries, { kind: 'request', authReqId: about });
    const told = written('mermaid', of).receipt;
    expect(of.messages.every((one) => one.about === undefined || one.about === about)).toBe(true);
    expect(told.messages).toBeLessThan(told.ofMessages);
    const half = material(entries, { kind: 'moment', seq: Math.floor(entries.length / 2) });
    expect(half.entries.every(({ seq }) => seq <= entries.length / 2)).toBe(true);
    expect(written('har', half).receipt.ofMessages).toBe(told.ofMessages);
  });

  it('stands in the list once, with words of its own', () => {
    const ids = exportFormats.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { sentence } of exportFormats) expect(sentence).toMatch(/^[A-Z][^!]+\.$/);
  });
});

describe.each(hostile)('a run with %s in its free fields', (_, text) => {
  const of = material(runWith(text));

  it('is Mermaid of one statement a line', () => {
    const [first, ...lines] = written('mermaid', of).text.trimEnd().split('\n');
    expect(first).toBe('sequenceDiagram');
    const known = [isArrow, /^ {2}(participant|actor) p\d+ as /, /^ {2}Note over /, /^%% \d+ of /];
    expect(lines.filter((line) => !known.some((one) => one.test(line)))).toEqual([]);
    expect(lines.filter((line) => isArrow.test(line))).toHaveLength(of.rows.length);
  });

  it('is PlantUML of one statement a line, with no markup in its words', () => {
    const lines = written('plantuml', of).text.trimEnd().split('\n');
    const words = '(?:[\\p{L}\\p{N} ,.]|[-_/](?![-_/])|<U\\+[0-9A-F]{4,6}>)+';
    const known = [
      /^@(start|end)uml$/,
      /^' \d+ of \d+ messages/,
      /^hide footbox$/,
      new RegExp(`^title ${words}$`, 'u'),
      new RegExp(`^(participant|actor) "${words}" as p\\d+$`, 'u'),
      new RegExp(`^p\\d+ -{1,2}>x? p\\d+ : ${words}$`, 'u'),
      new RegExp(`^note over p\\d+ : ${words}$`, 'u'),
    ];
    expect(lines.filter((line) => !known.some((one) => one.test(line)))).toEqual([]);
    expect(lines.filter((line) => /^p\d+ -/.test(line))).toHaveLength(of.rows.length);
    expect([lines[0], lines.at(-1)]).toEqual(['@startuml', '@enduml']);
  });

  it('is SVG of our own elements alone', () => {
    const { text: svg } = written('svg', of);
    const tags = new Set([...svg.matchAll(/<\/?([A-Za-z]+)/g)].map(([, name]) => name));
    const ours = ['svg', 'title', 'desc', 'style', 'rect', 'text', 'line', 'g', 'path', 'circle'];
    expect([...tags].filter((tag) => !ours.includes(tag ?? ''))).toEqual([]);
    expect(svg).not.toMatch(/<[^>]*\s(on[a-z]+|style|[a-z:]*href|src)=/);
    expect(/<style>([^<]*)</.exec(svg)?.[1]).not.toMatch(/url\(|@import/);
    // oxlint-disable-next-line no-control-regex -- XML holds none of these
    expect(svg).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/);
    expect(svg.match(/data-id=/g)).toHaveLength(of.rows.length);
  });

  it('is HAR 1.2 by its schema, with the bytes that were sent', () => {
    const har = harSchema.parse(JSON.parse(written('har', of).text));
    const sent = of.messages.flatMap(({ wire }) => (wire.kind === 'http.request' ? [wire] : []));
    expect(har.log.entries.map(({ request }) => request.postData?.text ?? '')).toEqual(
      sent.map(({ body }) => Buffer.from(body, 'base64').toString('utf8')),
    );
  });

  it('is a script of as many commands as there are requests', () => {
    const { text: script } = written('curl', of);
    const requests = of.messages.filter(({ wire }) => wire.kind === 'http.request');
    const commands = script.split('\n# ').slice(3);
    expect(commands).toHaveLength(requests.length);
    // A shell reads every one of them as a single call, and nothing else.
    const calls = commands.map((command) => callOf(command.slice(command.indexOf('\n') + 1)));
    expect(calls.map(({ words }) => words.slice(0, 2))).toEqual(
      calls.map(() => ['--request', 'POST']),
    );
  });

  it('is a report whose tables have a cell for each column and whose one block is ours', () => {
    const { text: report } = written('markdown', of);
    const lines = report.split('\n');
    expect(lines.filter((line) => line.startsWith('```'))).toEqual(['```mermaid', '```']);
    const rows = lines.filter((line) => line.startsWith('| 00:'));
    const columns = new Set(rows.map((row) => row.split(/(?<!\\)\|/).length));
    expect([...columns].every((count) => count === 7 || count === 8)).toBe(true);
    expect(rows.length).toBeGreaterThanOrEqual(of.rows.length);
    expect(report.replaceAll(/```mermaid[^]*?```/g, '')).not.toMatch(
      /<[A-Za-z/]|(?<!\\)!\[|(?<!\\)\]\(/,
    );
    expect(
      lines.filter((line) => line.startsWith('#')).map((line) => line.replace(/ .*/, '')),
    ).toEqual(expect.arrayContaining(['#', '##']));
  });
});

describe('the report', () => {
  const report = written('markdown', material(impatientClient())).text;

  it('names the rules that refused with their clauses, and says what the ID token says', () => {
    expect(report).toMatch(/\| 00:[\d:.]+ \| provider \| [a-z ]+ \| [^|]+ \| slow_down \|/);
    expect(report).toMatch(/### 00:[\d:.]+ id\\?_token/);
    expect(report).toMatch(/\| aud \| till \|/);
  });

  it('says the same without secrets when it is redacted', () => {
    const masked = written('markdown', material(impatientClient(), whole, true));
    expect(masked.text).toMatch(/\| aud \| till \|/);
    expect(masked.text).toMatch(/secrets masked/);
    expect(masked.text).not.toMatch(/secrets included/);
  });
});

describe('the times of a HAR', () => {
  it('are those of the run', () => {
    const of = material(impatientClient());
    const har = harSchema.parse(JSON.parse(written('har', of).text));
    const starts = har.log.entries.map(({ startedDateTime }) => Date.parse(startedDateTime));
    const sent = of.messages.filter(({ wire }) => wire.kind === 'http.request');
    expect(starts.map((start) => start - (of.setup?.epochMs ?? 0))).toEqual(
      sent.map(({ at }) => at),
    );
  });

  it('are written as the calendar has them', () => {
    for (const ms of [0, 951_782_400_000, 1_767_603_600_123, 4_107_542_399_999, 1_582_934_400_000])
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
  });
});

describe('the figure', () => {
  it('has the colours of paper, of a dark screen, or of whichever the reader has', () => {
    const styleOf = (theme: 'light' | 'dark' | 'both') => {
      const of = materialOf('A run', impatientClient(), { scope: whole, isRedacted: false, theme });
      return /<style>([^<]*)</.exec(written('svg', of).text)?.[1] ?? '';
    };
    expect(styleOf('light')).toContain('.paper{fill:#fffdfa}');
    expect(styleOf('dark')).toContain('.paper{fill:#161d2a}');
    expect(styleOf('both')).toMatch(/#fffdfa[^]*prefers-color-scheme:dark[^]*#161d2a/);
  });
});
