/** Every transition of a chart as it is written down: the state, the event, and which of several. */
import type { AnyStateMachine } from 'xstate';
import { chartTableOf } from '#shared/machines/chart-table.ts';
import { stateName } from '#shared/machines/run-machine.ts';
import { childrenOf, descendantsOf, type StateNode } from '#shared/machines/state-tree.ts';
import { labelOf } from './machine-model.ts';

export interface ChartTransition {
  readonly id: string;
  readonly machine: string;
  /** The state that has it, which may lie around the one that is left. */
  readonly source: string;
  readonly event: string;
  /** The state to rest in that it leads to; undefined when it stays where it is. */
  readonly to: string | undefined;
}

/** The transitions of a chart. */
export function transitionsOf(machine: AnyStateMachine): readonly ChartTransition[] {
  const { leafOf } = chartTableOf(machine);
  return [machine.root, ...descendantsOf(machine.root)].flatMap((node) =>
    [...node.transitions].flatMap(([event, several]) =>
      several.map((one): ChartTransition => {
        const source = node.path.join('.');
        const target: StateNode | undefined = one.target?.[0];
        const to = target === undefined ? undefined : stateName(leafOf(valueOf(target)).value);
        const way = several.length > 1 ? ` (to ${to ?? source})` : '';
        const place = source === '' ? 'anywhere' : source;
        const id = `${machine.id}: ${place}, ${labelOf({ type: event })}${way}`;
        return { id, machine: machine.id, source, event, to };
      }),
    ),
  );
}

/** A state to rest in, and one of the transitions that are open there. */
export interface OpenTransition {
  readonly id: string;
  readonly state: string;
  readonly transition: ChartTransition;
}

/** Every state of a chart with every transition that it can be left by: inner ones hide outer ones. */
export function openTransitionsOf(machine: AnyStateMachine): readonly OpenTransition[] {
  const transitions = transitionsOf(machine);
  return restingStatesOf(machine)
    .filter((state) => !isFinal(machine, state))
    .flatMap((state) => {
      const open = transitions.filter(({ source }) => surrounds(source, state));
      return open
        .filter(({ event, source }) => !open.some((other) => hides(other, { event, source })))
        .map((transition) => ({ id: placed(state, transition), state, transition }));
    });
}

function hides(
  other: ChartTransition,
  { event, source }: Pick<ChartTransition, 'event' | 'source'>,
) {
  return other.event === event && other.source.length > source.length;
}

/** The name of a transition that is taken in that state. */
export function placed(state: string, { id, source }: Pick<ChartTransition, 'id' | 'source'>) {
  return state === source ? id : `${id}, in ${state}`;
}

function isFinal(machine: AnyStateMachine, state: string): boolean {
  return descendantsOf(machine.root).some(
    (node) => node.path.join('.') === state && node.type === 'final',
  );
}

/** The states of a chart in which it can rest. */
export function restingStatesOf(machine: AnyStateMachine): readonly string[] {
  return descendantsOf(machine.root)
    .filter((node) => childrenOf(node).length === 0)
    .map((node) => node.path.join('.'));
}

/** Whether one state is the other or lies around it. */
export function surrounds(outer: string, inner: string): boolean {
  return outer === '' || inner === outer || inner.startsWith(`${outer}.`);
}

function valueOf({ path }: StateNode) {
  const around = path.slice(0, -1);
  const key = path.at(-1) ?? '';
  return around.reduceRight<Parameters<ReturnType<typeof chartTableOf>['leafOf']>[0]>(
    (inner, name) => ({ [name]: inner }),
    key,
  );
}
