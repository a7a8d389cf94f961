/** The numbers behind a temperament: what somebody reads, how often they deny, their second phone. */
import type { Character, PersonSetup } from '#shared/protocol/setup/person.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { NumberLine } from '../form/number-line.tsx';
import { doesThink, readingChoices } from './person-words.ts';
import { ThinkFields } from './think-fields.tsx';

interface HabitFieldsProps {
  readonly name: string;
  readonly setup: PersonSetup;
  /** What is in force, with everything that was left open filled in. */
  readonly character: Character;
  readonly isDisabled: boolean;
  readonly onChange: (next: PersonSetup) => void;
}

export function HabitFields(props: HabitFieldsProps) {
  const { name, setup, character, isDisabled, onChange } = props;
  if (!doesThink(setup.temperament)) return null;
  const { reads, ...unread } = setup;
  return (
    <div className="habit-fields">
      <ChoiceLine
        label={`What ${name} reads`}
        isLabelHidden
        choices={readingChoices}
        value={reads ?? 'usual'}
        isDisabled={isDisabled}
        onChange={(next) => onChange(next === 'usual' ? unread : { ...unread, reads: next })}
      />
      {setup.temperament === 'fatigued' ? (
        <NumberLine
          label="Denies so many before giving in"
          value={character.denials}
          onChange={(denials) => onChange({ ...setup, denials })}
          least={0}
          most={1000}
          isDisabled={isDisabled}
        />
      ) : null}
      {setup.temperament === 'two-phones' ? <SecondPhone {...props} /> : null}
    </div>
  );
}

function SecondPhone({ name, setup, character, isDisabled, onChange }: HabitFieldsProps) {
  const { secondPhone } = character;
  const set = (by: Partial<Character['secondPhone']>): void =>
    onChange({ ...setup, secondPhone: { ...secondPhone, ...by } });
  return (
    <>
      <NumberLine
        label="Takes the other phone too (%)"
        value={Math.round(secondPhone.chance * 1000) / 10}
        onChange={(percent) => set({ chance: percent / 100 })}
        least={0}
        most={100}
        step={0.1}
        isDisabled={isDisabled}
      />
      <p className="quiet-line">How soon after the first:</p>
      <ThinkFields
        name={`${name} before the other phone`}
        think={setup.secondPhone?.after}
        inForce={secondPhone.after}
        isDisabled={isDisabled}
        onChange={(after) => set({ after: after ?? usualAfter })}
      />
    </>
  );
}

const usualAfter = { kind: 'uniform', fromMs: 0, toMs: 150 } as const;
