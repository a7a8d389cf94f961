/**
 * Windows of the browser host: tabs, or windows of their own where a layout says where they stand. A
 * page may open those within a click and cannot move what is open; it says what a person can do.
 */
import type { Layout, WindowPlace } from '#shared/intents/desk-intents.ts';
import type { Intent } from '#shared/intents.ts';
import type { Outcome } from '#shared/workbench-port.ts';

export type OutcomeWithAddress = Outcome & { readonly address?: string };
type Asks = (intent: Intent) => Promise<OutcomeWithAddress>;
type LayoutWindow = Layout['windows'][number];

/** Opens the tab of a window that was asked for by a click. */
export async function openTab(ask: Asks, intent: Intent): Promise<Outcome> {
  // It has to open within the click, before the workbench has answered.
  const tab = window.open('about:blank');
  try {
    const outcome = await ask(intent);
    showTab(tab, outcome.address);
    return outcome;
  } catch (thrown) {
    tab?.close();
    throw thrown;
  }
}

/** Opens what of a layout is missing; the answer is what is left for the person to do. */
export async function arrangeTabs(
  ask: Asks,
  { run, layout, missing }: { run: string; layout: Layout; missing: readonly LayoutWindow[] },
): Promise<string | undefined> {
  const tabs = missing.map((wanted) => ({
    wanted,
    tab: window.open('about:blank', '', featuresOf(wanted.place)),
  }));
  try {
    const outcome = await ask({ kind: 'layout.choose', run, layout });
    if (outcome.kind === 'refused') return outcome.sentence;
    for (const { wanted, tab } of tabs) {
      if (tab === null) continue;
      const { view, party } = wanted;
      showTab(tab, (await ask({ kind: 'window.open', view, party, run })).address);
    }
  } catch {
    for (const { tab } of tabs) tab?.close();
    return 'The workbench does not answer; is it still running?';
  }
  return leftToDo(layout, missing, tabs.filter(({ tab }) => tab === null).length);
}

function leftToDo(
  { windows }: Layout,
  missing: readonly LayoutWindow[],
  heldBack: number,
): string | undefined {
  if (heldBack > 0)
    return `The browser held back ${heldBack} of ${missing.length} windows: allow pop-ups for this address, then choose the layout again.`;
  if (missing.some(({ place }) => (place?.screen ?? 0) > 0))
    return 'Drag the new window to the second screen: a page may not put it there.';
  const open = windows.filter(({ view, place }) => view !== 'console' && place !== undefined);
  return open.length > missing.length
    ? 'Windows that are open stay where they are: in a browser only you can move them.'
    : undefined;
}

/** With features a browser opens a window of its own, without tabs. */
function featuresOf(place: WindowPlace | undefined): string {
  if (place === undefined) return 'popup';
  const { availWidth, availHeight } = window.screen;
  const left = Math.round(place.left * availWidth);
  const top = Math.round(place.top * availHeight);
  const width = Math.round(place.width * availWidth);
  const height = Math.round(place.height * availHeight);
  return `popup,left=${left},top=${top},width=${width},height=${height}`;
}

function showTab(tab: WindowProxy | null, address: string | undefined): void {
  if (tab === null) return;
  if (address === undefined) {
    tab.close();
    return;
  }
  // The new window must not be able to reach back into this one.
  tab.opener = null;
  tab.location.replace(address);
}
