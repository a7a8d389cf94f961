/** One person: their temperament and think time, and what they decided last and why. */
import { Check, X } from 'lucide-react';
import type { PersonView } from '#shared/projections/network-board/people.ts';
import type { PersonSetup } from '#shared/protocol/setup/person.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { PartyFace } from '../../drawing/party-face.tsx';
import { TransactionBadge } from '../../drawing/transaction-badge.tsx';
import { useAsk } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { shownTime } from '../../model/words/shown-text.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { RefusalLine } from '../form/refusal-line.tsx';
import { HabitFields } from './habit-fields.tsx';
import { doesThink, temperamentChoices, temperamentWords, thinkingWords } from './person-words.ts';
import { ThinkFields } from './think-fields.tsx';

interface PersonLineProps {
  readonly view: RunView;
  readonly person: PersonView;
}

export function PersonLine({ view, person }: PersonLineProps) {
  const { ask, refusal, forget } = useAsk();
  const { sub, name, username, setup, character, decided } = person;
  const isDisabled = view.cursor !== null;
  const change = (next: PersonSetup): void =>
    void ask({ kind: 'person.changed', run: view.model.run, sub, person: next });
  const { think, ...rest } = setup;
  return (
    <li className="person-line">
      <div className="person-who">
        <PartyFace role="person" title={name} />
        <p className="quiet-line">
          <code>{username}</code> · {devicesOf(view, person)}
        </p>
      </div>
      <div className="person-part">
        <ChoiceLine
          label={`Temperament of ${name}`}
          isLabelHidden
          choices={temperamentChoices}
          value={setup.temperament}
          isDisabled={isDisabled}
          onChange={(temperament) => change({ ...rest, temperament })}
        />
        <p className="quiet-line">{temperamentWords(character)}</p>
      </div>
      <div className="person-part">
        {doesThink(setup.temperament) ? (
          <ThinkFields
            name={name}
            think={think}
            inForce={character.think}
            isDisabled={isDisabled}
            onChange={(next) => change(next === undefined ? rest : { ...rest, think: next })}
          />
        ) : null}
        <p className="quiet-line">{thinkingWords(character)}</p>
        <HabitFields
          name={name}
          setup={setup}
          character={character}
          isDisabled={isDisabled}
          onChange={change}
        />
      </div>
      <Decision decided={decided} />
      <RefusalLine sentence={refusal} onDismiss={forget} />
    </li>
  );
}

function devicesOf({ moment }: RunView, { devices }: PersonView): string {
  const titles = new Map(moment.setup?.devices.map(({ name, title }) => [name, title]));
  return devices.map((name) => titles.get(name) ?? name).join(', ');
}

function Decision({ decided }: { readonly decided: EntryOf<'person.decided'> | undefined }) {
  if (decided === undefined)
    return <p className="person-decided quiet-line">Has not decided on their own yet.</p>;
  const isYes = decided.decision === 'approve';
  const Icon = isYes ? Check : X;
  return (
    <div className="person-decided">
      <p className={isYes ? 'tone-ok' : 'tone-refused'}>
        <Icon aria-hidden size={15} /> {isYes ? 'Approved' : 'Denied'}
        {decided.about === undefined ? null : <TransactionBadge about={decided.about} />}
        <code className="quiet-line">{shownTime(decided.at)}</code>
      </p>
      <p className="quiet-line">Why: {decided.why}</p>
    </div>
  );
}
