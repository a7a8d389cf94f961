/** The stand-in's `screen`: a desk's screen with a bar at its top, and a projector to its right. */
import type { Display, Rectangle } from 'electron';

type PlainDisplay = Pick<Display, 'id' | 'bounds' | 'workArea'>;

const displays: readonly [PlainDisplay, PlainDisplay] = [
  {
    id: 11,
    bounds: { x: 0, y: 0, width: 1920, height: 1080 },
    workArea: { x: 0, y: 40, width: 1920, height: 1040 },
  },
  {
    id: 12,
    bounds: { x: 1920, y: 0, width: 1280, height: 720 },
    workArea: { x: 1920, y: 0, width: 1280, height: 720 },
  },
];

export const standInScreen = {
  getAllDisplays: () => displays,
  getPrimaryDisplay: () => displays[0],
  /** By where the middle of it is. */
  getDisplayMatching: ({ x, width }: Rectangle) =>
    displays.find(
      ({ bounds }) => x + width / 2 >= bounds.x && x + width / 2 < bounds.x + bounds.width,
    ) ?? displays[0],
};
