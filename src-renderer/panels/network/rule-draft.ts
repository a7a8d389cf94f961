/** A fault rule while somebody writes it: every field that any kind of it may need, kept at once. */
import type { Distribution } from '#shared/protocol/setup/distribution.ts';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import type { Match } from '#shared/trace/match/match.ts';
import { parseMatch, type TextReading } from '#shared/trace/match/text/match-text.ts';
import { matchText } from './rule-words.ts';

export interface RuleDraft {
  readonly title: string;
  readonly match: string;
  readonly often: FaultRule['how']['kind'];
  readonly n: number;
  readonly percent: number;
  readonly act: FaultAct['kind'];
  readonly spread: Distribution['kind'];
  readonly ms: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly sigma: number;
  readonly status: number;
  readonly error: string;
  readonly description: string;
  readonly times: number;
}

const fresh: RuleDraft = {
  title: '',
  match: '',
  often: 'once',
  n: 2,
  percent: 25,
  act: 'drop',
  spread: 'fixed',
  ms: 1000,
  fromMs: 100,
  toMs: 2000,
  sigma: 0.5,
  status: 400,
  error: '',
  description: '',
  times: 1,
};

/** A draft of that rule, or of a new one. */
export function draftOf(rule: FaultRule | undefined): RuleDraft {
  if (rule === undefined) return fresh;
  const { title, how, act } = rule;
  return {
    ...fresh,
    title,
    match: matchText(rule),
    often: how.kind,
    ...(how.kind === 'next' ? { n: how.n } : {}),
    ...(how.kind === 'every' ? { n: how.k } : {}),
    ...(how.kind === 'probability' ? { percent: how.p * 100 } : {}),
    ...fieldsOf(act),
    act: act.kind,
  };
}

function fieldsOf(act: FaultAct): Partial<RuleDraft> {
  switch (act.kind) {
    case 'latency':
      return spreadOf(act.by);
    case 'error':
      return { status: act.status, error: act.error, description: act.description ?? '' };
    case 'duplicate':
      return { times: act.times };
    case 'replay':
      return { ms: act.afterMs };
    case 'hold':
      return { ms: act.limitMs ?? 30_000 };
    default:
      return {};
  }
}

function spreadOf(by: Distribution): Partial<RuleDraft> {
  if (by.kind === 'fixed') return { spread: by.kind, ms: by.ms };
  if (by.kind === 'uniform') return { spread: by.kind, fromMs: by.fromMs, toMs: by.toMs };
  return { spread: by.kind, ms: by.medianMs, sigma: by.sigma };
}

export type RuleFaults = Partial<Record<'match' | 'error' | 'toMs', string>>;
export type DraftReading =
  | { readonly kind: 'rule'; readonly rule: FaultRule; readonly match: Match }
  | { readonly kind: 'faults'; readonly faults: RuleFaults };

/** The rule that a draft comes to, or what is wrong at which field. */
export function readDraft(draft: RuleDraft, id: string, former?: FaultRule): DraftReading {
  const read = parseMatch(draft.match);
  const faults = faultsOf(draft, read);
  if (read.kind !== 'read' || Object.keys(faults).length > 0) return { kind: 'faults', faults };
  const rule: FaultRule = {
    id,
    title: draft.title.trim(),
    on: read.match as unknown as FaultRule['on'],
    how: howOf(draft),
    act: actOf(draft, former),
    ...(former?.off === true ? { off: true as const } : {}),
  };
  return { kind: 'rule', rule, match: read.match };
}

function faultsOf({ act, error, spread, fromMs, toMs }: RuleDraft, read: TextReading): RuleFaults {
  const isReversed = act === 'latency' && spread === 'uniform' && fromMs > toMs;
  return {
    ...(read.kind === 'read' ? {} : { match: read.sentence }),
    ...(act === 'error' && error.trim() === ''
      ? { error: 'An error needs a code, such as slow_down.' }
      : {}),
    ...(isReversed ? { toMs: 'A range begins with the lower end.' } : {}),
  };
}

function howOf({ often, n, percent }: RuleDraft): FaultRule['how'] {
  switch (often) {
    case 'next':
      return { kind: 'next', n };
    case 'every':
      return { kind: 'every', k: n };
    case 'probability':
      return { kind: 'probability', p: percent / 100 };
    default:
      return { kind: often };
  }
}

function actOf(draft: RuleDraft, former: FaultRule | undefined): FaultAct {
  const { act, ms, status, times } = draft;
  switch (act) {
    case 'latency':
      return { kind: act, by: byOf(draft) };
    case 'error': {
      const told = draft.description.trim();
      const headers = former?.act.kind === 'error' ? former.act.headers : undefined;
      return {
        kind: act,
        status,
        error: draft.error.trim(),
        ...(told === '' ? {} : { description: told }),
        ...(headers === undefined ? {} : { headers }),
      };
    }
    case 'duplicate':
      return { kind: act, times };
    case 'replay':
      return { kind: act, afterMs: ms };
    case 'hold':
      return { kind: act, limitMs: ms };
    default:
      return { kind: act };
  }
}

function byOf({ spread, ms, fromMs, toMs, sigma }: RuleDraft): Distribution {
  if (spread === 'fixed') return { kind: spread, ms };
  if (spread === 'uniform') return { kind: spread, fromMs, toMs };
  return { kind: spread, medianMs: Math.max(1, ms), sigma };
}

/** The endpoint that a match is about, so that its errors can be offered. */
export function endpointIn(of: Match): string | undefined {
  if (of.kind === 'endpoint') return of.is;
  if (of.kind === 'ordinal' || of.kind === 'arrival') return endpointIn(of.of);
  if (of.kind !== 'and') return undefined;
  return of.of.map(endpointIn).find((name) => name !== undefined);
}
