/** Layouts of windows: those that are built in, for the parties of a run, and the one there is now. */
import type { Layout, WindowPlace } from '#shared/intents/desk-intents.ts';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import type { DeskState, ShownWindow } from './desk-state.ts';

type LayoutWindow = Layout['windows'][number];

const place = (left: number, top: number, width: number, height: number): WindowPlace => ({
  screen: 0,
  left,
  top,
  width,
  height,
});

const whole = place(0, 0, 1, 1);
/** The console's own panels as they are for somebody who has changed nothing. */
const usualDesk = { columns: '', rows: '', maximised: '', presenting: '' };

/** What is offered to everybody: one has to learn nothing to use them. */
export function builtInLayouts(
  setup: Pick<RunSetup, 'relyingParties' | 'devices'> | undefined,
): readonly Layout[] {
  const device = setup?.devices[0]?.name;
  const relyingParty = setup?.relyingParties[0]?.name;
  const console = (where: WindowPlace): LayoutWindow => ({
    view: 'console',
    party: '',
    place: where,
  });
  return [
    { name: 'Console', desk: usualDesk, windows: [console(whole)] },
    {
      name: 'Console + phone + till',
      desk: usualDesk,
      windows: [
        console(place(0, 0, 0.6, 1)),
        ...windowOf('device', device, place(0.8, 0, 0.2, 1)),
        ...windowOf('relying-party', relyingParty, place(0.6, 0, 0.2, 1)),
      ],
    },
    {
      name: 'Audience on the second screen',
      desk: usualDesk,
      windows: [console(whole), { view: 'audience', party: '', place: { ...whole, screen: 1 } }],
    },
  ];
}

function windowOf(
  view: 'device' | 'relying-party',
  party: string | undefined,
  where: WindowPlace,
): readonly LayoutWindow[] {
  return party === undefined ? [] : [{ view, party, place: where }];
}

/** What nobody has changed is, as a layout, as it was at first; a tab is any. */
const keptInLayouts = {
  columns: '',
  rows: '',
  maximised: '',
  history: null,
  dock: null,
  tools: null,
};

/** The desk as it is now, as a layout of that name. */
export function layoutOfNow(name: string, run: string, { kept, windows }: DeskState): Layout {
  const held = Object.entries(keptInLayouts).flatMap(([key, atFirst]) => {
    // A tab that was chosen in one run is, as a layout, for any.
    const value = kept[key]?.split('@')[0] ?? atFirst;
    return value === null ? [] : [[key, value] as const];
  });
  const shown = windows.filter((one) => one.view === 'console' || one.run === run);
  return { name, desk: Object.fromEntries(held), windows: shown.map(asLayoutWindow) };
}

function asLayoutWindow({ view, party, place: where }: ShownWindow): LayoutWindow {
  return where === undefined ? { view, party } : { view, party, place: where };
}

const consoleShare = 0.55;

/** All open windows of the run beside each other: the console left, the others in a grid. */
export function tiledLayout(run: string, { windows }: DeskState): Layout {
  const others = windows.filter((one) => one.view !== 'console' && one.run === run);
  if (others.length === 0)
    return { name: 'Tiled', desk: {}, windows: [{ view: 'console', party: '', place: whole }] };
  const columns = Math.ceil(Math.sqrt(others.length));
  const rows = Math.ceil(others.length / columns);
  const [width, height] = [(1 - consoleShare) / columns, 1 / rows];
  const tiles = others.map(({ view, party }, index): LayoutWindow => {
    const left = consoleShare + (index % columns) * width;
    return { view, party, place: place(left, Math.floor(index / columns) * height, width, height) };
  });
  const first = { view: 'console', party: '', place: place(0, 0, consoleShare, 1) } as const;
  return { name: 'Tiled', desk: {}, windows: [first, ...tiles] };
}
