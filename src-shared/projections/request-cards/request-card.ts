/** What is said of a parameter of a request: whether it is needed, its rule, its clause, its pitfall. */
export interface RequestCard {
  readonly name: string;
  readonly need: string;
  readonly byDefault: string;
  readonly rule: string;
  readonly clause: string;
  readonly mistake: string;
}

/** A request that a client can make, and everything that may stand in it. */
export interface RequestForm {
  readonly title: string;
  readonly method: string;
  readonly path: string;
  readonly clause: string;
  /** Whether the client has to say who it is. */
  readonly authenticates: boolean;
  readonly body: 'form' | 'json' | 'none';
  readonly cards: readonly RequestCard[];
}

/** One card, in the order in which it is read. */
export function card(
  name: string,
  need: string,
  byDefault: string,
  [rule, clause, mistake]: readonly [string, string, string],
): RequestCard {
  return { name, need, byDefault, rule, clause, mistake };
}
