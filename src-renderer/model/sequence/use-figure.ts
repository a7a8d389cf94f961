/**
 * What is shown of a run's sequence, as it was chosen and is remembered for each run. Every window of
 * the run shows the same: the audience sees the figure that the console has.
 */
import { useMemo } from 'react';
import {
  type FigureChoice,
  figureChoice,
  wholeFigure,
} from '#shared/projections/figure/figure-choice.ts';
import { newestRequest } from '#shared/projections/figure/request-lines.ts';
import {
  openFolds,
  type ShownFigure,
  shownFigure,
} from '#shared/projections/figure/shown-figure.ts';
import { veiledRows } from '#shared/projections/figure/veiled-rows.ts';
import { keptOf, withKept } from '../kept/kept-by-run.ts';
import { useKept, useKeptChoice } from '../kept/use-kept.ts';
import { useIsSearchOpen } from '../lessons/use-lesson.ts';
import { useSteady } from '../steady/use-steady.ts';
import type { RunView } from '../use-trace.ts';

export interface Figure extends ShownFigure {
  readonly choice: FigureChoice;
  /** The choice with «newest» said by name. */
  readonly meant: FigureChoice;
  readonly unfolded: ReadonlySet<number>;
  readonly hidesFuture: boolean;
  readonly choose: (choice: FigureChoice) => void;
  readonly hideFuture: (hides: boolean) => void;
}

/** The figure of that run, at that moment. */
export function useFigure({ model, moment }: RunView): Figure {
  const [choice, choose] = useFigureChoice(model.run);
  const [future, keepFuture] = useKeptChoice('figure-future', ['ghosted', 'hidden']);
  const request = choice.request === 'newest' ? (newestRequest(moment) ?? 'all') : choice.request;
  const meant = useMemo(() => ({ ...choice, request }), [choice, request]);
  // The diagram grows in place; what is shown of it is as old as the version.
  const version = model.version();
  const isVeiled = useIsSearchOpen(model.run);
  const shown = useMemo(() => {
    const figure = shownFigure(model.diagram, meant);
    const rows = isVeiled ? veiledRows(figure.rows) : figure.rows;
    return { version, figure: { ...figure, rows } };
  }, [model, meant, version, isVeiled]);
  const { folds } = choice;
  const unfolded = useMemo(() => openFolds(shown.figure.rows, folds), [shown, folds]);
  const hideFuture = useSteady((hides: boolean) => keepFuture(hides ? 'hidden' : 'ghosted'));
  const hidesFuture = future === 'hidden';
  return { ...shown.figure, choice, meant, unfolded, hidesFuture, choose, hideFuture };
}

function useFigureChoice(run: string): [FigureChoice, (choice: FigureChoice) => void] {
  const [text, keep] = useKept('figure', '');
  const choice = useMemo(() => {
    const kept = figureChoice.safeParse(keptOf(text, run));
    return kept.success ? kept.data : wholeFigure;
  }, [text, run]);
  const choose = useSteady((next: FigureChoice) =>
    // Copies of plain data, which JSON does not tell from it.
    keep(withKept(text, run, JSON.parse(JSON.stringify(next)))),
  );
  return [choice, choose];
}
