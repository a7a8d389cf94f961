/** Tabs that a command can bring to the front; whoever asked for one has the keyboard in it. */
import { type RefObject, useEffect, useState } from 'react';
import { useKeptChoice } from '../model/kept/use-kept.ts';

interface AskedTab<Tab extends string> {
  readonly tab: Tab;
  readonly onTab: (key: unknown) => void;
  /** Shows that one, and takes the keyboard there. */
  readonly show: (tab: Tab) => void;
}

/** The tabs within that place, the one that was shown last, as is remembered under that name. */
export function useAskedTab<const Tab extends string>(
  place: RefObject<HTMLElement | null>,
  tabs: readonly [Tab, ...Tab[]],
  key: string,
): AskedTab<Tab> {
  const [tab = tabs[0], setTab] = useKeptChoice(key, tabs);
  const [asked, count] = useState(0);
  useEffect(() => {
    if (asked === 0) return;
    place.current?.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus();
  }, [place, asked]);
  return {
    tab,
    onTab: (key) => setTab(tabs.find((one) => one === key) ?? tabs[0]),
    show: (next) => {
      setTab(next);
      count((before) => before + 1);
    },
  };
}
