/** Throws with the sentence where it does not hold; for judges that are no test's own. */
export function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`It should be that ${sentence}.`);
}
