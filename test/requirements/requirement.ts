/**
 * A numbered requirement of the checklist, and how numbers are written in a file or a test's name.
 * It does not know which requirements there are: they are in `groups`, and together in `checklist`.
 */

const levels = ['M', 'F', 'S', 'P'] as const;

export interface Requirement {
  readonly id: string;
  /** Must, only with FAPI or a named feature, should, policy. */
  readonly level: (typeof levels)[number];
  readonly sentence: string;
}

export interface RequirementGroup {
  readonly letter: string;
  readonly title: string;
  readonly requirements: readonly Requirement[];
}

/** Reads a group's text: one requirement a line, as number, level and sentence. */
export function group(letter: string, title: string, text: string): RequirementGroup {
  return { letter, title, requirements: text.trim().split('\n').map(requirementIn) };
}

function requirementIn(line: string): Requirement {
  const [, id, levelLetter, sentence] = /^(R-\d{3}) ([A-Z]) (.+)$/.exec(line) ?? [];
  const level = levels.find((one) => one === levelLetter);
  if (id === undefined || level === undefined || sentence === undefined) {
    throw new Error(`Not a requirement: «${line}». Write it as «R-001 M What must hold.».`);
  }
  return { id, level, sentence };
}

/**
 * The numbers that a text names: one by one, or both ends of a range with two dots between.
 * A number without three digits, or a range that runs backwards, comes back as it was written:
 * it names no requirement, and so whoever looks it up will notice.
 */
export function numbersIn(text: string): readonly string[] {
  const mentions = text.matchAll(/\bR-(\d+)(?:\.\.(?:R-)?(\d+))?/g);
  return [...mentions].flatMap(([mention, first = '', last]) => {
    if (last === undefined) return [mention];
    const length = Number(last) - Number(first) + 1;
    if (length < 1) return [mention];
    return Array.from({ length }, (_, index) => numberOf(Number(first) + index));
  });
}

function numberOf(value: number): string {
  return `R-${String(value).padStart(3, '0')}`;
}
