/** What time runs to, as it stands within a sentence: «the next message». */
import type { Goal } from '#shared/intents/clock-intents.ts';
import { describeMatch } from '#shared/trace/match/text/describe-match.ts';

/** The goal in words. */
export function goalWords(goal: Goal): string {
  switch (goal.kind) {
    case 'message':
      return 'the next message';
    case 'answer':
      return 'the next answer to the relying party';
    case 'expiry':
      return 'the next expiry';
    case 'entry':
      return describeMatch({ kind: 'entry', is: goal.is });
    default:
      return describeMatch(goal.on);
  }
}
