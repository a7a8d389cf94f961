/**
 * The console’s lower part, under the history: the messages of the run, those in flight, the network,
 * the people, the keys and the bookmarks. What is done here shows at once in the history above.
 */
import { memo, type RefObject, useEffect, useRef, useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useAskedTab } from '../commands/use-asked-tab.ts';
import { useCommand } from '../commands/use-command.ts';
import { networkBoardAt } from '../model/boards/network-board-at.ts';
import { useIsSearchOpen } from '../model/lessons/use-lesson.ts';
import { useLooking } from '../model/moment/looking.ts';
import { useFoundOnly } from '../model/search/searching.ts';
import { useWantedRule } from '../model/search/wanted-rule.ts';
import { useSteady } from '../model/steady/use-steady.ts';
import { type Asking, useAsk } from '../model/use-ask.ts';
import { useWantedKey } from '../model/wanted-key.ts';
import { RefusalLine } from './form/refusal-line.tsx';
import { SendAgain } from './in-flight/send-again.tsx';
import { later } from './later.tsx';
import { MessageList } from './message-list.tsx';
import { SearchBar } from './search/search-bar.tsx';

const InFlightPanel = later(
  async () => (await import('./in-flight/in-flight-panel.tsx')).InFlightPanel,
);
const NetworkPanel = later(async () => (await import('./network/network-panel.tsx')).NetworkPanel);
const PersonsPanel = later(async () => (await import('./persons/persons-panel.tsx')).PersonsPanel);
const KeysPanel = later(async () => (await import('./keys/keys-panel.tsx')).KeysPanel);
const BookmarksPanel = later(
  async () => (await import('./bookmarks/bookmarks-panel.tsx')).BookmarksPanel,
);

export const Dock = memo(function Dock() {
  const { ask, refusal, forget } = useAsk();
  const place = useRef<HTMLDivElement>(null);
  const { tab, onTab, show } = useDockTab(place);
  const search = useSearchKey(() => show('messages'));
  useRuleOfSearch(() => show('network'));
  return (
    <Tabs
      className="tabs dock"
      data-part="dock"
      ref={place}
      selectedKey={tab}
      onSelectionChange={onTab}
    >
      <div className="dock-head">
        <TabList aria-label="Messages, network and people" className="tab-list">
          <Tab id="messages" className="tab">
            Messages
          </Tab>
          <Tab id="in-flight" className="tab">
            In flight <FlightCount />
          </Tab>
          <Tab id="network" className="tab">
            Network <HarmCount />
          </Tab>
          <Tab id="persons" className="tab">
            Persons
          </Tab>
          <Tab id="keys" className="tab">
            Keys
          </Tab>
          <Tab id="bookmarks" className="tab">
            Bookmarks <MarkCount />
          </Tab>
        </TabList>
        <Again onAsk={ask} />
      </div>
      <RefusalLine sentence={refusal} onDismiss={forget} />
      <TabPanel id="messages" className="tab-panel full dock-messages">
        <Messages field={search.field} />
      </TabPanel>
      <TabPanel id="in-flight" className="tab-panel full scrolled">
        <InFlight />
      </TabPanel>
      <TabPanel id="network" className="tab-panel full scrolled">
        <Network />
      </TabPanel>
      <TabPanel id="persons" className="tab-panel full scrolled">
        <Persons />
      </TabPanel>
      <TabPanel id="keys" className="tab-panel full scrolled">
        <KeysPanel />
      </TabPanel>
      <TabPanel id="bookmarks" className="tab-panel full scrolled">
        <Marks />
      </TabPanel>
    </Tabs>
  );
});

const tabs = ['messages', 'in-flight', 'network', 'persons', 'keys', 'bookmarks'] as const;

/** Each tab can be asked for by a command. */
function useDockTab(place: RefObject<HTMLElement | null>) {
  const asked = useAskedTab(place, tabs, 'dock');
  useCommand('view.messages', () => asked.show('messages'));
  useCommand('view.in-flight', () => asked.show('in-flight'));
  useCommand('view.network', () => asked.show('network'));
  useCommand('view.persons', () => asked.show('persons'));
  useCommand('view.keys', () => asked.show('keys'));
  const wantedKey = useWantedKey();
  const showKeys = useSteady(() => asked.onTab('keys'));
  useEffect(() => {
    if (wantedKey !== undefined) showKeys();
  }, [wantedKey, showKeys]);
  useCommand('view.bookmarks', () => asked.show('bookmarks'));
  return asked;
}

/** The search has the keyboard as soon as its tab is there. */
function useSearchKey(onShow: () => void) {
  const field = useRef<HTMLInputElement>(null);
  const [asked, count] = useState(0);
  useEffect(() => {
    if (asked > 0) field.current?.select();
  }, [asked]);
  useCommand('search.focus', () => {
    onShow();
    count((before) => before + 1);
  });
  return { field };
}

/** A rule that is made of a search is written in the network’s tab. */
function useRuleOfSearch(onShow: () => void): void {
  const wanted = useWantedRule();
  const show = useSteady(onShow);
  useEffect(() => {
    if (wanted !== undefined) show();
  }, [wanted, show]);
}

function FlightCount() {
  return <Count of={networkBoardAt(useLooking().view).flights.byId.size} />;
}

/** How many rules and switches spoil something. */
function HarmCount() {
  const { view } = useLooking();
  const { faults, outages } = networkBoardAt(view);
  const isSearchOpen = useIsSearchOpen(view.model.run);
  const rulesOn = isSearchOpen ? 0 : faults.rules.filter(({ off }) => off !== true).length;
  return <Count of={rulesOn + outages.offline.size + (outages.isChannelUp ? 0 : 1)} />;
}

function MarkCount() {
  return <Count of={useLooking().bookmarks.marks.length} />;
}

/** How many there are; nothing where there are none. */
function Count({ of }: { readonly of: number }) {
  return of === 0 ? null : <span className="tab-count">{of}</span>;
}

function Again({ onAsk }: { readonly onAsk: Asking['ask'] }) {
  const { view, selected } = useLooking();
  return <SendAgain view={view} selected={selected} onAsk={onAsk} />;
}

function Messages({ field }: { readonly field: RefObject<HTMLInputElement | null> }) {
  const { view, selected, markOf, onSelect, onGo } = useLooking();
  const { messages, lanes } = view.model.diagram;
  const shown = useFoundOnly(messages);
  return (
    <>
      <SearchBar model={view.model} field={field} />
      <MessageList
        messages={shown ?? messages.list}
        lanes={lanes}
        cursor={view.moment.seq}
        selected={selected}
        markOf={markOf}
        isSearched={shown !== undefined}
        onSelect={onSelect}
        onGo={onGo}
      />
    </>
  );
}

function InFlight() {
  const { view, selected, onSelect } = useLooking();
  return <InFlightPanel view={view} selected={selected} onSelect={onSelect} />;
}

function Network() {
  return <NetworkPanel view={useLooking().view} />;
}

function Persons() {
  return <PersonsPanel view={useLooking().view} />;
}

function Marks() {
  const { view, bookmarks, onGo } = useLooking();
  return <BookmarksPanel view={view} bookmarks={bookmarks} onGo={onGo} />;
}
