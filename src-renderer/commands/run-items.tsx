/** What a run adds to the palette: its parties' windows, its switches, and its messages. */
import type { Intent } from '#shared/intents.ts';
import { networkBoardAt } from '../model/boards/network-board-at.ts';
import { useLooking } from '../model/moment/looking.ts';
import { partyOfWindow } from '../model/sequence/party-lines.ts';
import { type RunView, useDispatch } from '../model/use-trace.ts';
import { messageItems } from './message-items.ts';
import type { PaletteItem } from './palette-item.ts';
import { useItems } from './use-items.ts';

export function RunItems() {
  const { view, onGo } = useLooking();
  const dispatch = useDispatch();
  const { messages, lanes } = view.model.diagram;
  useItems((typed) => [
    ...windowItems(view, dispatch),
    ...switchItems(view, dispatch),
    ...messageItems(typed, { messages: messages.list, lanes, onGo }),
  ]);
  return null;
}

type Dispatch = (intent: Intent) => Promise<void>;

function windowItems({ model }: RunView, dispatch: Dispatch): readonly PaletteItem[] {
  return model.diagram.lanes.flatMap(({ party, title }) => {
    const target = partyOfWindow(party);
    if (target === undefined) return [];
    const { run } = model;
    return {
      id: `window ${party}`,
      group: 'Windows',
      title: `Open ${title}`,
      detail: target.view === 'device' ? 'Authentication device' : 'Relying party',
      keys: [],
      whyNot: undefined,
      run: () => void dispatch({ kind: 'window.open', run, ...target }),
    };
  });
}

/** Also in the past: then it says why not. */
function switchItems(view: RunView, dispatch: Dispatch): readonly PaletteItem[] {
  const { run } = view.model;
  const { offline } = networkBoardAt(view).outages;
  return (view.moment.setup?.devices ?? []).map(({ name, title }): PaletteItem => {
    const on = offline.has(name);
    return {
      id: `device ${name}`,
      group: 'Settings',
      title: on ? `Bring ${title} online` : `Take ${title} offline`,
      detail: 'Network',
      keys: [],
      whyNot: view.cursor === null ? undefined : 'This is the past: return to now to switch it.',
      run: () => void dispatch({ kind: 'device.switched', run, device: name, on }),
    };
  });
}
