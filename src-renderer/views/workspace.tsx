/** A run's workspace: time above, the history in the middle, its explanation around it. */
import { useEffect, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { RunModel } from '../model/run-model.ts';
import { type RunView, useRunView } from '../model/use-trace.ts';
import { ChartPanel } from '../panels/chart-panel.tsx';
import { ConsoleHeader } from '../panels/console-header.tsx';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { ListenerLine } from '../panels/listener-line.tsx';
import { MermaidPanel } from '../panels/mermaid-panel.tsx';
import { MessageList } from '../panels/message-list.tsx';
import { PartyList } from '../panels/party-list.tsx';
import { SequencePanel } from '../panels/sequence-panel.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';
import { Scrubber } from '../panels/time/scrubber.tsx';
import { useTransport, useTransportKeys } from '../panels/time/use-transport.ts';

export function Workspace({ model }: { readonly model: RunModel }) {
  const view = useRunView(model);
  const transport = useTransport(view);
  useTransportKeys(transport);
  const [selected, select] = useState<number>();
  useEffect(() => {
    document.title = `${view.moment.setup?.name ?? 'Run'} — CIBA Workbench`;
  }, [view.moment.setup?.name]);
  const columns = useDefaultLayout({ id: 'console-columns' });
  const rows = useDefaultLayout({ id: 'console-rows' });
  return (
    <main className={`workspace${view.cursor === null ? '' : ' in-the-past'}`}>
      <h1 className="hidden-but-read">{view.moment.setup?.name}</h1>
      <ConsoleHeader view={view} transport={transport} />
      <PastBanner view={view} />
      <ListenerLine run={model.run} />
      <Group orientation="vertical" className="rows" {...rows}>
        <Panel id="top" defaultSize="70%" minSize="30%">
          <Group orientation="horizontal" {...columns}>
            <Panel id="parties" defaultSize="19%" minSize="170px" className="pane side">
              <PartyList view={view} />
            </Panel>
            <Separator className="separator" />
            <Panel id="history" defaultSize="52%" minSize="30%" className="pane">
              <History view={view} selected={selected} onSelect={select} />
            </Panel>
            <Separator className="separator" />
            <Panel id="inspector" defaultSize="29%" minSize="220px" className="pane side">
              <Inspector view={view} selected={selected} onSelect={select} />
            </Panel>
          </Group>
        </Panel>
        <Separator className="separator" />
        <Panel id="messages" defaultSize="30%" minSize="90px" className="pane bottom">
          <Scrubber view={view} />
          <MessageList
            messages={model.diagram.messages.list}
            lanes={model.diagram.lanes}
            cursor={view.moment.seq}
            selected={selected}
            onSelect={select}
          />
        </Panel>
      </Group>
    </main>
  );
}

interface HistoryProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onSelect: (seq: number) => void;
}

function History({ view, selected, onSelect }: HistoryProps) {
  const message =
    selected === undefined ? undefined : view.model.diagram.messages.bySeq.get(selected);
  return (
    <Tabs className="tabs">
      <TabList aria-label="Views of the history" className="tab-list">
        <Tab id="sequence" className="tab">
          Sequence
        </Tab>
        <Tab id="charts" className="tab">
          Charts
        </Tab>
        <Tab id="mermaid" className="tab">
          Mermaid
        </Tab>
      </TabList>
      <TabPanel id="sequence" className="tab-panel full">
        <SequencePanel view={view} selected={selected} onSelect={onSelect} />
      </TabPanel>
      <TabPanel id="charts" className="tab-panel full">
        <ChartPanel moment={view.moment} about={message?.about} />
      </TabPanel>
      <TabPanel id="mermaid" className="tab-panel full">
        <MermaidPanel view={view} />
      </TabPanel>
    </Tabs>
  );
}
