/** The list of fault rules as a screen changes it: always as a whole, so that undo sets the former. */
import type { NetworkBoard } from '#shared/projections/network-board/network-board.ts';
import type { RuleList } from '#shared/projections/network-board/rules-in-force.ts';
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import { useUntold } from '../../model/own/use-untold.ts';
import type { RunModel } from '../../model/run-model.ts';
import { type Asking, useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { movedIn } from './rule-order.ts';

export interface RuleListActs {
  readonly asking: Asking;
  readonly newId: string;
  readonly put: (rule: FaultRule) => Promise<boolean>;
  readonly remove: (id: string) => void;
  /** One place earlier, or later; rules are asked in this order. */
  readonly move: (id: string, by: -1 | 1) => void;
  /** Undefined where there is nothing to undo or redo. */
  readonly undo: (() => void) | undefined;
  readonly redo: (() => void) | undefined;
}

/** What can be done to the rules of a run; nothing can in the past. */
export function useRuleList(view: RunView, faults: NetworkBoard['faults']): RuleListActs {
  const asking = useAsk();
  const { rules, former, undone } = faults;
  const untold = useUntold(view.model, rulesOf);
  const set = (next: RuleList): Promise<boolean> =>
    untold.set(next, () =>
      asking.outcomeOf({ kind: 'faults.set', run: view.model.run, rules: [...next] }),
    );
  const setLater = (next: RuleList | undefined): (() => void) | undefined =>
    next === undefined || view.cursor !== null ? undefined : () => void set(next);
  return {
    asking,
    newId: newIdOf(rules),
    put: (rule) => set(withRule(untold.newest(), rule)),
    move: (id, by) => {
      const next = movedIn(untold.newest(), id, by);
      if (next !== undefined) void set(next);
    },
    remove: (id) => void set(untold.newest().filter((rule) => rule.id !== id)),
    undo: setLater(former.at(-1)),
    redo: setLater(undone.at(-1)),
  };
}

function rulesOf(model: RunModel): RuleList {
  return networkBoardAt({ model, moment: model.moment(null) }).faults.rules;
}

function withRule(rules: RuleList, rule: FaultRule): RuleList {
  return rules.some(({ id }) => id === rule.id)
    ? rules.map((held) => (held.id === rule.id ? rule : held))
    : [...rules, rule];
}

function newIdOf(rules: RuleList): string {
  const taken = new Set(rules.map(({ id }) => id));
  let number = rules.length + 1;
  while (taken.has(`rule-${number}`)) number += 1;
  return `rule-${number}`;
}
