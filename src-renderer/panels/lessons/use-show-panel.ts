/** Shows a part of the workbench, with an entry chosen in it; windows of parties are opened. */
import { useEffect, useState } from 'react';
import type { CommandId } from '#shared/commands/command-list.ts';
import type { Beat } from '#shared/lessons/beat.ts';
import { useCommands } from '../../commands/use-command.ts';
import { useKept } from '../../model/kept/use-kept.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { useDispatch } from '../../model/use-trace.ts';

type Panel = Beat['look'][number]['panel'];

const commandOf: Readonly<Partial<Record<Panel, CommandId>>> = {
  sequence: 'view.sequence',
  charts: 'view.charts',
  timeline: 'view.timeline',
  expected: 'view.expected',
  compare: 'run.compare',
  inspector: 'message.show-bytes',
  tokens: 'message.show-tokens',
  why: 'message.why',
  messages: 'view.messages',
  'in-flight': 'view.in-flight',
  network: 'view.network',
  persons: 'view.persons',
  keys: 'view.keys',
  bookmarks: 'view.bookmarks',
  parties: 'view.parties',
  timers: 'view.timers',
  breakpoints: 'view.breakpoints',
  setup: 'view.setup',
  'request-builder': 'view.request',
};

const tools: ReadonlySet<Panel> = new Set(['parties', 'timers', 'breakpoints']);
const inspectors: ReadonlySet<Panel> = new Set(['inspector', 'tokens', 'why']);

/** Until something else is chosen, which the inspector is to show. */
export const toolsBeside = (chosen: string): string => `tools ${chosen}`;

interface Wanted {
  readonly panel: Panel;
  readonly party: string | undefined;
  /** Whose windows are opened, and how the lesson calls it. */
  readonly run: string;
  readonly name: string;
  readonly seq: number | undefined;
}

/** What is to be done as soon as that entry is chosen. */
interface Pending {
  readonly command: CommandId;
  readonly seq: number | undefined;
}

export function useShowPanel(): (wanted: Wanted) => void {
  const { jump, selected } = useLessonDesk();
  const { carryOut } = useCommands();
  const dispatch = useDispatch();
  const [, showSide] = useKept('lesson-side', '');
  const [chosen] = useKept('selected', '');
  const [pending, wait] = useState<Pending>();
  const isChosen = pending !== undefined && (pending.seq === undefined || pending.seq === selected);
  useEffect(() => {
    if (pending === undefined || !isChosen) return undefined;
    // The parts of the screen have to have learned of it as well.
    const frame = window.requestAnimationFrame(() => {
      carryOut(pending.command);
      wait(undefined);
    });
    return () => window.cancelAnimationFrame(frame);
  }, [pending, isChosen, carryOut]);
  return ({ panel, party = '', run, name, seq }) => {
    if (panel === 'relying-party' || panel === 'device') {
      void dispatch({ kind: 'window.open', view: panel, run, party });
      return;
    }
    if (tools.has(panel)) showSide(toolsBeside(seq === undefined ? chosen : `${run} ${seq}`));
    if (inspectors.has(panel)) showSide('');
    if (seq !== undefined) jump(name, seq);
    const command = commandOf[panel];
    if (command !== undefined) wait({ command, seq });
  };
}
