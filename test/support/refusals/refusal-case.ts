/**
 * One way to be refused, as data: what is done, and which rule answers with which code. The tests
 * of each table run its cases; the clause coverage runs them all and looks for rules left out.
 */
import type { RuleTable } from '#shared/profiles/rule-tables.ts';
import type { ErrorCode } from '#shared/protocol/rules/error-codes.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import type { Answer } from '../core/outside-request.ts';
import { createSimulation, type Simulation, type SimulationOptions } from '../core/simulation.ts';

export interface RefusalCase {
  readonly table: RuleTable;
  /** Finishes the sentence «refuses …», with the number of the requirement where there is one. */
  readonly title: string;
  readonly rule: string;
  readonly clause: string;
  readonly error: ErrorCode;
  /** Undefined where no HTTP answer carries the refusal. */
  readonly status?: number;
  /** Where the case needs another run than the usual one. */
  readonly options?: SimulationOptions;
  readonly act: (simulation: Simulation) => Answer | undefined;
}

export interface ReachedRefusal {
  readonly judged: EntryOf<'rules.judged'> | undefined;
  readonly answer: Answer | undefined;
  readonly simulation: Simulation;
}

/** Runs a case and answers the last verdict of its table and the answer that it led to. */
export function reach({ table, act, options }: RefusalCase): ReachedRefusal {
  const simulation = createSimulation(options);
  const answer = act(simulation);
  return {
    answer,
    judged: simulation.ofKind('rules.judged').findLast((one) => one.table === table),
    simulation,
  };
}
