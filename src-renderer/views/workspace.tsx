/** A run's workspace: time above, the history in the middle, its explanation around it. */
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { RunModel } from '../model/run-model.ts';
import { useBreakpointMarks } from '../model/use-breakpoint-marks.ts';
import { useCursorMove } from '../model/use-cursor-move.ts';
import { useOwnKey } from '../model/use-own-key.ts';
import { usePartKeys } from '../model/use-part-keys.ts';
import { useRunName, useRunView } from '../model/use-trace.ts';
import { ConsoleHeader } from '../panels/console-header.tsx';
import { Dock } from '../panels/dock.tsx';
import { History, type HistoryTab } from '../panels/history.tsx';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { ListenerLine } from '../panels/listener-line.tsx';
import { ReadingLine } from '../panels/reading-line.tsx';
import { HitsBanner } from '../panels/time/hits-banner.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';
import { Scrubber } from '../panels/time/scrubber.tsx';
import { type Breakpoints, useBreakpoints } from '../panels/time/use-breakpoints.ts';
import { useTransport, useTransportKeys } from '../panels/time/use-transport.ts';
import { ToolColumn } from '../panels/tool-column.tsx';

export function Workspace({ model }: { readonly model: RunModel }) {
  const view = useRunView(model);
  const name = useTitledRun(model.run);
  const moveTo = useCursorMove(view);
  const transport = useTransport(view);
  useTransportKeys(transport);
  const [selected, select] = useState<number>();
  const breakpoints = useBreakpoints(model, selected);
  const markOf = useBreakpointMarks(model, breakpoints.list);
  const { compare, ...tabs } = useHistoryTab();
  const place = useRef<HTMLElement>(null);
  usePartKeys(place);
  const go = (seq: number): void => {
    select(seq);
    moveTo(seq);
  };
  const choice = { view, selected, markOf, onSelect: select, onGo: go };
  return (
    <main
      ref={place}
      className={`workspace${view.cursor === null ? '' : ' in-the-past'}`}
      data-moment={view.moment.seq}
    >
      <h1 className="hidden-but-read">{name}</h1>
      <ConsoleHeader view={view} transport={transport} onCompare={compare} />
      <HitsBanner view={view} selected={selected} onSelect={select} />
      <PastBanner view={view} />
      <BreakpointsSaid sentence={breakpoints.said} />
      <ListenerLine run={model.run} />
      <ReadingLine model={model} />
      <Panes {...choice} {...tabs} breakpoints={breakpoints} onMove={moveTo} />
    </main>
  );
}

type PanesProps = ComponentProps<typeof History> & { readonly breakpoints: Breakpoints };

/** The tools, the history and its explanation side by side, and the messages below. */
function Panes(props: PanesProps) {
  const { view, breakpoints } = props;
  const columns = useDefaultLayout({ id: 'console-columns' });
  const rows = useDefaultLayout({ id: 'console-rows' });
  return (
    <Group orientation="vertical" className="rows" {...rows}>
      <Panel id="top" defaultSize="66%" minSize="30%">
        <Group orientation="horizontal" {...columns}>
          <Panel
            id="parties"
            defaultSize="19%"
            minSize="170px"
            className="pane side"
            data-part="tools"
          >
            <ToolColumn view={view} breakpoints={breakpoints} />
          </Panel>
          <Separator className="separator" />
          <Panel id="history" defaultSize="52%" minSize="30%" className="pane" data-part="history">
            <History {...props} />
          </Panel>
          <Separator className="separator" />
          <Panel
            id="inspector"
            defaultSize="29%"
            minSize="220px"
            className="pane side"
            data-part="inspector"
          >
            <Inspector {...props} />
          </Panel>
        </Group>
      </Panel>
      <Separator className="separator" />
      <Panel id="messages" defaultSize="34%" minSize="90px" className="pane bottom">
        <Scrubber view={view} />
        <Dock {...props} />
      </Panel>
    </Group>
  );
}

/** The view of the history that is shown; «C» or a button brings the comparison to the front. */
function useHistoryTab() {
  const [tab, onTab] = useState<HistoryTab>('sequence');
  const [comparisonsAsked, count] = useState(0);
  const compare = (): void => {
    onTab('compare');
    count((before) => before + 1);
  };
  useOwnKey('c', compare);
  return { tab, onTab, comparisonsAsked, compare };
}

/** What F9 did, for whoever cannot see the marks. */
function BreakpointsSaid({ sentence }: { readonly sentence: string }) {
  return (
    <p className="hidden-but-read" role="status" aria-label="Breakpoints set">
      {sentence}
    </p>
  );
}

/** The run's name, which is the window's title too. */
function useTitledRun(run: string): string {
  const name = useRunName(run);
  useEffect(() => {
    document.title = `${name} — CIBA Workbench`;
  }, [name]);
  return name;
}
