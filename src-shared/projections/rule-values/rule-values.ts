/** The values that a rule compared: the parts it looked at as they came, and the settings of then. */
import type { EntryOf } from '../../trace/entry.ts';
import { settingOf } from '../causes/named-values.ts';
import { askedIn, type TraceIndex } from '../causes/trace-index.ts';
import { lookedAtByRule } from '../causes/values-behind.ts';
import { messageFields } from '../message-diff/message-fields.ts';
import { partsOfRule } from './rule-parts.ts';

export interface RuleValue {
  readonly name: string;
  /** As it came, without its secrets; undefined where it was not sent. */
  readonly value: string | undefined;
  readonly origin: 'message' | 'setting';
}

/** What the rules of a judgement had before them, by the name of each; the message is read once. */
export function ruleValues(
  index: TraceIndex,
  judgement: EntryOf<'rules.judged'>,
): (rule: string) => readonly RuleValue[] {
  const wire = askedIn(index, judgement.exchange)?.wire;
  const sent = new Map(
    (wire === undefined ? [] : messageFields(wire)).map(({ section, name, masked }) => [
      `${section} ${name}`,
      masked,
    ]),
  );
  return (rule) => [...partValues(sent, rule), ...settingValues(index, judgement, rule)];
}

function settingValues(
  index: TraceIndex,
  { seq }: EntryOf<'rules.judged'>,
  rule: string,
): readonly RuleValue[] {
  return (lookedAtByRule[rule]?.settings ?? []).flatMap((name): RuleValue[] => {
    const found = settingOf(index, seq, name);
    return found === undefined ? [] : [{ name, value: found.value, origin: 'setting' }];
  });
}

function partValues(sent: ReadonlyMap<string, string>, rule: string): readonly RuleValue[] {
  const values = partsOfRule(rule).map((name): RuleValue => {
    const value = places.map((place) => sent.get(`${place} ${nameAt(place, name)}`)).find(isText);
    return { name, value, origin: 'message' };
  });
  // Of several that would do, those that came; of one alone, also that it is missing.
  const came = values.filter(({ value }) => value !== undefined);
  return came.length > 0 ? came : values.slice(0, 1);
}

const places = ['Claims of request', 'Parameters', 'Members', 'Headers', 'Query', 'Connection'];

function nameAt(place: string, name: string): string {
  return place === 'Headers' ? name.toLowerCase() : name;
}

function isText(value: string | undefined): value is string {
  return value !== undefined;
}
