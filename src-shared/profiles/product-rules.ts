/**
 * What a product's data makes of the rule tables: a rule for each step of its console, which refuses
 * while the step is off, and its own words for the refusals of others.
 */
import type { BackchannelCall } from '../protocol/rules/backchannel/backchannel-call.ts';
import { conditions } from '../protocol/rules/backchannel/conditions.ts';
import type { ClauseId } from '../protocol/rules/clauses.ts';
import { clauses } from '../protocol/rules/clauses.ts';
import { type ErrorCode, errorCodes } from '../protocol/rules/error-codes.ts';
import { passed, type Refusal, type Rule, refuse } from '../protocol/rules/rule.ts';
import type { ConsoleStep } from './console-step.ts';
import type { Profile, Wording } from './profile.ts';

type Tables = Readonly<Record<string, readonly Rule<never>[]>>;

/** Every context whose rules can be asked of the console has the settings; some have more. */
type Settled = Pick<BackchannelCall, 'settings'> & Partial<BackchannelCall>;

/** The tables with a product's console and its words. */
export function withProduct(tables: Tables, profile: Profile): Tables {
  const made: Record<string, readonly Rule<never>[]> = { ...tables };
  for (const words of profile.wording ?? []) {
    made[words.table] = worded(made[words.table] ?? [], words);
  }
  // From behind, so that several steps after one rule keep the order of the guide.
  for (const step of (profile.console ?? []).toReversed()) {
    made[step.off.table] = asked(made[step.off.table] ?? [], step, clauseOf(profile));
  }
  return made;
}

function asked(
  rules: readonly Rule<never>[],
  step: ConsoleStep,
  clause: ClauseId,
): readonly Rule<never>[] {
  const { after, rule: name, error, description, status } = step.off;
  const rule: Rule<Settled> = {
    name,
    clause,
    teaching: step.why,
    check: (call) =>
      isMissing(step, call)
        ? refuse(errorCode(error), description, status === undefined ? {} : { status })
        : passed,
  };
  return rules.flatMap((held) => (held.name === after ? [held, rule as Rule<never>] : [held]));
}

/** Switched off, or said of this client alone, where the request needs the step at all. */
function isMissing({ name, off }: ConsoleStep, call: Settled): boolean {
  const isOff = call.settings.console?.[name] === false;
  const isSaid = off.member !== undefined && call.client?.[off.member] === false;
  if (!isOff && !isSaid) return false;
  return off.when === undefined || conditions[off.when](call as BackchannelCall);
}

function worded(rules: readonly Rule<never>[], words: Wording): readonly Rule<never>[] {
  const { error, description, status } = words;
  const told = {
    ...(error === undefined ? {} : { error: errorCode(error) }),
    ...(description === undefined ? {} : { description }),
    ...(status === undefined ? {} : { status }),
  };
  return rules.map((rule) => {
    if (rule.name !== words.rule) return rule;
    const check: Rule<never>['check'] = (context) => {
      const finding = rule.check(context);
      return finding.kind === 'passed'
        ? finding
        : { kind: 'refused', refusal: filledIn({ ...finding.refusal, ...told }) };
    };
    return { ...rule, check };
  });
}

/** «{seconds}» stands for the time that a client is told to wait. */
function filledIn(refusal: Refusal): Refusal {
  const { description, intervalSeconds = 0 } = refusal;
  return { ...refusal, description: description.replace('{seconds}', String(intervalSeconds)) };
}

/** The document of a product is the clause that its console rests on. */
function clauseOf({ name }: Profile): ClauseId {
  const id = `product-${name}`;
  if (!Object.hasOwn(clauses, id)) throw new Error(`There is no clause «${id}» for this product.`);
  return id as ClauseId;
}

function errorCode(error: string): ErrorCode {
  if (!Object.hasOwn(errorCodes, error)) throw new Error(`There is no error code «${error}».`);
  return error as ErrorCode;
}
