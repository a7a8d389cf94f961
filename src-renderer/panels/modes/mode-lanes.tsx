/** The three lanes beside each other: the same moment at the same height, and one line through all. */
import type { ByMode, ModeReport } from '#shared/projections/three-modes/mode-report.ts';
import { comparedModes } from '#shared/projections/three-modes/mode-report.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import type { SharedClock } from '../../model/modes/lane-arrows.ts';
import type { SharedMoment } from '../../model/modes/use-shared-moment.ts';
import type { Viewport } from '../timeline/use-viewport.ts';
import { axisWidth, ClockAxis, ClockLine, ClockRules } from './clock-axis.tsx';
import { clockScale, laneColumns } from './lane-layout.ts';
import { ModeHead, modeTitles } from './mode-head.tsx';
import { ModeLane } from './mode-lane.tsx';
import type { Pointed } from './modes-table.tsx';

interface ModeLanesProps {
  readonly clock: SharedClock;
  readonly reports: ByMode<ModeReport>;
  readonly moment: SharedMoment;
  readonly zoom: number;
  readonly viewport: Viewport;
  readonly pointed: Pointed | undefined;
  readonly onOpen: (mode: DeliveryMode) => void;
}

const narrowestLane = 176;
/** So much more is drawn than can be seen, for whoever scrolls. */
const besides = 300;
const nothing: ReadonlySet<number> = new Set();

export function ModeLanes(props: ModeLanesProps) {
  const { clock, reports, moment, zoom, viewport, pointed, onOpen } = props;
  const { endMs, parties, arrows } = clock;
  const scale = clockScale(endMs, zoom);
  const width = Math.max(narrowestLane, Math.floor((viewport.width - axisWidth) / 3));
  const { xOf } = laneColumns(width, parties.length);
  const seen = { top: viewport.top - besides, bottom: viewport.top + viewport.height + besides };
  const grid = { gridTemplateColumns: `${axisWidth}px repeat(3, ${width}px)` };
  return (
    <div className="modes-figure-place">
      <Legend parties={parties} />
      <div className="modes-heads" style={grid}>
        <span />
        {comparedModes.map((mode) => (
          <ModeHead
            key={mode}
            mode={mode}
            report={reports[mode]}
            atMs={moment.atMs}
            parties={parties}
            xOf={xOf}
            onOpen={() => onOpen(mode)}
          />
        ))}
      </div>
      <div className="modes-lanes" style={grid}>
        <ClockRules scale={scale} endMs={endMs} />
        <ClockAxis scale={scale} endMs={endMs} />
        {comparedModes.map((mode) => (
          <ModeLane
            key={mode}
            label={laneLabel(mode, reports[mode], arrows[mode].length)}
            arrows={arrows[mode]}
            parties={parties}
            times={reports[mode].times}
            scale={scale}
            width={width}
            atMs={moment.atMs}
            seen={seen}
            lit={pointed?.mode === mode ? new Set(pointed.seqs) : nothing}
          />
        ))}
        <ClockLine scale={scale} endMs={endMs} moment={moment} />
      </div>
    </div>
  );
}

/** Who is who, and what the bars and the shaded stretch stand for. */
function Legend({ parties }: Pick<SharedClock, 'parties'>) {
  return (
    <ul className="modes-legend" aria-label="What is drawn">
      {parties.map(({ party, role, title }) => (
        <li key={party}>
          <PartyFace role={role} title={title} />
        </li>
      ))}
      <li>
        <span className="modes-key waited" aria-hidden /> waiting
      </li>
      <li>
        <span className="modes-key gap" aria-hidden /> approved, no tokens yet
      </li>
    </ul>
  );
}

function laneLabel(mode: DeliveryMode, { counts }: ModeReport, arrows: number): string {
  return `${modeTitles[mode]}: ${arrows} messages and deeds, ${counts.requests.value} requests`;
}
