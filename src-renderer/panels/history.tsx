/** The history of a run in the middle of the console: one tab for each way of looking at it. */
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { MarkOf } from '../model/breakpoint-marks.ts';
import type { RunView } from '../model/use-trace.ts';
import { ChartPanel } from './chart-panel.tsx';
import { ComparePanel } from './compare/compare-panel.tsx';
import { MermaidPanel } from './mermaid-panel.tsx';
import { SequencePanel } from './sequence-panel.tsx';

const titles = {
  sequence: 'Sequence',
  charts: 'Charts',
  mermaid: 'Mermaid',
  compare: 'Compare',
} as const;

export type HistoryTab = keyof typeof titles;
const tabs = ['sequence', 'charts', 'mermaid', 'compare'] as const satisfies HistoryTab[];

interface HistoryProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  /** How often a comparison was asked for from elsewhere: then it takes the keyboard. */
  readonly comparisonsAsked: number;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
  /** Moves the cursor alone. */
  readonly onMove: (seq: number) => void;
  readonly tab: HistoryTab;
  readonly onTab: (tab: HistoryTab) => void;
}

export function History(props: HistoryProps) {
  const { view, selected, onSelect, tab, onTab } = props;
  const message =
    selected === undefined ? undefined : view.model.diagram.messages.bySeq.get(selected);
  return (
    <Tabs
      className="tabs"
      selectedKey={tab}
      onSelectionChange={(key) => onTab(tabs.find((one) => one === key) ?? 'sequence')}
    >
      <TabList aria-label="Views of the history" className="tab-list">
        {tabs.map((id) => (
          <Tab key={id} id={id} className="tab">
            {titles[id]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="sequence" className="tab-panel full">
        <SequencePanel view={view} selected={selected} markOf={props.markOf} onSelect={onSelect} />
      </TabPanel>
      <TabPanel id="charts" className="tab-panel full">
        <ChartPanel moment={view.moment} about={message?.about} />
      </TabPanel>
      <TabPanel id="mermaid" className="tab-panel full">
        <MermaidPanel view={view} />
      </TabPanel>
      <TabPanel id="compare" className="tab-panel full">
        <ComparePanel
          view={view}
          selected={selected}
          asked={props.comparisonsAsked}
          onGo={props.onGo}
          onMove={props.onMove}
          onClose={() => onTab('sequence')}
        />
      </TabPanel>
    </Tabs>
  );
}
