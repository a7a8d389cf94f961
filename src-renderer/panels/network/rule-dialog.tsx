/** Makes a fault rule or changes one. */
import { useState } from 'react';
import type { FaultRule } from '#shared/protocol/setup/fault-rule.ts';
import { parseMatch } from '#shared/trace/match/text/match-text.ts';
import type { Asking } from '../../model/use-ask.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { NumberLine } from '../form/number-line.tsx';
import { TextLine } from '../form/text-line.tsx';
import { ActFields } from './act-fields.tsx';
import { MatchField } from './match-field.tsx';
import { oftenChoices } from './rule-choices.ts';
import { type DraftReading, draftOf, endpointIn, type RuleDraft, readDraft } from './rule-draft.ts';

interface RuleDialogProps {
  /** The rule to change; undefined for a new one. */
  readonly rule: FaultRule | undefined;
  /** What a new one is to be about, where that is known. */
  readonly about?: string | undefined;
  readonly id: string;
  readonly asking: Asking;
  readonly onSave: (rule: FaultRule) => void;
  readonly onClose: () => void;
}

export function RuleDialog({ rule, about, id, asking, onSave, onClose }: RuleDialogProps) {
  const [draft, setDraft] = useState(() => ({
    ...draftOf(rule),
    ...(about === undefined ? {} : { match: about }),
  }));
  const change = (by: Partial<RuleDraft>): void => setDraft({ ...draft, ...by });
  const read = readDraft(draft, id, rule);
  const faults = read.kind === 'faults' ? read.faults : {};
  const match = parseMatch(draft.match);
  return (
    <FormDialog
      title={rule === undefined ? 'New fault rule' : 'Change the fault rule'}
      deed={rule === undefined ? 'Add the rule' : 'Change the rule'}
      hindrance={hindranceOf(draft, read)}
      refusal={asking.refusal}
      onForget={asking.forget}
      onSubmit={() => {
        if (read.kind === 'rule') onSave(read.rule);
      }}
      onClose={onClose}
    >
      <MatchField text={draft.match} onChange={(text) => change({ match: text })} />
      <HowOften draft={draft} onChange={change} />
      <ActFields
        draft={draft}
        onChange={change}
        faults={faults}
        endpoint={match.kind === 'read' ? endpointIn(match.match) : undefined}
      />
      <TextLine
        label="Title (may be empty)"
        value={draft.title}
        onChange={(title) => change({ title: title.slice(0, 200) })}
      />
    </FormDialog>
  );
}

interface HowOftenProps {
  readonly draft: RuleDraft;
  readonly onChange: (by: Partial<RuleDraft>) => void;
}

function HowOften({ draft, onChange }: HowOftenProps) {
  const { often } = draft;
  return (
    <div className="act-fields">
      <ChoiceLine
        label="How often"
        choices={oftenChoices}
        value={often}
        onChange={(next) => onChange({ often: next })}
      />
      {often === 'next' || often === 'every' ? (
        <NumberLine
          label={often === 'next' ? 'Times' : 'Every … th'}
          value={draft.n}
          onChange={(n) => onChange({ n })}
          least={1}
          most={1_000_000}
        />
      ) : null}
      {often === 'probability' ? (
        <NumberLine
          label="Chance (%)"
          value={draft.percent}
          onChange={(percent) => onChange({ percent })}
          least={0}
          most={100}
          step={0.1}
        />
      ) : null}
    </div>
  );
}

function hindranceOf(draft: RuleDraft, read: DraftReading): string | undefined {
  if (read.kind === 'rule') return undefined;
  if (draft.match.trim() === '') return 'Say which messages the rule is about.';
  return Object.keys(read.faults).length === 1
    ? 'One field is not right yet.'
    : 'Some fields are not right yet.';
}
