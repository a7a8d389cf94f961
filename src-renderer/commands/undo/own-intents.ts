/**
 * What this window has asked for and not yet seen on record: when it is there, it has been noted
 * already. Everything else on record was asked for elsewhere.
 */
import type { Intent } from '#shared/intents.ts';
import { isSame } from './setting-change.ts';

export interface OwnIntents {
  readonly expect: (asked: Intent) => void;
  /** It was refused. */
  readonly forget: (asked: Intent) => void;
  /** Whether this window asked for it; only once for each time. */
  readonly isOwn: (given: unknown) => boolean;
}

/** Nothing is expected. */
export function createOwnIntents(): OwnIntents {
  let expected: readonly Intent[] = [];
  const take = (given: unknown): boolean => {
    const place = expected.findIndex((one) => isSame(one, given));
    if (place < 0) return false;
    expected = expected.filter((_one, at) => at !== place);
    return true;
  };
  return {
    expect: (asked) => {
      expected = [...expected, asked];
    },
    forget: (asked) => void take(asked),
    isOwn: take,
  };
}
