/**
 * The fault rules in force at a moment, how often each has acted, and the lists before and after this
 * one. Undo sets a former list again, and that is an entry like any other; so which list was undone
 * is read from the record: whoever sets the list before the last one has undone the last one.
 */
import type { PartyIntent } from '../../intents.ts';
import { withDelivery } from '../../protocol/setup/delivery-fault.ts';
import { type FaultRule, faultRules } from '../../protocol/setup/fault-rule.ts';
import type { Entry, EntryOf } from '../../trace/entry.ts';

export type RuleList = readonly FaultRule[];

export interface RuleCount {
  readonly times: number;
  readonly lastAt: number;
}

export interface RulesInForce {
  rules: RuleList;
  /** By the id of a rule; a rule that was changed begins anew. */
  counts: ReadonlyMap<string, RuleCount>;
  /** What undo and redo would set, the next one last. */
  former: readonly RuleList[];
  undone: readonly RuleList[];
}

const mostFormer = 100;

/** No rules. */
export function createRulesInForce(): RulesInForce {
  return { rules: [], counts: new Map(), former: [], undone: [] };
}

/** Takes in one entry. */
export function addToRules(held: RulesInForce, entry: Entry): void {
  switch (entry.kind) {
    case 'run.began':
      held.rules = entry.setup.faults ?? [];
      return;
    case 'run.continued':
      held.rules = carriedRules(entry);
      return;
    case 'intent.given':
      return takeIntent(held, entry.intent);
    case 'fault.applied':
      held.counts = new Map(held.counts).set(entry.rule, {
        times: (held.counts.get(entry.rule)?.times ?? 0) + 1,
        lastAt: entry.at,
      });
      return;
    default:
  }
}

function takeIntent(held: RulesInForce, intent: PartyIntent): void {
  if (intent.kind === 'faults.set') setList(held, intent.rules);
  // How a device gets its prompts is a rule like any other.
  else if (intent.kind === 'device.set' && intent.delivery !== undefined)
    setList(held, withDelivery(held.rules, intent.device, intent.delivery));
}

function setList(held: RulesInForce, next: RuleList): void {
  const { rules, former, undone } = held;
  const kept = new Set(rules.map(textOf));
  held.rules = next;
  held.counts = countsOf(
    next.filter((rule) => kept.has(textOf(rule))),
    held.counts,
  );
  if (isSame(former.at(-1), next)) {
    held.former = former.slice(0, -1);
    held.undone = [...undone, rules];
  } else {
    held.former = [...former, rules].slice(-mostFormer);
    held.undone = isSame(undone.at(-1), next) ? undone.slice(0, -1) : [];
  }
}

function countsOf(kept: RuleList, counts: RulesInForce['counts']): RulesInForce['counts'] {
  const ids = new Set(kept.map(({ id }) => id));
  return new Map([...counts].filter(([id]) => ids.has(id)));
}

function isSame(left: RuleList | undefined, right: RuleList): boolean {
  return left !== undefined && textOf(left) === textOf(right);
}

function textOf(value: unknown): string {
  return JSON.stringify(value);
}

/** A run that goes on has the rules of the moment at which it stopped. */
function carriedRules({ state, setup }: EntryOf<'run.continued'>): RuleList {
  const network = state['network'];
  if (typeof network !== 'object' || network === null || !('rules' in network))
    return 'network' in state ? [] : (setup.faults ?? []);
  const held: readonly { rule?: unknown }[] = Array.isArray(network.rules) ? network.rules : [];
  const read = faultRules.safeParse(held.map(({ rule }) => rule));
  return read.success ? read.data : [];
}
