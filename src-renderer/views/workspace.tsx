/**
 * A run's workspace: time above, the history in the middle, its explanation around it. What it looks
 * at goes past its frame to the panels that show it, so that moving the cursor draws only those.
 */
import { memo, useEffect, useRef, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { RunCommands } from '../commands/run-commands.tsx';
import { RunItems } from '../commands/run-items.tsx';
import { useCommand } from '../commands/use-command.ts';
import { useBreakpointMarks } from '../model/breakpoints/use-breakpoint-marks.ts';
import { useBreakpoints } from '../model/breakpoints/use-breakpoints.ts';
import { openBook, useAskedBook } from '../model/clauses/book-trail.ts';
import { useKeptSizes } from '../model/desk/use-kept-sizes.ts';
import { useMaximised } from '../model/desk/use-maximised.ts';
import { usePartKeys } from '../model/desk/use-part-keys.ts';
import { useKept } from '../model/kept/use-kept.ts';
import { useKeptSelection } from '../model/kept/use-kept-selection.ts';
import { useIsPast } from '../model/lessons/use-lesson.ts';
import { useBookmarks } from '../model/marks/use-bookmarks.ts';
import { useModesCommand } from '../model/modes/use-modes-command.ts';
import { LookingParts, useLooking } from '../model/moment/looking.ts';
import { useCursorMove } from '../model/moment/use-cursor-move.ts';
import { hasConsole } from '../model/product/has-console.ts';
import { useWantedStep } from '../model/product/wanted-step.ts';
import type { RunModel } from '../model/run-model.ts';
import { useRequestToEdit } from '../model/sequence/request-to-edit.ts';
import { useSteady } from '../model/steady/use-steady.ts';
import { useRunName, useRunView } from '../model/use-trace.ts';
import { Announcer } from '../panels/announcer.tsx';
import { BookmarkDialog } from '../panels/bookmarks/bookmark-dialog.tsx';
import { ConsoleHeader } from '../panels/console-header.tsx';
import { Dock } from '../panels/dock.tsx';
import { GuideLine } from '../panels/guide/guide-line.tsx';
import { History, type HistoryTab, historyTabs } from '../panels/history.tsx';
import { Inspector } from '../panels/inspector/inspector.tsx';
import { bringTheRest } from '../panels/later.tsx';
import { ListenerLine } from '../panels/listener-line.tsx';
import { ReadingLine } from '../panels/reading-line.tsx';
import { SearchDesk } from '../panels/search/search-desk.tsx';
import { RunLine } from '../panels/shelf/run-line.tsx';
import { HitsBanner } from '../panels/time/hits-banner.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';
import { Scrubber } from '../panels/time/scrubber.tsx';
import { ToolColumn } from '../panels/tool-column.tsx';
import { LostWindows } from '../panels/windows/lost-windows.tsx';
import { WorkLine } from '../panels/work-line.tsx';

interface WorkspaceProps {
  readonly model: RunModel;
  /** Shows the start page. */
  readonly onStart: () => void;
}

export function Workspace({ model, onStart }: WorkspaceProps) {
  const view = useRunView(model);
  const name = useTitledRun(model.run);
  const onMove = useCursorMove(view);
  const isPast = useIsPast(model.run, view.cursor);
  const [selected, onSelect] = useKeptSelection(model.run);
  const breakpoints = useBreakpoints(model, selected);
  const bookmarks = useBookmarks(view, selected);
  const markOf = useBreakpointMarks(model, breakpoints.list);
  const steadyStart = useSteady(onStart);
  useTheRestOnce(!model.isReading());
  const place = useRef<HTMLElement>(null);
  usePartKeys(place);
  const maximised = useMaximised(place);
  const onGo = (seq: number): void => {
    onSelect(seq);
    onMove(seq);
  };
  const looking = { view, selected, breakpoints, markOf, bookmarks, onSelect, onGo, onMove };
  return (
    <main
      ref={place}
      className={`workspace${isPast ? ' in-the-past' : ''}`}
      data-moment={view.moment.seq}
      data-maximised={maximised}
    >
      <h1 className="hidden-but-read">{name}</h1>
      <LookingParts value={looking}>
        <RunCommands />
        <RunItems />
        <Announcer />
        <SearchDesk>
          <Frame run={model.run} onStart={steadyStart} hasConsole={hasConsole(view)} />
        </SearchDesk>
      </LookingParts>
      <BookmarkDialog view={view} bookmarks={bookmarks} />
    </main>
  );
}

/** The parts in their columns; F6 goes from one to the next. */
const sides = {
  tools: {
    id: 'parties',
    defaultSize: '27%',
    minSize: '170px',
    className: 'pane side',
    'data-part': 'tools',
  },
  history: {
    id: 'history',
    defaultSize: '73%',
    minSize: '40%',
    className: 'pane',
    'data-part': 'history',
  },
  inspector: {
    id: 'inspector',
    defaultSize: '29%',
    minSize: '220px',
    className: 'pane side',
    'data-part': 'inspector',
  },
} as const;

/** The inspector is as high as the window: what it explains is longer than any list. */
const usualFrame = { work: 71, inspector: 29 };
const usualBeside = { parties: 27, history: 73 };
const usualRows = { top: 66, messages: 34 };

interface FrameProps extends Pick<WorkspaceProps, 'onStart'> {
  readonly run: string;
  /** Its profile is a product. */
  readonly hasConsole: boolean;
}

const Frame = memo(function Frame({ run, onStart, hasConsole }: FrameProps) {
  const { compare, compareWith, ...tabs } = useHistoryTab(run, hasConsole);
  const frame = useKeptSizes('frame', usualFrame);
  const beside = useKeptSizes('beside', usualBeside);
  const rows = useKeptSizes('rows', usualRows);
  return (
    <>
      <ConsoleHeader onCompare={compare} onStart={onStart} />
      <Banners onCompare={compareWith} />
      <Group orientation="horizontal" className="frame" {...frame}>
        <Panel id="work" defaultSize="71%" minSize="45%">
          <Group orientation="vertical" className="rows" {...rows}>
            <Panel id="top" defaultSize="66%" minSize="30%">
              <Group orientation="horizontal" {...beside}>
                <Panel {...sides.tools}>
                  <ToolColumn />
                </Panel>
                <Separator className="separator" />
                <Panel {...sides.history}>
                  <History {...tabs} />
                </Panel>
              </Group>
            </Panel>
            <Separator className="separator" />
            <Panel id="messages" defaultSize="34%" minSize="90px" className="pane bottom">
              <Strip />
              <Dock />
            </Panel>
          </Group>
        </Panel>
        <Separator className="separator" />
        <Panel {...sides.inspector}>
          <Explanation />
        </Panel>
      </Group>
    </>
  );
});

/** What the run has to say of itself, between its time and its history. */
function Banners({ onCompare }: { readonly onCompare: (run: string) => void }) {
  const { view, selected, breakpoints, onSelect } = useLooking();
  const isPast = useIsPast(view.model.run, view.cursor);
  return (
    <>
      <RunLine view={view} onCompare={onCompare} />
      <HitsBanner view={view} selected={selected} onSelect={onSelect} />
      {isPast ? <PastBanner view={view} /> : null}
      <GuideLine view={view} />
      <BreakpointsSaid sentence={breakpoints.said} />
      <ListenerLine view={view} />
      <LostWindows run={view.model.run} />
      <ReadingLine model={view.model} />
      <WorkLine run={view.model.run} />
    </>
  );
}

function Explanation() {
  const { view, selected, breakpoints, onSelect, onGo } = useLooking();
  return <Inspector {...{ view, selected, breakpoints, onSelect, onGo }} />;
}

function Strip() {
  const { view, bookmarks } = useLooking();
  return <Scrubber view={view} marks={bookmarks.marks} />;
}

/** The view of the history that is shown; «C» or a button brings the comparison to the front. */
function useHistoryTab(run: string, hasConsole: boolean) {
  const [kept, keep] = useKept('history', '');
  // Another run begins with its sequence, or with its product's console; a layout is for any run.
  const first = hasConsole ? 'product' : 'sequence';
  const tab = historyTabs.find((one) => kept === one || kept === `${one}@${run}`) ?? first;
  const onTab = useSteady((wanted: HistoryTab) => keep(`${wanted}@${run}`));
  const [other, onOther] = useState<string>();
  const [comparisonsAsked, count] = useState(0);
  const compare = useSteady((): void => {
    onTab('compare');
    count((before) => before + 1);
  });
  const compareWith = useSteady((run: string): void => {
    onOther(run);
    compare();
  });
  useCommand('run.compare', compare);
  useCommand('view.sequence', () => onTab('sequence'));
  useCommand('view.expected', () => onTab('expected'));
  useCommand('view.modes', () => onTab('modes'));
  useModesCommand(run, () => onTab('modes'));
  useCommand('view.timeline', () => onTab('timeline'));
  useCommand('view.charts', () => onTab('charts'));
  useCommand('view.mermaid', () => onTab('mermaid'));
  useCommand('view.setup', () => onTab('setup'));
  useCommand('view.request', () => onTab('request'));
  useCommand('view.product', () => onTab('product'));
  useWanted(useRequestToEdit(), () => onTab('request'));
  useWanted(useWantedStep(), () => onTab('product'));
  useWanted(useAskedBook(), () => {
    openBook(tab === 'clauses' ? undefined : () => onTab(tab));
    onTab('clauses');
  });
  return { tab, onTab, other, onOther, comparisonsAsked, compare, compareWith };
}

/** Shows a view for whatever is wanted there. */
function useWanted(wanted: object | undefined, show: () => void): void {
  const steady = useSteady(show);
  useEffect(() => {
    if (wanted !== undefined) steady();
  }, [wanted, steady]);
}

/** What F9 did, for whoever cannot see the marks. */
function BreakpointsSaid({ sentence }: { readonly sentence: string }) {
  return (
    <p className="hidden-but-read" role="status" aria-label="Breakpoints set">
      {sentence}
    </p>
  );
}

/** Loads what the first screen does not show, as soon as that is all there. */
function useTheRestOnce(isAllThere: boolean): void {
  useEffect(() => {
    if (isAllThere) void bringTheRest();
  }, [isAllThere]);
}

/** The run's name, which is the window's title too. */
function useTitledRun(run: string): string {
  const name = useRunName(run);
  useEffect(() => {
    document.title = `${name} — CIBA Workbench`;
  }, [name]);
  return name;
}
