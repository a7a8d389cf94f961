/**
 * What this window keeps of the desk: in its own state at once, so that all of its panels agree, and
 * not taken back by what the workbench says of what was kept before it. Where nobody answers it stays.
 */
import type { WorkbenchEvent } from '#shared/workbench-event.ts';
import type { WorkbenchPort } from '#shared/workbench-port.ts';
import { createOwnValues } from './own-values.ts';

export interface OwnKept {
  readonly dispatch: WorkbenchPort['dispatch'];
  /** The event with as much of it as is to be shown; undefined where that is nothing. */
  readonly heard: (event: WorkbenchEvent) => WorkbenchEvent | undefined;
}

/** What one window keeps, which shows it by that function. */
export function createOwnKept(
  dispatch: WorkbenchPort['dispatch'],
  show: (key: string, value: string) => void,
): OwnKept {
  const own = createOwnValues<string>({ show });
  return {
    dispatch: (intent) =>
      intent.kind === 'desk.keep'
        ? own.set(intent.key, intent.value, () => dispatch(intent))
        : dispatch(intent),
    heard: (event) => {
      const { seq } = event;
      if (event.kind === 'desk.kept') {
        return own.mayShow(event.key, { seq, value: event.value }) ? event : undefined;
      }
      if (event.kind !== 'layout.chosen') return event;
      const desk = Object.entries(event.layout.desk).filter(([key, value]) =>
        own.mayShow(key, { seq, value }),
      );
      return { ...event, layout: { ...event.layout, desk: Object.fromEntries(desk) } };
    },
  };
}
