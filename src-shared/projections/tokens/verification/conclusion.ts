/**
 * What the party that reads a token concluded itself, from its own entries in the record, beside what
 * holds at the moment looked at; and why the two differ where they do.
 */
import type { TokenCheck } from './check.ts';
import type { Scene } from './scene.ts';

export interface Conclusion {
  readonly passed: boolean;
  /** The entry that says so. */
  readonly seq: number;
  readonly at: number;
  readonly differs: boolean;
  /** Why it differs, where it does. */
  readonly because: string;
}

interface Verdict {
  readonly seq: number;
  readonly at: number;
  /** Undefined where it came to no conclusion about that. */
  readonly passedOf: (rule: string) => boolean | undefined;
}

/** The checks, each with what the reader itself concluded, where it did. */
export function withConclusions(
  scene: Scene,
  checks: readonly TokenCheck[],
): readonly TokenCheck[] {
  const verdict = verdictOf(scene);
  if (verdict === undefined) return checks;
  return checks.map((check) => {
    const conclusion = concluded(scene, { check, checks, verdict });
    return conclusion === undefined ? check : { ...check, conclusion };
  });
}

function verdictOf({ verified, judged, reader }: Scene): Verdict | undefined {
  if (verified !== undefined) {
    const passed = new Map(verified.checks.map((check) => [check.name, check.passed]));
    return { seq: verified.seq, at: verified.at, passedOf: (rule) => passed.get(rule) };
  }
  if (judged === undefined || reader !== 'provider') return undefined;
  const { seq, at, refusal } = judged;
  const passed = new Set(judged.passed);
  return {
    seq,
    at,
    passedOf: (rule) => (refusal?.rule === rule ? false : passed.has(rule) || undefined),
  };
}

interface Concluding {
  readonly check: TokenCheck;
  readonly checks: readonly TokenCheck[];
  readonly verdict: Verdict;
}

function concluded(scene: Scene, { check, checks, verdict }: Concluding): Conclusion | undefined {
  const passed = verdictOn(check.rules, verdict);
  if (passed === undefined) return undefined;
  const { seq, at } = verdict;
  const agrees = { passed, seq, at, differs: false, because: '' };
  if (check.state === 'unknown' || check.state === 'not asked') return agrees;
  const holds = check.state === 'holds';
  if (passed === holds) return agrees;
  // One rule may ask several things: who refuses is right if one of them is wrong.
  if (!passed && refusedForAnother(check, { checks, verdict })) return undefined;
  return { ...agrees, differs: true, because: reason(scene, check, { at, passed }) };
}

/** All of its rules passed, one of them refused, or there is no verdict on some. */
function verdictOn(rules: readonly string[], { passedOf }: Verdict): boolean | undefined {
  const answers = rules.map(passedOf);
  if (answers.includes(false)) return false;
  return rules.length === 0 || answers.includes(undefined) ? undefined : true;
}

function refusedForAnother(
  check: TokenCheck,
  { checks, verdict }: Omit<Concluding, 'check'>,
): boolean {
  const refused = check.rules.filter((rule) => verdict.passedOf(rule) === false);
  return checks.some(
    (one) =>
      one !== check && one.state === 'fails' && one.rules.some((rule) => refused.includes(rule)),
  );
}

/** Time has passed, its clock is wrong, or there is no good reason at all. */
function reason(
  { setup, skewMs }: Scene,
  { atSeconds, state }: TokenCheck,
  { at, passed }: { readonly at: number; readonly passed: boolean },
): string {
  if (atSeconds !== undefined) {
    const then = Math.floor((setup.epochMs + at) / 1000);
    const own = Math.floor((setup.epochMs + at + skewMs) / 1000);
    if (atSeconds(then) === passed) return 'Time has passed since it looked.';
    if (atSeconds(own) === passed) return 'Its own clock is wrong, and it went by that.';
  }
  return state === 'holds' ? 'It refused what holds.' : 'It let pass what does not hold.';
}
