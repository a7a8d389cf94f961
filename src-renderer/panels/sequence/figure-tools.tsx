/** What chooses the part of the sequence that is shown: a request, a filter, folds and the future. */
import { ChevronsDownUp, ChevronsUpDown, Ghost } from 'lucide-react';
import { memo } from 'react';
import { Button, ToggleButton } from 'react-aria-components';
import { showsAll, wholeFigure } from '#shared/projections/figure/figure-choice.ts';
import type { Moment } from '#shared/projections/moment.ts';
import type { Figure } from '../../model/sequence/use-figure.ts';
import { FilterMenu } from './filter-menu.tsx';
import { RequestChoice } from './request-choice.tsx';

interface FigureToolsProps {
  readonly figure: Figure;
  readonly moment: Moment;
}

export const FigureTools = memo(function FigureTools({ figure, moment }: FigureToolsProps) {
  const { choice, meant, hidesFuture, choose, hideFuture } = figure;
  return (
    <section className="figure-tools" aria-label="What the sequence shows">
      <RequestChoice
        label="Requests shown in the sequence"
        chosen={choice.request}
        meant={meant.request}
        moment={moment}
        onChoose={(request) => choose({ ...choice, request })}
      />
      <FilterMenu choice={choice} choose={choose} setup={moment.setup} />
      <FoldButton choice={choice} choose={choose} />
      <GhostButton hidesFuture={hidesFuture} hideFuture={hideFuture} />
      {showsAll(choice) ? null : (
        <Button
          className="button small quiet"
          onPress={() => choose({ ...wholeFigure, order: choice.order, folds: choice.folds })}
        >
          Show everything
        </Button>
      )}
    </section>
  );
});

type GhostButtonProps = Pick<Figure, 'hidesFuture' | 'hideFuture'>;

const GhostButton = memo(function GhostButton({ hidesFuture, hideFuture }: GhostButtonProps) {
  return (
    <ToggleButton
      className="button small icon"
      aria-label="Show what has not happened yet as a ghost"
      isSelected={!hidesFuture}
      onChange={(isShown) => hideFuture(!isShown)}
    >
      <Ghost aria-hidden size={15} />
    </ToggleButton>
  );
});

const FoldButton = memo(function FoldButton({ choice, choose }: Pick<Figure, 'choice' | 'choose'>) {
  const { areOpen, except } = choice.folds;
  const opens = !areOpen && except.length === 0;
  const Icon = opens ? ChevronsUpDown : ChevronsDownUp;
  return (
    <Button
      className="button small icon"
      aria-label={opens ? 'Unfold all repeated polls' : 'Fold all repeated polls'}
      onPress={() => choose({ ...choice, folds: { areOpen: opens, except: [] } })}
    >
      <Icon aria-hidden size={15} />
    </Button>
  );
});
