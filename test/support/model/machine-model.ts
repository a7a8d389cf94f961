/**
 * A machine's chart as a model to test by: the events that can befall it, what brings each of them
 * about in a run, and what the chart allows but no run can come to, with the reason.
 */
import type { AnyStateMachine } from 'xstate';
import type { EntryOf } from '#shared/trace/entry.ts';
import type { PortDesk } from './port/port-desk.ts';
import type { PortRun } from './port/port-run.ts';

export interface ModelEvent {
  readonly type: string;
  /** Tells events of one type apart that carry different things. */
  readonly label?: string;
  readonly [member: string]: unknown;
}

/** A pair of a state and an event that no run can come to. */
export interface Impossible {
  readonly states: readonly string[];
  readonly events: readonly string[];
  readonly reason: string;
}

/** A run that stands at the beginning of a path. */
export interface Play {
  readonly run: PortRun;
  /** Which of the machines of its kind is played with. */
  readonly instance: () => string;
  /** How many moves it has made that are no part of the path. */
  readonly movesBefore: number;
  /** What makes each event happen, by its label. */
  readonly deeds: Readonly<Record<string, () => Promise<void>>>;
}

export interface MachineModel {
  readonly title: string;
  readonly machine: AnyStateMachine;
  readonly name: EntryOf<'machine.moved'>['machine'];
  readonly input: Readonly<Record<string, number>>;
  readonly events: readonly ModelEvent[];
  /** What of the context decides where an event leads. */
  readonly keyOf: (context: Readonly<Record<string, unknown>>) => string;
  readonly impossible: readonly Impossible[];
  /** Whether state and key say all that decides what can happen next, so that any way through can be gone. */
  readonly wanders: boolean;
  /** A run in which the events of these labels are to happen, in this order. */
  readonly begin: (desk: PortDesk, path: readonly string[]) => Promise<Play>;
}

/** «after rest» for XState's own timer events, the type for all others. */
export function labelOf({ type, label }: ModelEvent): string {
  const delayed = /^xstate\.after\.([^.]+)\./.exec(type);
  return label ?? (delayed === null ? type : `after ${delayed[1] ?? ''}`);
}

/** For what happens by itself, together with what came before it. */
export const byItself = async (): Promise<void> => undefined;
