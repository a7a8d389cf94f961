/**
 * The stand-alone page as a file: its script is the one that is in the source, it may run that script
 * and load nothing, and nothing that somebody wrote can leave the place where it stands.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { htmlFile } from '#shared/projections/out/html/html-file.ts';
import type { PlayerData } from '#shared/projections/out/html/player-data.ts';
import { playerScript } from '#shared/projections/out/html/player-script.ts';
import { type Material, materialOf, type Noted } from '#shared/projections/out/material.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { hostileTexts, runWith } from '#test/support/core/hostile-texts.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import { goldenRun } from '#test/support/files/golden-runs.ts';
import { builtPlayer } from '#test/support/tools/player-script.ts';

const noted = (text: string): Noted => ({
  notes: text,
  bookmarks: [
    { id: 'one', at: { seq: 4 }, title: text.slice(0, 200), text },
    {
      id: 'two',
      at: { match: { kind: 'entry', is: 'rules.judged' }, ordinal: 2 },
      title: 'T',
      text: '',
    },
    { id: 'three', at: { seq: 100_000 }, title: 'Never', text: '' },
  ],
});

function material(entries: readonly Entry[], isRedacted = false, text = 'A note'): Material {
  return materialOf('A run', entries, { scope: { kind: 'run' }, isRedacted }, noted(text));
}

function dataOf(html: string): PlayerData {
  const held = /<script type="application\/json" id="run">([^<]*)<\/script>/.exec(html)?.[1] ?? '';
  return JSON.parse(held) as PlayerData;
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('base64');

describe('the script of the page', () => {
  it('is what its source is built into; where it is not, run `npm run player`', async () => {
    expect(await builtPlayer()).toBe(playerScript);
  });

  it('asks for nothing, and makes no markup of text', () => {
    expect(playerScript).not.toMatch(
      /fetch|XMLHttp|import\(|eval|innerHTML|insertAdjacent|\.write\(/,
    );
    expect(playerScript.length).toBeLessThan(20_000);
  });
});

describe('the page', () => {
  const html = htmlFile(material(impatientClient())).text;

  it('allows its own script and style by their hashes, and nothing else', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const style = /<style>([^<]*)<\/style>/.exec(html)?.[1] ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src 'sha256-${hashOf(playerScript)}'`,
      `style-src 'sha256-${hashOf(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(html).not.toMatch(/\s(on[a-z]+|style|[a-z:]*href|src)="|url\(|@import/);
  });

  it('has a step for every row of the figure, with its rules and the claims of its tokens', () => {
    const of = material(impatientClient());
    const { steps, judgements, rules } = dataOf(html);
    expect(steps.map(({ seq }) => seq)).toEqual(of.rows.map(({ seq }) => seq));
    const refused = steps.find(({ title }) => title.includes('slow_down'));
    const verdict = judgements[refused?.message?.judgement ?? -1];
    expect(verdict?.refused?.error).toBe('slow_down');
    expect(rules[verdict?.refused?.rule ?? -1]?.clause).toMatch(/^CIBA Core 1\.0 §/);
    const claims = steps
      .flatMap(({ message }) => message?.tokens ?? [])
      .flatMap((one) => one.claims);
    expect(claims).toContainEqual(expect.objectContaining({ name: 'aud', value: 'till' }));
  });

  it('has the notes, and the bookmarks at the steps where they stand', () => {
    const { notes, marks, steps } = dataOf(html);
    expect(notes).toBe('A note');
    expect(marks.map(({ title }) => title)).toEqual(['A note', 'T', 'Never']);
    expect(marks[2]).not.toHaveProperty('step');
    const at = (mark: number) => steps[marks[mark]?.step ?? -1]?.seq ?? Infinity;
    expect(at(0)).toBeLessThanOrEqual(4);
    expect(at(1)).toBeGreaterThan(at(0));
  });

  it('has the bytes of every message as they were sent', () => {
    const of = material(impatientClient());
    const { steps } = dataOf(html);
    for (const { seq, wire } of of.messages) {
      const bytes = Buffer.from(
        steps.find((step) => step.seq === seq)?.message?.bytes ?? '',
        'base64',
      );
      const body = Buffer.from(wire.body, 'base64');
      expect(bytes.subarray(bytes.length - body.length).equals(body)).toBe(true);
    }
  });

  it('says what is masked, in the notes as well, and still what the tokens say', () => {
    const entries = impatientClient();
    const secret = entries.find(({ kind }) => kind === 'request.opened')?.about ?? '';
    expect(secret).not.toBe('');
    const { text, receipt } = htmlFile(material(entries, true, `Look at ${secret}.`));
    expect(text).not.toContain(secret);
    expect(dataOf(text).notes).toMatch(/^Look at .{4}‹auth_req_id 1›\.$/);
    expect(text).toMatch(/Exported \d+ of \d+ messages, \d+ secrets masked/);
    expect(receipt.masked).toMatchObject({ auth_req_ids: 1 });
  });

  it('is small: a scenario that comes with the workbench is far below a megabyte', async () => {
    for (const name of ['poll.json', 'push.json'])
      expect(htmlFile(material(await goldenRun(name))).text.length).toBeLessThan(120_000);
  });
});

describe.each(Object.entries(hostileTexts))('a page with %s in its free fields', (_, text) => {
  const html = htmlFile(material(runWith(text), false, text)).text;

  it('has the elements that we wrote, and one script beside its data', () => {
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toMatch(/<(img|b|iframe|a)[\s>]/);
    // oxlint-disable-next-line no-control-regex -- none of them may take effect
    expect(html).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(dataOf(html).steps.length).toBeGreaterThan(4);
  });
});
