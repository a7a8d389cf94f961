/**
 * Nothing by which anybody could act as another leaves in a redacted export, in whatever form it
 * leaves and however it is spelt; and what the receipt counts is what was masked.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ndjsonText, runFileText } from '#main/files/write-run-file.ts';
import { type ExportFormat, exportFormats } from '#shared/projections/out/export-formats.ts';
import { materialOf } from '#shared/projections/out/material.ts';
import { maskedCount } from '#shared/projections/out/receipt.ts';
import type { Entry } from '#shared/trace/entry.ts';
import type { RunFileHead } from '#shared/trace/run-file/run-file.ts';
import { impatientClient } from '#test/support/core/impatient-client.ts';
import {
  givenOut,
  insideOut,
  type PutIn,
  secretRun,
  spelt,
} from '#test/support/core/secret-run.ts';

const formats: readonly ExportFormat[] = exportFormats;

function headOf([first]: readonly Entry[]): RunFileHead {
  if (first?.kind !== 'run.began') throw new Error('It does not begin.');
  const { setup, engine } = first;
  const noted = { bookmarks: [], notes: '', expectations: [] };
  return {
    format: 1,
    name: 'R',
    setup,
    engine,
    seed: setup.seed,
    keys: null,
    redacted: true,
    ...noted,
  };
}

/** The run in every form that there is. */
function everyForm(entries: readonly Entry[]): readonly (readonly [string, string])[] {
  const run = { head: headOf(entries), entries: () => entries };
  const material = materialOf('R', entries, { scope: { kind: 'run' }, isRedacted: true });
  const texts = formats.flatMap((format) => {
    if (format.kind === 'record') return [];
    return [[format.id, format.write(material).text] as const];
  });
  return [
    ...texts,
    ['run', [...runFileText(run).text()].join('')],
    ['ndjson', [...ndjsonText(run).text()].join('')],
  ];
}

// From eight characters on a secret is looked for everywhere; a shorter one only under its name.
const secret = fc
  .string({ unit: 'binary', minLength: 8, maxLength: 30 })
  .filter((text) => text.isWellFormed() && /[^A-Za-z]/.test(text) && text.trim() === text);
const userCode = fc.stringMatching(/^[A-Za-z0-9 %&+"'<]{8,20}$/).filter((code) => /\d/.test(code));
const pin = fc.stringMatching(/^[1-9]\d{10,11}$/);
const cookie = fc.stringMatching(/^[A-Za-z0-9._~]{12,40}$/);

describe('a redacted export', () => {
  it('holds no secret that entered the run, in any form and any spelling', () => {
    fc.assert(
      fc.property(fc.record({ clientSecret: secret, userCode, pin, cookie }), (putIn: PutIn) => {
        const entries = secretRun(putIn);
        const secrets = [...Object.values(putIn), ...givenOut(entries)];
        for (const [form, text] of everyForm(entries)) {
          const all = insideOut(text);
          const found = secrets.filter((one) => spelt(one).some((way) => all.includes(way)));
          expect({ form, found }).toEqual({ form, found: [] });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('held them all before it was redacted, so that they are there to be found', () => {
    const putIn = {
      clientSecret: 'a b&c "d" 9',
      userCode: 'CODE 4711',
      pin: '98765432101',
      cookie: 'crumbs.1234567',
    };
    const entries = secretRun(putIn);
    const run = { head: { ...headOf(entries), redacted: false }, entries: () => entries };
    const all = insideOut([...runFileText(run).text()].join(''));
    const secrets = [...Object.values(putIn), ...givenOut(entries)];
    expect(secrets.length).toBeGreaterThan(8);
    expect(secrets.filter((one) => !spelt(one).some((way) => all.includes(way)))).toEqual([]);
  });

  it('has one name for one secret, wherever it stands', () => {
    const material = materialOf('R', impatientClient(), {
      scope: { kind: 'run' },
      isRedacted: true,
    });
    const texts = [
      JSON.stringify(material.entries),
      ...material.messages.map(({ wire }) => atob(wire.body)),
    ];
    const names = texts.join('\n').match(/.{4}‹auth_req_id \d+›/gu) ?? [];
    expect(names.length).toBeGreaterThan(5);
    expect(new Set(names).size).toBe(1);
    expect(material.receipt(0).masked).toMatchObject({ auth_req_ids: 1 });
  });

  it('counts what it masked, each secret once, alike in every form', () => {
    const entries = impatientClient();
    const run = { head: headOf(entries), entries: () => entries };
    const counts = formats.flatMap((format) => {
      if (format.kind === 'record') return [];
      const made = materialOf('R', entries, { scope: { kind: 'run' }, isRedacted: true });
      return [format.write(made).receipt.masked];
    });
    for (const write of [runFileText, ndjsonText]) {
      const made = write(run);
      [...made.text()].join('');
      counts.push(made.receipt().masked);
    }
    const [first = {}] = counts;
    expect(maskedCount(first)).toBeGreaterThan(3);
    expect(counts.map((one) => JSON.stringify(one))).toEqual(
      counts.map(() => JSON.stringify(first)),
    );
    const text = [...runFileText(run).text()].join('');
    const names = new Set(insideOut(text).match(/‹[A-Za-z_ ]+ \d+›/gu));
    expect(names.size).toBe(maskedCount(first));
  });
});
