/** What each of the tabs about one message shows. */
import { useState } from 'react';
import { TabPanel } from 'react-aria-components';
import type { MessageView } from '#shared/projections/message-view.ts';
import { ruleSteps } from '#shared/projections/rule-steps.ts';
import { pointerAt } from '../../model/product/trial.ts';
import type { RunView } from '../../model/use-trace.ts';
import { DiffView } from './diff-view.tsx';
import { InspectorLinkParts, type InspectorLinks } from './inspector-links.ts';
import { MessageTab } from './message-tab.tsx';
import type { Comparing, InspectorTab } from './message-tabs.tsx';
import { RecordView } from './record-view.tsx';
import { RuleTable } from './rule-table.tsx';
import { TokenView } from './token-view.tsx';

interface MessagePanelsProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly comparing: Comparing;
  readonly onSelect: (seq: number) => void;
  readonly onTab: (tab: InspectorTab) => void;
}

export function MessagePanels(props: MessagePanelsProps) {
  const { view, message, comparing, onSelect, onTab } = props;
  const { messages } = view.model.diagram;
  const judgement = messages.judgements.get(message.exchange);
  const pointer = pointerAt(view, judgement);
  const [lit, light] = useState<string>();
  const links: InspectorLinks = {
    lit,
    light,
    showPart: (part) => {
      light(part);
      onTab('bytes');
    },
    showRules: (part) => {
      light(part);
      onTab('rules');
    },
    rules: judgement === undefined ? [] : ruleSteps(judgement).map(({ name }) => name),
    mends: pointer === undefined ? undefined : { run: view.model.run, pointer },
  };
  return (
    <InspectorLinkParts value={links}>
      <TabPanel id="bytes" className="tab-panel">
        <MessageTab view={view} message={message} onSelect={onSelect} />
      </TabPanel>
      <TabPanel id="rules" className="tab-panel">
        <RuleTable judgement={judgement} index={view.model.index()} />
      </TabPanel>
      <TabPanel id="record" className="tab-panel">
        <RecordView view={view} message={message} />
      </TabPanel>
      <TabPanel id="tokens" className="tab-panel">
        <TokenView message={message} />
      </TabPanel>
      <TabPanel id="diff" className="tab-panel">
        <DiffView view={view} message={message} onSelect={onSelect} {...comparing} />
      </TabPanel>
    </InspectorLinkParts>
  );
}
