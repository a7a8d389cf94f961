/** A run's workspace: time above, the history in the middle, its explanation around it. */
import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { RunModel } from '../model/run-model.ts';
import { useCursorMove } from '../model/use-cursor-move.ts';
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
import { useBreakpoints } from '../panels/time/use-breakpoints.ts';
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
  const [tab, setTab] = useState<HistoryTab>('sequence');
  const go = (seq: number): void => {
    select(seq);
    moveTo(seq);
  };
  const columns = useDefaultLayout({ id: 'console-columns' });
  const rows = useDefaultLayout({ id: 'console-rows' });
  const choice = { view, selected, onSelect: select, onGo: go };
  return (
    <main
      className={`workspace${view.cursor === null ? '' : ' in-the-past'}`}
      data-moment={view.moment.seq}
    >
      <h1 className="hidden-but-read">{name}</h1>
      <ConsoleHeader view={view} transport={transport} onCompare={() => setTab('compare')} />
      <HitsBanner view={view} onSelect={select} />
      <PastBanner view={view} />
      <ListenerLine run={model.run} />
      <ReadingLine model={model} />
      <Group orientation="vertical" className="rows" {...rows}>
        <Panel id="top" defaultSize="66%" minSize="30%">
          <Group orientation="horizontal" {...columns}>
            <Panel id="parties" defaultSize="19%" minSize="170px" className="pane side">
              <ToolColumn view={view} breakpoints={breakpoints} />
            </Panel>
            <Separator className="separator" />
            <Panel id="history" defaultSize="52%" minSize="30%" className="pane">
              <History {...choice} onMove={moveTo} tab={tab} onTab={setTab} />
            </Panel>
            <Separator className="separator" />
            <Panel id="inspector" defaultSize="29%" minSize="220px" className="pane side">
              <Inspector {...choice} />
            </Panel>
          </Group>
        </Panel>
        <Separator className="separator" />
        <Panel id="messages" defaultSize="34%" minSize="90px" className="pane bottom">
          <Scrubber view={view} />
          <Dock view={view} selected={selected} onSelect={select} />
        </Panel>
      </Group>
    </main>
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
