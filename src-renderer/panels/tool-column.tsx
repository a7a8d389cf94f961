/**
 * The console's column of tools, left of the history. A tool is one line in the list below; as soon
 * as there are several, each becomes a tab. Whatever a tool shows, it shows of the moment looked at.
 */
import type { ComponentType } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { RunView } from '../model/use-trace.ts';
import { PartyList } from './party-list.tsx';
import { TimersPanel } from './time/timers-panel.tsx';

interface Tool {
  readonly id: string;
  readonly title: string;
  readonly Panel: ComponentType<{ readonly view: RunView }>;
}

const tools: readonly Tool[] = [
  { id: 'parties', title: 'Parties', Panel: PartyList },
  { id: 'timers', title: 'Timers', Panel: TimersPanel },
];

export function ToolColumn({ view }: { readonly view: RunView }) {
  const [only] = tools;
  if (only !== undefined && tools.length === 1) return <only.Panel view={view} />;
  return (
    <Tabs className="tabs">
      <TabList aria-label="Tools" className="tab-list">
        {tools.map(({ id, title }) => (
          <Tab key={id} id={id} className="tab">
            {title}
          </Tab>
        ))}
      </TabList>
      {tools.map(({ id, Panel }) => (
        <TabPanel key={id} id={id} className="tab-panel full scrolled">
          <Panel view={view} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
