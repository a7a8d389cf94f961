/** Which transitions a chart offers in a state, by its definition alone: guards may still forbid one. */
import type { Chart } from '#shared/machines/chart-of.ts';

/** True when the state is that one or lies inside it. */
export function isWithin(state: string | null, container: string): boolean {
  return state === container || (state?.startsWith(`${container}.`) ?? false);
}

/** Those that leave from there; one for each event and where it leads. */
export function openTransitions({ transitions }: Chart, state: string): Chart['transitions'] {
  const open = transitions.filter(({ from }) => isWithin(state, from));
  return open.filter(
    ({ event, to }, place) =>
      open.findIndex((other) => other.event === event && other.to === to) === place,
  );
}
