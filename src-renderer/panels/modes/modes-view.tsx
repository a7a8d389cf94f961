/** The three runs, once they are read: lanes on one clock, and the table beneath. */
import { useCallback, useMemo, useRef, useState } from 'react';
import {
  type ByMode,
  type ModeReport,
  threeModes,
} from '#shared/projections/three-modes/mode-report.ts';
import { modesMarkdown } from '#shared/projections/three-modes/modes-markdown.ts';
import { modesTable } from '#shared/projections/three-modes/modes-table.ts';
import { type SharedClock, sharedClock } from '../../model/modes/lane-arrows.ts';
import { useModeJump } from '../../model/modes/use-mode-jump.ts';
import { useSharedMoment } from '../../model/modes/use-shared-moment.ts';
import type { RunModel } from '../../model/run-model.ts';
import { useCalmly } from '../../model/steady/use-calmly.ts';
import { useRunName, useRunView } from '../../model/use-trace.ts';
import type { ModesCompared } from '../../model/workbench-model.ts';
import { useViewport } from '../timeline/use-viewport.ts';
import { ModeLanes } from './mode-lanes.tsx';
import { Busy } from './modes-busy.tsx';
import { ModesTable, type Pointed } from './modes-table.tsx';
import { ModesTools } from './modes-tools.tsx';

interface ModesViewProps {
  readonly models: ByMode<RunModel>;
  readonly comparison: ModesCompared;
  readonly onAgain: (() => void) | undefined;
}

interface Compared {
  readonly clock: SharedClock;
  readonly reports: ByMode<ModeReport>;
}

const everyMs = 1000;

export function ModesView({ models, ...rest }: ModesViewProps) {
  const { poll, ping, push } = models;
  useRunView(poll);
  useRunView(ping);
  useRunView(push);
  const make = useCallback((): Compared | undefined => {
    if (poll.isReading() || ping.isReading() || push.isReading()) return undefined;
    const entries = { poll: poll.entries, ping: ping.entries, push: push.entries };
    return { clock: sharedClock({ poll, ping, push }), reports: threeModes(entries) };
  }, [poll, ping, push]);
  const versions = `${poll.version()} ${ping.version()} ${push.version()}`;
  const compared = useCalmly(make, versions, everyMs);
  return compared === undefined ? <Busy /> : <ReadModes {...rest} {...compared} models={models} />;
}

function ReadModes({ models, comparison, onAgain, clock, reports }: ModesViewProps & Compared) {
  const moment = useSharedMoment(clock);
  const [zoom, setZoom] = useState(1);
  const [pointed, onPoint] = useState<Pointed>();
  const [said, say] = useState('');
  const place = useRef<HTMLDivElement>(null);
  const viewport = useViewport(place);
  const name = useRunName(comparison.run);
  const jump = useModeJump(comparison, models);
  const { setup } = models.poll.diagram;
  const sections = useMemo(
    () => (setup === undefined ? [] : modesTable(reports, setup)),
    [reports, setup],
  );
  const copy = async (): Promise<void> => {
    if (setup === undefined) return;
    try {
      await navigator.clipboard.writeText(modesMarkdown(name, reports, setup));
      say('Copied as Markdown.');
    } catch {
      say('The clipboard is closed to this window.');
    }
  };
  return (
    <>
      <ModesTools
        moment={moment}
        onZoom={(by) => setZoom((held) => Math.max(0.2, Math.min(20, held * by)))}
        onCopy={() => void copy()}
        onAgain={onAgain}
        said={said}
      />
      <div className="modes-place" ref={place}>
        <Remarks remarks={comparison.remarks} />
        <ModeLanes
          {...{ clock, reports, moment, zoom, viewport, pointed }}
          onOpen={(mode) => jump.toMoment(mode, moment.atMs)}
        />
        <ModesTable sections={sections} onJump={jump.toEntry} onPoint={onPoint} />
      </div>
    </>
  );
}

/** What could not be done in one of the modes, and what was left out. */
function Remarks({ remarks }: { readonly remarks: readonly string[] }) {
  if (remarks.length === 0) return null;
  return (
    <ul className="modes-remarks" aria-label="To be known of this comparison">
      {remarks.map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
