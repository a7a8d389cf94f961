/**
 * Where windows stand, as shares of a screen's usable area: a layout that was made on one screen is
 * of use on another.
 */
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import type { WindowPlace } from '#shared/intents/desk-intents.ts';
import type { Session } from '#shared/session.ts';
import type { Workbench } from '../workbench.ts';

/** Told of once the window rests. */
const restMs = 250;

/** The bounds of that place; on the last screen there is where the screen is not there. */
export function boundsOf(place: WindowPlace): Rectangle {
  const screens = screen.getAllDisplays();
  const { workArea } = screens[place.screen] ?? screens.at(-1) ?? screen.getPrimaryDisplay();
  return {
    x: Math.round(workArea.x + place.left * workArea.width),
    y: Math.round(workArea.y + place.top * workArea.height),
    width: Math.round(place.width * workArea.width),
    height: Math.round(place.height * workArea.height),
  };
}

function placeOf(bounds: Rectangle): WindowPlace {
  const display = screen.getDisplayMatching(bounds);
  const index = screen.getAllDisplays().findIndex(({ id }) => id === display.id);
  const { workArea } = display;
  const share = (part: number, whole: number): number =>
    Math.min(2, Math.max(-1, Math.round((part / whole) * 10_000) / 10_000));
  return {
    screen: Math.min(7, Math.max(0, index)),
    left: share(bounds.x - workArea.x, workArea.width),
    top: share(bounds.y - workArea.y, workArea.height),
    width: Math.max(0, share(bounds.width, workArea.width)),
    height: Math.max(0, share(bounds.height, workArea.height)),
  };
}

/** Tells the workbench where that window is whenever it has been moved or sized. */
export function keepPlace(workbench: Workbench, window: BrowserWindow, session: Session): void {
  let rest: NodeJS.Timeout | undefined;
  const note = (): void => {
    clearTimeout(rest);
    rest = setTimeout(() => {
      if (window.isDestroyed()) return;
      const place = placeOf(window.getNormalBounds());
      workbench.tellOfWindow({ kind: 'window.placed', ...session, place });
    }, restMs);
  };
  window.on('move', note);
  window.on('resize', note);
  window.once('closed', () => clearTimeout(rest));
}
