/** One link of an explanation: its party's colour, its time, its sentence, its clause, and the way there. */
import {
  ArrowLeftRight,
  Globe,
  Hand,
  type LucideIcon,
  RefreshCw,
  Scale,
  SlidersHorizontal,
  Timer,
  Watch,
} from 'lucide-react';
import { Button, type ButtonProps } from 'react-aria-components';
import type { CauseKind, CauseLink } from '#shared/projections/causes/cause-link.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import { type ClauseId, clauseLabel, clauses } from '#shared/protocol/rules/clauses.ts';
import { roleOf } from '#shared/trace/party.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { shownTime } from '../../model/words/shown-text.ts';
import { ClauseLink } from '../clauses/clause-link.tsx';

const kinds: Readonly<Record<CauseKind, { readonly word: string; readonly icon: LucideIcon }>> = {
  person: { word: 'a person', icon: Hand },
  parameter: { word: 'a value', icon: SlidersHorizontal },
  rule: { word: 'a rule', icon: Scale },
  timer: { word: 'a timer', icon: Timer },
  message: { word: 'a message', icon: ArrowLeftRight },
  clock: { word: 'the clock', icon: Watch },
  outside: { word: 'from outside', icon: Globe },
  change: { word: 'a change', icon: RefreshCw },
};

interface CauseItemProps {
  readonly link: CauseLink;
  readonly lanes: readonly Lane[];
  /** True for what was asked about, with which the chain begins. */
  readonly isAsked: boolean;
  readonly onGo: (seq: number) => void;
}

export function CauseItem({ link, lanes, isAsked, onGo }: CauseItemProps) {
  const { word, icon: Icon } = kinds[link.kind];
  const role = roleOf(link.party);
  const title = lanes.find(({ party }) => party === link.party)?.title ?? 'Workbench';
  return (
    <li className={isAsked ? 'why-link asked' : 'why-link'} data-role={role}>
      <span className="why-mark" title={word}>
        <Icon aria-hidden size={15} />
      </span>
      <div>
        <Button
          className="why-jump"
          aria-label={`Go to ${link.title} at ${shownTime(link.at)}`}
          onPress={() => onGo(link.seq)}
          onKeyDown={moveFocus}
        >
          <span className="wire why-title">{link.title}</span>
          <span className="wire why-time">{shownTime(link.at)}</span>
        </Button>
        <p className="why-who">
          <PartyFace role={role} title={title} /> <span>{isAsked ? 'asked about' : word}</span>
        </p>
        <p className="why-text">{link.sentence}</p>
        <ClauseChip words={link.named?.clause} />
      </div>
    </li>
  );
}

type KeyPress = Parameters<NonNullable<ButtonProps['onKeyDown']>>[0];

/** Up and down along the chain; all other keys are the window's. */
function moveFocus(event: KeyPress): void {
  event.continuePropagation();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const chain = event.target instanceof Element ? event.target.closest('ol') : null;
  if (by === undefined || chain === null) return;
  event.preventDefault();
  const jumps = [...chain.querySelectorAll<HTMLElement>('.why-jump')];
  const place = jumps.findIndex((jump) => jump === document.activeElement) + by;
  jumps[Math.min(jumps.length - 1, Math.max(0, place))]?.focus();
}

const byLabel = new Map((Object.keys(clauses) as ClauseId[]).map((id) => [clauseLabel(id), id]));

function ClauseChip({ words }: { readonly words: string | undefined }) {
  if (words === undefined) return null;
  const clause = byLabel.get(words);
  return clause === undefined ? (
    <span className="chip">{words}</span>
  ) : (
    <ClauseLink clause={clause} className="chip" />
  );
}
