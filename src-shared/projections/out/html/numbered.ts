/** Things that recur, each kept once under a number. */
export interface Numbered<Thing> {
  readonly all: readonly Thing[];
  /** The number of the thing of that name; it is made where it is new. */
  readonly numberOf: (name: string, make: () => Thing) => number;
}

/** With nothing in it yet. */
export function createNumbered<Thing>(): Numbered<Thing> {
  const all: Thing[] = [];
  const numbers = new Map<string, number>();
  return {
    all,
    numberOf: (name, make) => {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      const number = all.push(make()) - 1;
      numbers.set(name, number);
      return number;
    },
  };
}
