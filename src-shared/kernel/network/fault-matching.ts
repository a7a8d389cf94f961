/**
 * Asks the fault rules of a run about one message, in their order: which of them do something to it.
 * Latencies and copies add up; the first rule that decides what becomes of the message is the last
 * one that is asked. What a rule cannot do to a message it leaves alone, and does not count.
 */
import type { FaultAct, FaultRule } from '../../protocol/setup/fault-rule.ts';
import { match as matchSchema } from '../../trace/match/match.ts';
import { firstCounts, type Matcher, matcher, matchesMessage } from '../../trace/match/matcher.ts';
import type { MatchLookup } from '../../trace/match/reading/subject.ts';
import type { Draft } from '../draft.ts';
import { drawDuration, fraction } from './chance.ts';
import type { HeldRule, Network, Sent } from './network.ts';
import { lookupOf } from './world-lookup.ts';

/** What one rule does to a message. */
export interface Applied {
  readonly rule: FaultRule;
  readonly act: FaultAct;
  /** The latency that was drawn. */
  readonly ms: number;
  /** The earlier message that is to be sent again. */
  readonly earlier: Sent | null;
}

const finals: readonly FaultAct['kind'][] = ['drop', 'reset', 'empty', 'garbage', 'error', 'hold'];

/** What the rules do to that message; they have counted it when this answers. */
export function askRules(draft: Draft, network: Network, sent: Sent): readonly Applied[] {
  const known = lookupOf(draft);
  const rules = [...network.rules];
  const applied: Applied[] = [];
  for (const [place, held] of rules.entries()) {
    const asked = askRule(draft, held, sent, known);
    rules[place] = asked.held;
    if (asked.applied === undefined) continue;
    applied.push(asked.applied);
    if (finals.includes(asked.applied.act.kind)) break;
  }
  draft.network = { ...network, rules };
  return applied;
}

function askRule(
  draft: Draft,
  held: HeldRule,
  sent: Sent,
  known: MatchLookup,
): { readonly held: HeldRule; readonly applied?: Applied } {
  const { rule } = held;
  const asks = matcherOf(rule);
  if (asks === undefined || !canApply(rule.act, sent)) return { held };
  const ordinals = held.ordinals.length === 0 ? firstCounts(asks) : [...held.ordinals];
  const sending = { ...sent, about: sent.about ?? undefined };
  const isMatch = matchesMessage(asks, sending, known, ordinals);
  if (!isMatch) return { held: { ...held, ordinals } };
  const repeats = rule.act.kind === 'replay';
  const counted = { ...held, seen: held.seen + 1, ordinals, last: repeats ? sent : null };
  // The first message has none before it that could come again.
  const acts = isDueNow(draft, counted) && (!repeats || held.last !== null);
  if (!acts) return { held: counted };
  const applied = { rule, act: rule.act, ms: latenessOf(draft, rule.act), earlier: held.last };
  return { held: { ...counted, applied: held.applied + 1 }, applied };
}

function latenessOf({ identifiers }: Draft, act: FaultAct): number {
  return act.kind === 'latency' ? drawDuration(identifiers, act.by) : 0;
}

function isDueNow({ identifiers }: Draft, { rule, seen, applied }: HeldRule): boolean {
  const { how } = rule;
  switch (how.kind) {
    case 'once':
      return applied === 0;
    case 'next':
      return applied < how.n;
    case 'every':
      return seen % how.k === 0;
    case 'always':
      return true;
    default:
      return fraction(identifiers) < how.p;
  }
}

/** A socket takes one answer only, and a note on the authentication channel has no status. */
function canApply({ kind }: FaultAct, { wire, way }: Sent): boolean {
  if (wire.kind === 'channel.note') return kind !== 'error';
  return way?.kind !== 'answer' || (kind !== 'duplicate' && kind !== 'replay');
}

// A cache of pure results: a rule is compiled once, however many messages it is asked about.
const compiled = new WeakMap<FaultRule, { readonly asks: Matcher | undefined }>();

/** The rule's match, ready to be asked; undefined for what is none, and for a rule that is off. */
function matcherOf(rule: FaultRule): Matcher | undefined {
  const held = compiled.get(rule);
  if (held !== undefined) return held.asks;
  const read = matchSchema.safeParse(rule.on);
  const asks = read.success && rule.off !== true ? matcher(read.data) : undefined;
  compiled.set(rule, { asks });
  return asks;
}

/** The sentence that says what is wrong with a rule's match; undefined for a good one. */
export function faultOfRule({ title, id, on }: FaultRule): string | undefined {
  const read = matchSchema.safeParse(on);
  if (read.success) return undefined;
  const [issue] = read.error.issues;
  const place = ['on', ...(issue?.path ?? [])].join('.');
  return `The rule «${title === '' ? id : title}» matches nothing that there is: ${place}: ${issue?.message ?? 'unreadable'}`;
}
