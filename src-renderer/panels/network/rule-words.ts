/** A fault rule as sentences: when it acts, how often, and what it does. */
import type { Distribution } from '#shared/protocol/setup/distribution.ts';
import type { FaultAct, FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { type Match, match as matchSchema } from '#shared/trace/match/match.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';
import { printMatch } from '#shared/trace/match/text/match-text.ts';
import { shownDuration } from '../../model/words/shown-duration.ts';

/** The match of a rule, where it is one. */
export function matchOf({ on }: Pick<FaultRule, 'on'>): Match | undefined {
  const read = matchSchema.safeParse(on);
  return read.success ? read.data : undefined;
}

/** «the 2nd answer of the token endpoint». */
export function whenWords(rule: Pick<FaultRule, 'on'>): string {
  const held = matchOf(rule);
  return held === undefined ? 'nothing that there is' : describeMatch(held);
}

/** The match as the search language writes it. */
export function matchText(rule: Pick<FaultRule, 'on'>): string {
  const held = matchOf(rule);
  return held === undefined ? '' : printMatch(held);
}

/** «once», «every 3rd time». */
export function oftenWords({ how }: Pick<FaultRule, 'how'>): string {
  switch (how.kind) {
    case 'once':
      return 'once';
    case 'next':
      return how.n === 1 ? 'the next time' : `the next ${how.n} times`;
    case 'every':
      return how.k === 1 ? 'every time' : `every ${how.k}${endingOf(how.k)} time`;
    case 'always':
      return 'every time';
    default:
      return `with a chance of ${Number((how.p * 100).toFixed(1))} %`;
  }
}

function endingOf(n: number): string {
  const tens = n % 100;
  return (tens > 10 && tens < 14 ? undefined : { 1: 'st', 2: 'nd', 3: 'rd' }[n % 10]) ?? 'th';
}

/** «comes 900 ms late», «is answered with 400 slow_down». */
export function actWords(act: FaultAct): string {
  switch (act.kind) {
    case 'latency':
      return `comes ${durationWords(act.by)} late`;
    case 'drop':
      return 'is lost';
    case 'reset':
      return 'is lost, and the connection is reset';
    case 'empty':
      return 'is answered with an empty body';
    case 'garbage':
      return 'is answered with garbage';
    case 'error':
      return `is answered with ${act.status} ${act.error}`;
    case 'duplicate':
      return `comes ${act.times + 1} times`;
    case 'replay':
      return `brings the one before it again, ${shownDuration(act.afterMs)} later`;
    default:
      return act.limitMs === undefined
        ? 'is held for 30 s, or until it is released'
        : `is held for ${shownDuration(act.limitMs)}, or until it is released`;
  }
}

/** «900 ms», «0 ms to 5 s», «about 200 ms». */
export function durationWords(by: Distribution): string {
  switch (by.kind) {
    case 'fixed':
      return shownDuration(by.ms);
    case 'uniform':
      return `${shownDuration(by.fromMs)} to ${shownDuration(by.toMs)}`;
    default:
      return `about ${shownDuration(by.medianMs)}, now and then much more,`;
  }
}

/** What the list calls a rule that was given no title. */
export function titleOf(rule: FaultRule): string {
  if (rule.title !== '') return rule.title;
  const words = whenWords(rule);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
