/**
 * Says in one sentence why a file cannot be used, with the place inside it. The file is somebody's own
 * writing and may be anything.
 */
import type { z } from 'zod';

/** What is wrong first, after the place inside the file: «provider.intervall is not known here.» */
export function sentenceOfIssues(issues: readonly z.core.$ZodIssue[]): string {
  const [first, ...others] = issues.map((one) => deepest(one, []));
  if (first === undefined) return 'The file cannot be used.';
  // What is wrong with a member says more than what is wrong with the whole that it makes so.
  const { path, issue } = others.find((other) => liesWithin(other.path, first.path)) ?? first;
  if (issue.code !== 'unrecognized_keys') return finished(`${placeOf(path)}: ${issue.message}`);
  return `${placeOf([...path, ...issue.keys.slice(0, 1)])} is not known here; leave it out or correct its name.`;
}

function liesWithin(inner: readonly PropertyKey[], outer: readonly PropertyKey[]): boolean {
  return inner.length > outer.length && outer.every((step, index) => inner[index] === step);
}

/** In a choice between shapes, what is wrong in the one that the file came nearest to. */
function deepest(
  issue: z.core.$ZodIssue,
  above: readonly PropertyKey[],
): { path: readonly PropertyKey[]; issue: z.core.$ZodIssue } {
  const path = [...above, ...issue.path];
  if (issue.code !== 'invalid_union') return { path, issue };
  const branches = issue.errors.flatMap(([first]) =>
    first === undefined ? [] : [deepest(first, path)],
  );
  const [nearest] = branches.toSorted((left, right) => right.path.length - left.path.length);
  return nearest !== undefined && nearest.path.length > path.length ? nearest : { path, issue };
}

/** «clients[0].jwks.keys[1].kty» */
function placeOf(path: readonly PropertyKey[]): string {
  const place = path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('');
  return place === '' ? 'The whole file' : place.replace(/^\./, '');
}

function finished(sentence: string): string {
  return sentence.endsWith('.') ? sentence : `${sentence}.`;
}
