/** The network of the run: what is connected, and the rules by which messages come to harm. */
import { CloudLightning, EyeOff, Plus, Redo2, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { networkBoardAt } from '../../model/boards/network-board-at.ts';
import { useIsSearchOpen } from '../../model/lessons/use-lesson.ts';
import { takenAsRule, useWantedRule } from '../../model/search/wanted-rule.ts';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { RefusalLine } from '../form/refusal-line.tsx';
import { OutageSwitches } from './outage-switches.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { RuleLine } from './rule-line.tsx';
import { type RuleListActs, useRuleList } from './use-rule-list.ts';

/** The rule that is being written: one of the list, or a new one. */
type Written =
  | { readonly rule: FaultRule | undefined; readonly about?: string | undefined }
  | undefined;

export function NetworkPanel({ view }: { readonly view: RunView }) {
  const { outages } = networkBoardAt(view);
  const { ask, refusal, forget } = useAsk();
  const isSearchOpen = useIsSearchOpen(view.model.run);
  return (
    <section className="tool-panel network" aria-label="Network">
      <div className="network-side">
        <RefusalLine sentence={refusal} onDismiss={forget} />
        <OutageSwitches view={view} outages={outages} ask={ask} />
      </div>
      {isSearchOpen ? <RulesUnseen /> : <FaultRules view={view} />}
    </section>
  );
}

/** A rule by its title is half of what a lesson asks for. */
function RulesUnseen() {
  return (
    <section className="fault-rules" aria-label="Fault rules">
      <div className="empty">
        <EyeOff aria-hidden size={22} />
        <p>The rules of this run are shown once you have found what the lesson asks for.</p>
      </div>
    </section>
  );
}

function FaultRules({ view }: { readonly view: RunView }) {
  const { faults } = networkBoardAt(view);
  const list = useRuleList(view, faults);
  const [written, write] = useState<Written>();
  const wanted = useWantedRule();
  useEffect(() => {
    if (wanted === undefined) return;
    write({ rule: undefined, about: wanted });
    takenAsRule();
  }, [wanted]);
  const close = (): void => {
    list.asking.forget();
    write(undefined);
  };
  const save = async (rule: FaultRule): Promise<void> => {
    if (await list.put(rule)) close();
  };
  return (
    <section className="fault-rules" aria-label="Fault rules">
      <RuleBar list={list} isPast={view.cursor !== null} onNew={() => write({ rule: undefined })} />
      {written === undefined ? (
        <RefusalLine sentence={list.asking.refusal} onDismiss={list.asking.forget} />
      ) : (
        <RuleDialog
          rule={written.rule}
          about={written.about}
          id={written.rule?.id ?? list.newId}
          asking={list.asking}
          onSave={(rule) => void save(rule)}
          onClose={close}
        />
      )}
      <Rules view={view} list={list} onChange={(rule) => write({ rule })} />
    </section>
  );
}

interface RulesProps {
  readonly view: RunView;
  readonly list: RuleListActs;
  readonly onChange: (rule: FaultRule) => void;
}

function Rules({ view, list, onChange }: RulesProps) {
  const { rules, counts } = networkBoardAt(view).faults;
  if (rules.length === 0)
    return (
      <div className="empty">
        <CloudLightning aria-hidden size={22} />
        <p>Nothing goes wrong by itself here. A rule loses, delays, doubles or spoils messages.</p>
        <p>Press «New rule» to make the first one.</p>
      </div>
    );
  return (
    <ol aria-label="Rules, in the order in which they are asked">
      {rules.map((rule, place) => (
        <RuleLine
          key={rule.id}
          rule={rule}
          count={counts.get(rule.id)}
          isDisabled={view.cursor !== null}
          onSwitch={(isOn) => void list.put(switched(rule, isOn))}
          onChange={() => onChange(rule)}
          onRemove={() => list.remove(rule.id)}
          onMove={(by) => list.move(rule.id, by)}
          place={place}
          places={rules.length}
        />
      ))}
    </ol>
  );
}

function switched({ off, ...rule }: FaultRule, isOn: boolean): FaultRule {
  return isOn ? rule : { ...rule, off: true };
}

interface RuleBarProps {
  readonly list: RuleListActs;
  readonly isPast: boolean;
  readonly onNew: () => void;
}

function RuleBar({ list, isPast, onNew }: RuleBarProps) {
  return (
    <div className="rule-bar">
      <h2>Fault rules</h2>
      <Button className="button small primary" isDisabled={isPast} onPress={onNew}>
        <Plus aria-hidden size={14} /> New rule
      </Button>
      <Button
        className="button small"
        isDisabled={list.undo === undefined}
        onPress={() => list.undo?.()}
      >
        <Undo2 aria-hidden size={14} /> Undo
      </Button>
      <Button
        className="button small"
        isDisabled={list.redo === undefined}
        onPress={() => list.redo?.()}
      >
        <Redo2 aria-hidden size={14} /> Redo
      </Button>
      {isPast ? (
        <p className="quiet-line">You are looking at the past. Return to now to change a rule.</p>
      ) : null}
    </div>
  );
}
