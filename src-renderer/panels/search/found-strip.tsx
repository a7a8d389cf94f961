/** Where on the strip of the run a search has found something. */
import { memo } from 'react';
import { stopsBefore } from '../../model/moment/stops.ts';
import { useSearching } from '../../model/search/searching.ts';

const cells = 320;

export function FoundStrip({ stops }: { readonly stops: readonly number[] }) {
  const { match, found, count } = useSearching();
  if (match === undefined) return null;
  return <FoundCells {...{ found, stops }} count={count} last={stops.length} />;
}

interface FoundCellsProps {
  readonly found: readonly { readonly seq: number }[];
  readonly stops: readonly number[];
  /** Both grow in place; how many there are tells that they have changed. */
  readonly count: number;
  readonly last: number;
}

const FoundCells = memo(function FoundCells({ found, stops, last }: FoundCellsProps) {
  const places = new Set(
    found.map(({ seq }) => Math.round((stopsBefore(stops, seq) / Math.max(1, last)) * cells)),
  );
  return (
    <svg className="found-strip" viewBox={`0 0 ${cells} 20`} preserveAspectRatio="none" aria-hidden>
      {[...places].map((place) => (
        <rect key={place} x={place - 1} y={0} width={2} height={5} />
      ))}
    </svg>
  );
});
