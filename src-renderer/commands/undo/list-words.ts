/** What became of a list that is always set as a whole, in words: «the breakpoint «x» was removed». */

interface Named {
  readonly id: string;
  readonly title: string;
}

/** From the list before to the one after. */
export function listWords(noun: string, before: readonly Named[], after: readonly Named[]): string {
  const changes = [
    ...without(after, before).map((one) => `the ${noun}${titleOf(one)} was added`),
    ...without(before, after).map((one) => `the ${noun}${titleOf(one)} was removed`),
    ...after
      .filter((one) =>
        isOther(
          before.find(({ id }) => id === one.id),
          one,
        ),
      )
      .map((one) => `the ${noun}${titleOf(one)} was changed`),
  ];
  const [only] = changes;
  if (only === undefined) return `the ${noun}s were put in another order`;
  return changes.length === 1 ? only : `the ${noun}s were changed`;
}

function without(list: readonly Named[], other: readonly Named[]): readonly Named[] {
  return list.filter(({ id }) => !other.some((one) => one.id === id));
}

function isOther(before: Named | undefined, after: Named): boolean {
  return before !== undefined && JSON.stringify(before) !== JSON.stringify(after);
}

function titleOf({ title }: Named): string {
  return title === '' ? '' : ` «${title}»`;
}
