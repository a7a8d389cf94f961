/** The head of a lane: its mode, how its sign-in stands at the moment looked at, and the way into it. */
import { ArrowRight } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { Lane } from '#shared/projections/lanes.ts';
import { durationWords } from '#shared/projections/three-modes/figure-words.ts';
import type { ModeReport } from '#shared/projections/three-modes/mode-report.ts';
import type { DeliveryMode } from '#shared/protocol/setup/provider-settings.ts';
import { PartyIcon } from '../../drawing/party-face.tsx';
import { shownState } from '../../model/words/shown-text.ts';

interface ModeHeadProps {
  readonly mode: DeliveryMode;
  readonly report: ModeReport;
  readonly atMs: number;
  /** Whose lifeline stands where. */
  readonly parties: readonly Lane[];
  readonly xOf: (place: number) => number;
  readonly onOpen: () => void;
}

const iconSize = 14;

export const modeTitles = { poll: 'Poll', ping: 'Ping', push: 'Push' } as const;

export function ModeHead({ mode, report, atMs, parties, xOf, onOpen }: ModeHeadProps) {
  const { word, why, tone } = standingAt(report, atMs);
  return (
    <div className="mode-head">
      <h2>{modeTitles[mode]}</h2>
      <p className={`mode-standing tone-${tone}`} title={why ?? word}>
        {word}
      </p>
      <Button
        className="button small icon"
        aria-label={`Open the ${mode} run at this moment`}
        onPress={onOpen}
      >
        <ArrowRight aria-hidden size={14} />
      </Button>
      <div className="mode-faces" aria-hidden>
        {parties.map(({ party, role }, place) => (
          <span key={party} data-role={role} style={{ left: xOf(place) - iconSize / 2 }}>
            <PartyIcon role={role} size={iconSize} />
          </span>
        ))}
      </div>
    </div>
  );
}

/** What has become of the sign-in by then. */
function standingAt({ times, ended }: ModeReport, atMs: number) {
  const over = ended.findLast(({ at }) => at <= atMs);
  const waiting = times.waited.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  if (waiting !== undefined)
    return {
      word: `waiting for ${durationWords(atMs - waiting.fromMs)}`,
      tone: 'waiting',
      why: undefined,
    };
  const has = times.toTokens.findLast(({ toMs }) => toMs <= atMs);
  if (over === undefined)
    return has === undefined
      ? { word: 'asking', tone: 'plain', why: undefined }
      : { word: 'has the tokens', tone: 'ok', why: undefined };
  return {
    word: shownState(over.state),
    why: over.reason ?? undefined,
    tone: over.state === 'signedIn' ? 'ok' : 'refused',
  };
}
