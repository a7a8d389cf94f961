/**
 * The console’s lower part, under the history: the messages of the run, those in flight, the network
 * and the people. What is done here shows at once in the history above.
 */
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { MarkOf } from '../model/breakpoint-marks.ts';
import { networkBoardAt } from '../model/network-board-at.ts';
import { useAsk } from '../model/use-ask.ts';
import type { RunView } from '../model/use-trace.ts';
import { RefusalLine } from './form/refusal-line.tsx';
import { InFlightPanel } from './in-flight/in-flight-panel.tsx';
import { SendAgain } from './in-flight/send-again.tsx';
import { MessageList } from './message-list.tsx';
import { NetworkPanel } from './network/network-panel.tsx';
import { PersonsPanel } from './persons/persons-panel.tsx';

interface DockProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly markOf: MarkOf;
  readonly onSelect: (seq: number) => void;
  /** Moves the selection and the cursor. */
  readonly onGo: (seq: number) => void;
}

export function Dock({ view, selected, markOf, onSelect, onGo }: DockProps) {
  const { ask, refusal, forget } = useAsk();
  const { flights, faults, outages } = networkBoardAt(view);
  const rulesOn = faults.rules.filter(({ off }) => off !== true).length;
  const harms = rulesOn + outages.offline.size + (outages.isChannelUp ? 0 : 1);
  return (
    <Tabs className="tabs dock" data-part="dock">
      <div className="dock-head">
        <TabList aria-label="Messages, network and people" className="tab-list">
          <Tab id="messages" className="tab">
            Messages
          </Tab>
          <Tab id="in-flight" className="tab">
            In flight <Count of={flights.byId.size} />
          </Tab>
          <Tab id="network" className="tab">
            Network <Count of={harms} />
          </Tab>
          <Tab id="persons" className="tab">
            Persons
          </Tab>
        </TabList>
        <SendAgain view={view} selected={selected} onAsk={ask} />
      </div>
      <RefusalLine sentence={refusal} onDismiss={forget} />
      <TabPanel id="messages" className="tab-panel full dock-messages">
        <MessageList
          messages={view.model.diagram.messages.list}
          lanes={view.model.diagram.lanes}
          cursor={view.moment.seq}
          selected={selected}
          markOf={markOf}
          onSelect={onSelect}
          onGo={onGo}
        />
      </TabPanel>
      <TabPanel id="in-flight" className="tab-panel full scrolled">
        <InFlightPanel view={view} selected={selected} onSelect={onSelect} />
      </TabPanel>
      <TabPanel id="network" className="tab-panel full scrolled">
        <NetworkPanel view={view} />
      </TabPanel>
      <TabPanel id="persons" className="tab-panel full scrolled">
        <PersonsPanel view={view} />
      </TabPanel>
    </Tabs>
  );
}

/** How many there are; nothing where there are none. */
function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : <span className="tab-count">{of}</span>;
}
