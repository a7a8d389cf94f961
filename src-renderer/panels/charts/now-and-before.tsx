/** What could happen to a machine now, in words, and the states it came through, each a way to its moment. */
import { Button } from 'react-aria-components';
import type { Chart } from '#shared/machines/chart-of.ts';
import { eventWords } from '#shared/projections/figure/event-words.ts';
import type { MachineMoment } from '#shared/projections/moment.ts';
import { openTransitions } from '../../drawing/chart/open-transitions.ts';
import { shownState } from '../../model/words/shown-text.ts';

interface NowAndBeforeProps {
  readonly chart: Chart;
  readonly machine: MachineMoment | undefined;
  readonly onGo: (seq: number) => void;
}

export function NowAndBefore({ chart, machine, onGo }: NowAndBeforeProps) {
  if (machine === undefined) return <p className="chart-line">It has not begun.</p>;
  const open = openTransitions(chart, machine.state);
  const { trail } = machine;
  return (
    <div className="chart-line">
      <dl>
        <dt>Possible now</dt>
        <dd>
          {open.length === 0 ? (
            <span>Nothing: this is an end.</span>
          ) : (
            <ul aria-label="Possible now">
              {open.map(({ event, to }) => (
                <li key={`${event} ${to}`}>
                  {eventWords(event)} → <strong>{shownState(to)}</strong>
                </li>
              ))}
            </ul>
          )}
        </dd>
        <dt>Until now</dt>
        <dd>
          <ol aria-label="Until now">
            {trail.map(({ state, seq }, place) => (
              <li key={seq}>
                <Button
                  className="trail-step"
                  aria-label={`Go to when it came to ${shownState(state)}`}
                  onPress={() => onGo(seq)}
                >
                  <span aria-hidden>{place + 1}</span>
                  {shownState(state)}
                </Button>
              </li>
            ))}
          </ol>
        </dd>
      </dl>
    </div>
  );
}
