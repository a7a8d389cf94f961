/** The state charts of one transaction: the request, the sign-in, the prompt, the person. */
import { newestRequest } from '#shared/projections/figure/request-lines.ts';
import type { MachineMoment } from '#shared/projections/moment.ts';
import { StateChart } from '../../drawing/chart/state-chart.tsx';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { useKept } from '../../model/kept/use-kept.ts';
import type { RunView } from '../../model/use-trace.ts';
import { RequestChoice } from '../sequence/request-choice.tsx';
import { type ChartCard, chartCards, machineFor } from './chart-cards.ts';
import { ChartChoice } from './chart-choice.tsx';
import { NowAndBefore } from './now-and-before.tsx';

interface ChartPanelProps {
  readonly view: RunView;
  /** The request of the chosen message. */
  readonly about: string | undefined;
  readonly onGo: (seq: number) => void;
}

export function ChartPanel({ view: { model, moment }, about, onGo }: ChartPanelProps) {
  const [kept, keep] = useKept('charts-request', '');
  const [hidden, hide] = useKept('charts-hidden', '');
  const [ofRun = '', wanted = 'all'] = kept.split(' ');
  const chosen = ofRun === model.run ? wanted : 'all';
  const meant = meantBy(chosen, about, newestRequest(moment));
  const left = new Set(hidden.split(' '));
  return (
    <section className="charts" aria-label="State charts" tabIndex={0}>
      <div className="chart-tools">
        <RequestChoice
          label="Request shown in the charts"
          allWords="As chosen elsewhere"
          chosen={chosen}
          meant={chosen === 'all' ? 'all' : (meant ?? 'all')}
          moment={moment}
          onChoose={(request) => keep(`${model.run} ${request}`)}
        />
        <ChartChoice hidden={left} onChange={(names) => hide(names.join(' '))} />
      </div>
      {chartCards.map((card) => {
        const machine = machineFor(moment, card, meant);
        const isBegun = card.onceBegun !== true || machine !== undefined;
        return isBegun && !left.has(card.name) ? (
          <Card key={card.name} card={card} machine={machine} onGo={onGo} />
        ) : null;
      })}
    </section>
  );
}

function meantBy(
  chosen: string,
  about: string | undefined,
  newest: string | undefined,
): string | undefined {
  if (chosen === 'newest') return newest;
  return chosen === 'all' ? about : chosen;
}

interface CardProps {
  readonly card: ChartCard;
  readonly machine: MachineMoment | undefined;
  readonly onGo: (seq: number) => void;
}

function Card({ card: { role, title, chart }, machine, onGo }: CardProps) {
  return (
    <section className="chart-card" data-role={role} aria-label={title}>
      <h2>
        <PartyFace role={role} title={title} />
        {machine?.about === undefined ? null : <TransactionBadge about={machine.about} />}
      </h2>
      <StateChart
        chart={chart}
        label={title}
        current={machine?.state}
        previous={machine?.previous ?? null}
        event={machine?.event}
        trail={machine?.trail ?? []}
      />
      <NowAndBefore chart={chart} machine={machine} onGo={onGo} />
    </section>
  );
}
