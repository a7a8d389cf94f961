/** The history of a run in the middle of the console: one tab for each way of looking at it. */
import { memo } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useLooking } from '../model/moment/looking.ts';
import { MarkedSequence } from './expected/marked-sequence.tsx';
import { later } from './later.tsx';
import { SequencePanel } from './sequence/sequence-panel.tsx';

const ClausesTab = later(async () => (await import('./clauses/clauses-tab.tsx')).ClausesTab);
const ChartPanel = later(async () => (await import('./charts/chart-panel.tsx')).ChartPanel);
const ComparePanel = later(async () => (await import('./compare/compare-panel.tsx')).ComparePanel);
const ExpectedPanel = later(
  async () => (await import('./expected/expected-panel.tsx')).ExpectedPanel,
);
const MermaidPanel = later(async () => (await import('./mermaid-panel.tsx')).MermaidPanel);
const ModesPanel = later(async () => (await import('./modes/modes-panel.tsx')).ModesPanel);
const ProductPanel = later(async () => (await import('./product/product-panel.tsx')).ProductPanel);
const RequestPanel = later(
  async () => (await import('./request-builder/request-panel.tsx')).RequestPanel,
);
const SetupPanel = later(async () => (await import('./setup/setup-panel.tsx')).SetupPanel);
const TimelinePanel = later(
  async () => (await import('./timeline/timeline-panel.tsx')).TimelinePanel,
);

const titles = {
  sequence: 'Sequence',
  timeline: 'Timeline',
  charts: 'Charts',
  mermaid: 'Mermaid',
  expected: 'Expected',
  compare: 'Compare',
  modes: 'Modes',
  setup: 'Set-up',
  product: 'Product',
  request: 'Request',
  clauses: 'Clauses',
} as const;

export type HistoryTab = keyof typeof titles;
export const historyTabs = [
  'sequence',
  'timeline',
  'charts',
  'mermaid',
  'expected',
  'compare',
  'modes',
  'setup',
  'product',
  'request',
  'clauses',
] as const satisfies HistoryTab[];

interface HistoryProps {
  /** How often a comparison was asked for from elsewhere: then it takes the keyboard. */
  readonly comparisonsAsked: number;
  readonly tab: HistoryTab;
  readonly onTab: (tab: HistoryTab) => void;
  /** The run to compare with. */
  readonly other: string | undefined;
  readonly onOther: (run: string) => void;
}

export const History = memo(function History(props: HistoryProps) {
  const { comparisonsAsked, tab, onTab } = props;
  return (
    <Tabs
      className="tabs"
      selectedKey={tab}
      onSelectionChange={(key) => onTab(historyTabs.find((one) => one === key) ?? 'sequence')}
    >
      <TabList aria-label="Views of the history" className="tab-list">
        {historyTabs.map((id) => (
          <Tab key={id} id={id} className="tab">
            {titles[id]}
          </Tab>
        ))}
      </TabList>
      <TabPanel id="sequence" className="tab-panel full">
        <Sequence />
      </TabPanel>
      <TabPanel id="timeline" className="tab-panel full">
        <TimelinePanel />
      </TabPanel>
      <TabPanel id="charts" className="tab-panel full">
        <Charts />
      </TabPanel>
      <TabPanel id="mermaid" className="tab-panel full">
        <Mermaid />
      </TabPanel>
      <TabPanel id="expected" className="tab-panel full">
        <Expected />
      </TabPanel>
      <TabPanel id="compare" className="tab-panel full">
        <Compare
          asked={comparisonsAsked}
          other={props.other}
          onOther={props.onOther}
          onClose={() => onTab('sequence')}
        />
      </TabPanel>
      <TabPanel id="modes" className="tab-panel full">
        <Modes />
      </TabPanel>
      <TabPanel id="setup" className="tab-panel full">
        <Setup />
      </TabPanel>
      <TabPanel id="product" className="tab-panel full">
        <Product />
      </TabPanel>
      <TabPanel id="request" className="tab-panel full">
        <Request />
      </TabPanel>
      <TabPanel id="clauses" className="tab-panel full">
        <ClausesTab />
      </TabPanel>
    </Tabs>
  );
});

function Sequence() {
  const { view, selected, markOf, bookmarks, onSelect, onGo } = useLooking();
  return (
    <MarkedSequence view={view} key={view.model.run}>
      <SequencePanel {...{ view, selected, markOf, bookmarks, onSelect, onGo }} />
    </MarkedSequence>
  );
}

function Charts() {
  const { view, selected, onGo } = useLooking();
  const { bySeq } = view.model.diagram.messages;
  const message = selected === undefined ? undefined : bySeq.get(selected);
  return <ChartPanel {...{ view, onGo }} about={message?.about} />;
}

function Mermaid() {
  return <MermaidPanel view={useLooking().view} />;
}

function Expected() {
  const { view, selected, onSelect } = useLooking();
  return <ExpectedPanel key={view.model.run} {...{ view, selected, onSelect }} />;
}

function Modes() {
  const { run } = useLooking().view.model;
  return <ModesPanel key={run} run={run} />;
}

function Setup() {
  const { view } = useLooking();
  // Another run has another set-up, and drafts of its own.
  return <SetupPanel key={view.model.run} view={view} />;
}

function Product() {
  const { view, onSelect } = useLooking();
  return <ProductPanel key={view.model.run} {...{ view, onSelect }} />;
}

function Request() {
  const { view, onSelect } = useLooking();
  return <RequestPanel key={view.model.run} {...{ view, onSelect }} />;
}

interface CompareProps {
  readonly asked: number;
  readonly other: string | undefined;
  readonly onOther: (run: string) => void;
  readonly onClose: () => void;
}

function Compare(props: CompareProps) {
  const { view, selected, onGo, onMove } = useLooking();
  return <ComparePanel {...{ view, selected, onGo, onMove }} {...props} />;
}
