/** Poll, ping and push side by side: what is counted, timed and exposed, always from the record. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlayedMode } from '#main/modes/play-modes.ts';
import type { Figure } from '#shared/projections/three-modes/figure.ts';
import {
  type ByMode,
  comparedModes,
  type ModeReport,
  modeReport,
  threeModes,
} from '#shared/projections/three-modes/mode-report.ts';
import { modesMarkdown } from '#shared/projections/three-modes/modes-markdown.ts';
import { modesTable } from '#shared/projections/three-modes/modes-table.ts';
import { decodeBase64Text } from '#shared/protocol/encoding/base64-text.ts';
import type { Entry } from '#shared/trace/entry.ts';
import { playedModes } from '#test/support/files/played-modes.ts';
import { hostileTexts } from '../../../support/core/hostile-texts.ts';
import { randomRun } from '../../../support/core/random-run.ts';
import { richRun } from '../../../support/core/rich-run.ts';

let played: ByMode<PlayedMode>;
let reports: ByMode<ModeReport>;

const reportsOf = ({ poll, ping, push }: ByMode<PlayedMode>): ByMode<ModeReport> =>
  threeModes({ poll: poll.entries, ping: ping.entries, push: push.entries });

beforeAll(async () => {
  played = await playedModes('poll.json');
  reports = reportsOf(played);
});

const values = (of: Readonly<Record<string, Figure>>): Record<string, number> =>
  Object.fromEntries(Object.entries(of).map(([name, { value }]) => [name, value]));

/** Who was handed it, and by which way. */
const handed = ({ exposure }: ModeReport, thing: keyof ModeReport['exposure']): string[] =>
  exposure[thing].map(({ to, way }) =>
    way.kind === 'channel' ? `${to} channel` : `${to} ${way.endpoint ?? ''} ${way.kind}`,
  );

describe('the counts of the three modes', () => {
  it('are those of one sign-in that is approved after eight seconds', () => {
    const usual = { authentication: 1, early: 0, held: 0, other: 1 };
    expect(values(reports.poll.counts)).toEqual({
      ...usual,
      token: 2,
      pending: 1,
      notifications: 0,
      requests: 4,
    });
    expect(values(reports.ping.counts)).toEqual({
      ...usual,
      token: 1,
      pending: 0,
      notifications: 1,
      requests: 4,
    });
    expect(values(reports.push.counts)).toEqual({
      ...usual,
      token: 0,
      pending: 0,
      notifications: 1,
      requests: 3,
    });
  });

  it('tell a poll that came too early from one that was told to wait', () => {
    const [{ counts }] = [modeReport(richRun())];
    expect(counts.early.value).toBeGreaterThan(0);
    expect(counts.early.value + counts.pending.value).toBeLessThan(counts.token.value);
  });

  it('count a poll that was held open as a long poll', () => {
    expect(modeReport(richRun(3)).counts.held.value).toBeGreaterThan(0);
    expect(modeReport(richRun()).counts.held.value).toBe(0);
  });
});

describe('the times of the three modes', () => {
  it('are the same up to the approval, and differ from there to the tokens', () => {
    const times = (name: 'toApproval' | 'toTokens' | 'waited'): readonly number[] =>
      comparedModes.map((mode) => reports[mode].times[name][0]?.value ?? -1);
    expect(times('toApproval')).toEqual([7960, 7960, 7960]);
    expect(times('toTokens')).toEqual([2120, 120, 40]);
    expect(times('waited')).toEqual([10_160, 8160, 8080]);
  });

  it('end where the sign-in ends when there are no tokens', async () => {
    const denied = reportsOf(await playedModes('denied.json'));
    for (const mode of comparedModes) {
      const { times, ended } = denied[mode];
      expect(times.toTokens).toEqual([]);
      expect(times.waited.map(({ toMs }) => toMs)).toEqual(ended.map(({ at }) => at));
    }
  });
});

describe('what the three modes expose', () => {
  const atEndpoint = 'relying-party/till notification request';
  const inAnswer = 'relying-party/till token answer';

  it('is tokens at the notification endpoint in push, and nowhere else', () => {
    for (const token of ['access_token', 'id_token'] as const) {
      expect(handed(reports.poll, token)).toEqual([inAnswer]);
      expect(handed(reports.ping, token)).toEqual([inAnswer]);
      expect(handed(reports.push, token)).toEqual([atEndpoint]);
    }
  });

  it('is the auth_req_id at that endpoint in ping, and no endpoint at all in poll', () => {
    expect(handed(reports.ping, 'auth_req_id')).toContain(atEndpoint);
    expect(handed(reports.poll, 'auth_req_id')).not.toContain(atEndpoint);
    const surfaces = comparedModes.map((mode) => reports[mode].surface);
    expect(surfaces.map(({ endpoints }) => endpoints.length)).toEqual([0, 1, 1]);
    expect(surfaces.map(({ handed: things }) => things)).toEqual([
      [],
      ['auth_req_id', 'client_notification_token'],
      ['auth_req_id', 'client_notification_token', 'access_token', 'id_token'],
    ]);
  });

  it('is found by its value where nobody says its name', () => {
    // The bearer of a notification is the client_notification_token under no name of its own.
    expect(handed(reports.poll, 'client_notification_token')).toEqual([]);
    expect(handed(reports.ping, 'client_notification_token')).toEqual([
      'provider backchannel-authentication request',
      atEndpoint,
    ]);
  });

  it('is the binding message on the phone, and the login hint not', () => {
    const phone = 'authentication-device/phone-of-alice channel';
    for (const mode of comparedModes) {
      expect(handed(reports[mode], 'binding_message')).toContain(phone);
      expect(handed(reports[mode], 'login_hint')).not.toContain(phone);
    }
  });
});

/** Whatever has a value and entries, however deep. */
function figuresIn(of: unknown): readonly Figure[] {
  if (typeof of !== 'object' || of === null) return [];
  const inner = Object.values(of).flatMap(figuresIn);
  return 'seqs' in of && 'shows' in of ? [of as Figure, ...inner] : inner;
}

/** The requests between clients and the provider, counted by hand. */
function requestsIn(entries: readonly Entry[]): number {
  const party = (name: string): boolean =>
    name.startsWith('relying-party') || name === 'outside-client';
  return entries.filter((entry) => {
    if (entry.kind === 'http.arrived') return entry.party !== 'outside-provider';
    if (entry.kind !== 'message.sent' || entry.wire.kind !== 'http.request') return false;
    const { from, to } = entry;
    return (party(from) && to === 'provider') || (from === 'provider' && party(to));
  }).length;
}

describe('any run', () => {
  it('has counts that agree with its record, and figures whose entries are in it', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const entries = randomRun(seed);
        const report = modeReport(entries);
        const { counts } = report;
        expect(counts.requests.value).toBe(requestsIn(entries));
        const lost = counts.requests.value - counts.authentication.value - counts.token.value;
        expect(counts.notifications.value + counts.other.value).toBeLessThanOrEqual(lost);
        expect(counts.pending.value + counts.early.value).toBeLessThanOrEqual(counts.token.value);
        const seqs = new Set(entries.map(({ seq }) => seq));
        for (const { seqs: named, shows } of figuresIn(report)) {
          expect(named.filter((seq) => !seqs.has(seq))).toEqual([]);
          expect(shows === undefined || named.includes(shows)).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('hands nothing to anybody that no message to them carries', () => {
    const entries = richRun();
    const { exposure } = modeReport(entries);
    const bodies = new Map<number, string>();
    for (const entry of entries)
      if (entry.kind === 'message.sent') {
        const headers = entry.wire.kind === 'channel.note' ? [] : entry.wire.headers.flat();
        bodies.set(entry.seq, `${decodeBase64Text(entry.wire.body) ?? ''} ${headers.join(' ')}`);
      }
    const opened = entries.flatMap((entry) =>
      entry.kind === 'request.opened' ? [entry.authReqId] : [],
    );
    const sightings = exposure.auth_req_id.flatMap(({ times }) => times.seqs);
    expect(sightings.length).toBeGreaterThan(5);
    for (const seq of sightings) {
      const holds = opened.some((id) => bodies.get(seq)?.includes(id)) || isJwtIn(bodies.get(seq));
      expect(holds).toBe(true);
    }
  });
});

/** In a push the ID token names the request as a claim. */
const isJwtIn = (text = ''): boolean => text.includes('id_token');

describe('the table', () => {
  it('has every mode in every row, and a way to the record from every figure but none', () => {
    const sections = modesTable(reports, played.poll.setup);
    for (const { rows } of sections)
      for (const { cells } of rows)
        for (const cell of comparedModes.flatMap((mode) => cells[mode]))
          expect(cell.shows === undefined).toBe(cell.seqs.length === 0);
    expect(sections.flatMap(({ rows }) => rows).length).toBeGreaterThan(20);
  });

  it('is Markdown in which the figures can be read as they are', () => {
    const text = modesMarkdown('Bank payment', reports, played.poll.setup);
    expect(text).toContain('| Token requests | 2 | 1 | 0 |');
    expect(text).toContain('| Approval to tokens | 2.12 s | 120 ms | 40 ms |');
    expect(text).toMatch(/\| `refresh_token` \| — \| — \| — \|/);
  });

  it('breaks out of no cell, whatever a party is called', () => {
    const { setup } = played.poll;
    for (const title of Object.values(hostileTexts)) {
      const relyingParties = setup.relyingParties.map((role) => ({ ...role, title }));
      const text = modesMarkdown(title, reports, { ...setup, relyingParties });
      const rows = text.split('\n').filter((line) => line.startsWith('|'));
      const columns = new Set(rows.map((row) => row.split(/(?<!\\)\|/).length));
      expect([...columns]).toEqual([6]);
      expect(text).not.toMatch(/<(?!br>)/);
    }
  });
});
