/** Where to look: each button shows that panel, and chooses in it what the lesson speaks of. */
import { Eye } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Beat } from '#shared/lessons/beat.ts';
import type { LessonPlay } from '#shared/lessons/play/lesson-play.ts';
import { matchesIn } from '#shared/trace/match/find-matches.ts';
import { useLessonDesk } from '../../model/lessons/lesson-desk.ts';
import { useShowPanel } from './use-show-panel.ts';

type Look = Beat['look'][number];

const panelWords: Readonly<Record<Look['panel'], string>> = {
  sequence: 'Sequence',
  charts: 'Charts',
  timeline: 'Timeline',
  expected: 'Expected',
  compare: 'Compare',
  inspector: 'Message',
  tokens: 'Tokens',
  why: 'Why?',
  messages: 'Messages',
  'in-flight': 'In flight',
  network: 'Network',
  persons: 'Persons',
  keys: 'Keys',
  bookmarks: 'Bookmarks',
  parties: 'Parties',
  timers: 'Timers',
  breakpoints: 'Breakpoints',
  setup: 'Set-up',
  'request-builder': 'Request',
  'relying-party': 'Its screen',
  device: 'The phone',
};

interface LookButtonsProps {
  readonly beat: Beat;
  readonly index: number;
}

export function LookButtons({ beat, index }: LookButtonsProps) {
  const { play, entriesOf } = useLessonDesk();
  const show = useShowPanel();
  if (beat.look.length === 0) return null;
  const moment = play.reached[index]?.moment ?? 0;
  const found = ({ run = beat.run, match, ordinal }: Look): number | undefined => {
    if (match === undefined) return undefined;
    const all = entriesOf[play.runs[run] ?? ''] ?? [];
    const within = run === beat.run ? all.filter(({ seq }) => seq <= moment) : all;
    const seqs = [...matchesIn(within, match)].map(({ seq }) => seq);
    return ordinal === undefined ? seqs.at(-1) : seqs[ordinal - 1];
  };
  return (
    <fieldset className="lesson-looks">
      <legend>
        <Eye aria-hidden size={14} /> Look at
      </legend>
      {beat.look.map((look) => (
        <Button
          key={JSON.stringify(look)}
          className="button small"
          aria-label={`Look at ${wordsOf(look)}`}
          onPress={() =>
            show({
              panel: look.panel,
              party: look.party,
              run: openRun(play, beat, look),
              name: look.run ?? beat.run,
              seq: found(look),
            })
          }
        >
          {wordsOf(look)}
        </Button>
      ))}
    </fieldset>
  );
}

/** In a task it is the window of the fork that is wanted. */
function openRun({ aside, runs }: LessonPlay, beat: Beat, { run = beat.run }: Look): string {
  const isBeside = aside !== undefined && run === beat.run;
  return isBeside ? aside.run : (runs[run] ?? '');
}

function wordsOf({ panel, party, match, ordinal }: Look): string {
  const which = match === undefined || ordinal === undefined ? '' : ` ${ordinal}`;
  if (panel === 'relying-party' || panel === 'device')
    return party === undefined ? panelWords[panel] : party.replaceAll('-', ' ');
  return `${panelWords[panel]}${which}`;
}
