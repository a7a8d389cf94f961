/**
 * The console's column of tools, left of the history. A tool is one line in the list below; as soon
 * as there are several, each becomes a tab. Whatever a tool shows, it shows of the moment looked at.
 */
import { type ComponentType, memo, useRef } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useAskedTab } from '../commands/use-asked-tab.ts';
import { useCommand } from '../commands/use-command.ts';
import type { Breakpoints } from '../model/breakpoints/use-breakpoints.ts';
import { useLooking } from '../model/moment/looking.ts';
import type { RunView } from '../model/use-trace.ts';
import { PartyList } from './party-list.tsx';
import { BreakpointsPanel } from './time/breakpoints-panel.tsx';
import { TimersPanel } from './time/timers-panel.tsx';

interface ToolProps {
  readonly view: RunView;
  readonly breakpoints: Breakpoints;
}

interface Tool {
  readonly id: string;
  readonly title: string;
  readonly Panel: ComponentType<ToolProps>;
}

const tools: readonly Tool[] = [
  { id: 'parties', title: 'Parties', Panel: PartyList },
  { id: 'timers', title: 'Timers', Panel: TimersPanel },
  { id: 'breakpoints', title: 'Breakpoints', Panel: BreakpointsPanel },
];

export const ToolColumn = memo(function ToolColumn() {
  const [only] = tools;
  const place = useRef<HTMLDivElement>(null);
  const { tab, onTab, show } = useAskedTab(place, ['parties', 'timers', 'breakpoints'], 'tools');
  useCommand('view.parties', () => show('parties'));
  useCommand('view.timers', () => show('timers'));
  useCommand('view.breakpoints', () => show('breakpoints'));
  if (only !== undefined && tools.length === 1) return <Shown {...only} />;
  return (
    <Tabs className="tabs" ref={place} selectedKey={tab} onSelectionChange={onTab}>
      <TabList aria-label="Tools" className="tab-list tool-tabs">
        {tools.map(({ id, title }) => (
          <Tab key={id} id={id} className="tab">
            {title}
          </Tab>
        ))}
      </TabList>
      {tools.map((tool) => (
        <TabPanel key={tool.id} id={tool.id} className="tab-panel full scrolled">
          <Shown {...tool} />
        </TabPanel>
      ))}
    </Tabs>
  );
});

function Shown({ Panel }: Tool) {
  const { view, breakpoints } = useLooking();
  return <Panel view={view} breakpoints={breakpoints} />;
}
