/** One fault rule: on or off, its title, when it acts, how often, what it does, how often it did. */
import { ArrowDown, ArrowUp, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import type { RuleCount } from '#shared/projections/network-board/rules-in-force.ts';
import { isErrorOf, legalErrorsOf } from '#shared/protocol/rules/endpoint-errors.ts';
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { SwitchLine } from '../form/switch-line.tsx';
import { endpointIn } from './rule-draft.ts';
import { actWords, matchOf, oftenWords, titleOf, whenWords } from './rule-words.ts';
import { useMoving } from './use-moving.ts';

interface RuleLineProps {
  readonly rule: FaultRule;
  readonly count: RuleCount | undefined;
  readonly isDisabled: boolean;
  readonly onSwitch: (isOn: boolean) => void;
  readonly onChange: () => void;
  readonly onRemove: () => void;
  readonly onMove: (by: -1 | 1) => void;
  /** Where it stands in the list, and how many stand there. */
  readonly place: number;
  readonly places: number;
}

export function RuleLine(props: RuleLineProps) {
  const { rule, count, isDisabled, onSwitch, onChange, onRemove, onMove, place, places } = props;
  const title = titleOf(rule);
  const isOn = rule.off !== true;
  const line = useRef<HTMLLIElement>(null);
  const move = useMoving(line, { place, places }, isDisabled ? undefined : onMove);
  return (
    <li ref={line} className={`fault-rule${isOn ? '' : ' off'}`}>
      <SwitchLine label={title} isOn={isOn} isDisabled={isDisabled} onChange={onSwitch} />
      <div className="fault-rule-words">
        {rule.title === '' ? null : <p className="fault-rule-title">{title}</p>}
        <p className={rule.title === '' ? 'fault-rule-title' : 'quiet-line'}>
          {sentenceOf(rule)}
          {isIllegal(rule) ? (
            <span className="illegal">
              {' '}
              <TriangleAlert aria-hidden size={13} /> illegal here
            </span>
          ) : null}
        </p>
      </div>
      <p className="fault-rule-count">{countWords(count, isOn)}</p>
      <MoveButtons {...props} title={title} onMove={move} />
      <Button
        className="button small"
        aria-label={`Change ${title}`}
        isDisabled={isDisabled}
        onPress={onChange}
      >
        <Pencil aria-hidden size={13} /> Change
      </Button>
      <Button
        className="button small"
        aria-label={`Remove ${title}`}
        isDisabled={isDisabled}
        onPress={onRemove}
      >
        <Trash2 aria-hidden size={13} /> Remove
      </Button>
    </li>
  );
}

/** Rules are asked in order, so that the order is worth changing; Alt and an arrow do the same. */
function MoveButtons(props: RuleLineProps & { readonly title: string }) {
  const { title, isDisabled, onMove, place, places } = props;
  return (
    <div
      className="rule-moves"
      role="group"
      aria-label={`Order of ${title}; Alt and an arrow key move it too`}
    >
      <Button
        className="button small"
        aria-label={`Ask earlier: ${title}`}
        data-moves={-1}
        isDisabled={isDisabled || place === 0}
        onPress={() => onMove(-1)}
      >
        <ArrowUp aria-hidden size={13} />
      </Button>
      <Button
        className="button small"
        aria-label={`Ask later: ${title}`}
        data-moves={1}
        isDisabled={isDisabled || place === places - 1}
        onPress={() => onMove(1)}
      >
        <ArrowDown aria-hidden size={13} />
      </Button>
    </div>
  );
}

/** «The 2nd answer of the token endpoint is lost, once.» */
function sentenceOf(rule: FaultRule): string {
  const when = whenWords(rule);
  return `${when.charAt(0).toUpperCase()}${when.slice(1)} ${actWords(rule.act)}: ${oftenWords(rule)}.`;
}

function countWords(count: RuleCount | undefined, isOn: boolean): string {
  if (!isOn) return 'off';
  if (count === undefined) return 'has not acted yet';
  const times = count.times === 1 ? 'acted once' : `acted ${count.times} times`;
  return `${times}, last at ${shownTime(count.lastAt)}`;
}

function isIllegal(rule: FaultRule): boolean {
  const match = matchOf(rule);
  const endpoint = match === undefined ? undefined : endpointIn(match);
  if (rule.act.kind !== 'error' || endpoint === undefined) return false;
  const { error, status } = rule.act;
  return legalErrorsOf(endpoint).length > 0 && !isErrorOf(endpoint, error, status);
}
