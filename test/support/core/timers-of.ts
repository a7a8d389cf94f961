/** The timers of a simulation by the chart and the delay that they belong to. */
import { mapEntries } from '#shared/kernel/collections/persistent-map.ts';
import type { Simulation } from './simulation.ts';

/** The names of the timers that run now, of one chart and delay or of all. */
export function timersOf(simulation: Simulation, delay = ''): readonly string[] {
  return [...mapEntries(simulation.world().agenda.byId)].flatMap(([id, { task }]) =>
    task.kind === 'timer' && task.event.includes(delay) ? [id] : [],
  );
}

/** The only such timer. */
export function timerOf(simulation: Simulation, delay: string): string {
  const [timer, other] = timersOf(simulation, delay);
  if (timer === undefined || other !== undefined) throw new Error(`There is not one ${delay}.`);
  return timer;
}
