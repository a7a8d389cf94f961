/** The workbench's own figure, mounted as the console mounts it. */
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { SequenceFigure } from '#renderer/drawing/sequence/sequence-figure.tsx';
import { type FigureSide, nextFrame, positionsIn } from './figure-side.ts';

const unmarked = (): undefined => undefined;
const nothingUnfolded: ReadonlySet<number> = new Set();
const nothingNoted: readonly [] = [];
const ignore = (): void => undefined;

export function createOwnSide(place: HTMLElement): FigureSide {
  let root: Root | undefined;
  return {
    draw: async ({ lanes, rows }, cursor) => {
      const isFirst = root === undefined;
      root ??= createRoot(place);
      const mounted = root;
      flushSync(() =>
        mounted.render(
          <SequenceFigure
            lanes={lanes}
            rows={rows}
            cursor={cursor}
            selected={undefined}
            unfolded={nothingUnfolded}
            markOf={unmarked}
            onSelect={ignore}
            onToggleFold={ignore}
            marks={nothingNoted}
            onChangeMark={ignore}
          />,
        ),
      );
      // The first time it is drawn again, once it has learnt how wide its place is.
      while (isFirst && !isAsWideAsItsPlace(place)) await nextFrame();
    },
    clear: () => {
      root?.unmount();
      root = undefined;
      place.replaceChildren();
    },
    positions: () =>
      positionsIn(place.querySelector('.figure') ?? place, '.lifeline', '.row .stem'),
  };
}

function isAsWideAsItsPlace(place: HTMLElement): boolean {
  const figure = place.querySelector('.figure');
  const drawn = Number(figure?.querySelector('.figure-body')?.getAttribute('width'));
  return drawn >= (figure?.clientWidth ?? 0) && drawn !== 0;
}
