/** The trainer's desk, folded: how the console was left, the named layouts, which windows are open. */
import type { Layout, WindowPlace } from '#shared/intents/desk-intents.ts';
import type { Session } from '#shared/session.ts';
import type { WorkbenchEvent } from '#shared/workbench-event.ts';

export interface ShownWindow extends Session {
  /** Where it stands, as far as its host can tell. */
  readonly place: WindowPlace | undefined;
}

export interface DeskState {
  readonly kept: Readonly<Record<string, string>>;
  readonly layouts: readonly Layout[];
  readonly windows: readonly ShownWindow[];
  /** Windows that were open when the workbench ended, and are not open now. */
  readonly lost: readonly Session[];
}

export const emptyDesk: DeskState = { kept: {}, layouts: [], windows: [], lost: [] };

/** The desk after that event; the very same one where the event is none of its own. */
export function deskAfter(desk: DeskState, event: WorkbenchEvent): DeskState {
  switch (event.kind) {
    case 'desk.kept':
      return withKeptValues(desk, { [event.key]: event.value });
    case 'layout.chosen':
      return withKeptValues(desk, event.layout.desk);
    case 'layout.saved':
    case 'layout.renamed':
    case 'layout.removed':
      return { ...desk, layouts: layoutsAfter(desk.layouts, event) };
    case 'window.opened':
    case 'window.closed':
    case 'window.placed':
      return withWindow(desk, event);
    default:
      return desk;
  }
}

/** The desk with those values kept in place of what was. */
export function withKeptValues(desk: DeskState, values: DeskState['kept']): DeskState {
  return { ...desk, kept: { ...desk.kept, ...values } };
}

type OfLayouts = Extract<
  WorkbenchEvent,
  { kind: 'layout.saved' | 'layout.renamed' | 'layout.removed' }
>;

function layoutsAfter(layouts: readonly Layout[], event: OfLayouts): readonly Layout[] {
  const without = (name: string): readonly Layout[] => layouts.filter((one) => one.name !== name);
  if (event.kind === 'layout.saved') return [...without(event.layout.name), event.layout];
  if (event.kind === 'layout.removed') return without(event.name);
  const renamed = layouts.find(({ name }) => name === event.name);
  if (renamed === undefined || event.name === event.to) return layouts;
  return without(event.to).map((one) => (one === renamed ? { ...one, name: event.to } : one));
}

type OfWindow = Extract<
  WorkbenchEvent,
  { kind: 'window.opened' | 'window.closed' | 'window.placed' }
>;

function withWindow(desk: DeskState, event: OfWindow): DeskState {
  const { view, run, party } = event;
  const asked: Session = { view, run, party };
  const others = desk.windows.filter((one) => !isSameWindow(one, asked));
  const held = desk.windows.find((one) => isSameWindow(one, asked));
  const lost = desk.lost.filter((one) => !isSameWindow(one, asked));
  if (event.kind === 'window.opened')
    return { ...desk, lost, windows: [...others, held ?? { ...asked, place: undefined }] };
  if (event.kind === 'window.placed')
    return { ...desk, windows: [...others, { ...asked, place: event.place }] };
  return { ...desk, windows: others, lost: event.isLost ? [...lost, asked] : lost };
}

export function isSameWindow(left: Session, right: Session): boolean {
  return left.view === right.view && left.run === right.run && left.party === right.party;
}
