/** The diagram that somebody expects, as text, and whom each of its participants stands for. */
import { longestSequenceText } from '#shared/projections/expected/mermaid/sequence-text.ts';
import type { Lane } from '#shared/projections/lanes.ts';
import { type Party, roleOf } from '#shared/trace/party.ts';
import type { ExpectedAt } from '../../model/expected/expected-at.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';

interface DrawnFlowProps {
  readonly at: ExpectedAt;
  readonly lanes: readonly Lane[];
}

const example = `sequenceDiagram
  RP->>OP: POST /backchannel/authentication
  OP-->>RP: 200 auth_req_id`;

export function DrawnFlow({ at, lanes }: DrawnFlowProps) {
  const { draft, onDraft, expectation } = at;
  const { drawn, roles, fault } = expectation;
  return (
    <div className="drawn-flow">
      <TextAreaLine
        label="Mermaid sequence diagram"
        value={draft.text}
        onChange={(text) => onDraft({ text })}
        rows={6}
        most={longestSequenceText}
        placeholder={example}
        fault={fault?.sentence}
        isWire
      />
      {drawn === undefined ? null : (
        <div className="drawn-roles" role="group" aria-label="Whom the participants stand for">
          {drawn.participants.map(({ id, title }) => (
            <ChoiceLine
              key={id}
              label={title.slice(0, longestTitle)}
              choices={choicesOf(lanes)}
              value={roles[id] ?? 'nobody'}
              onChange={(role) => onDraft({ roles: { ...draft.roles, [id]: role } })}
            />
          ))}
        </div>
      )}
    </div>
  );
}

const longestTitle = 60;

/** A role where any party of it will do, then each party by name, then nobody. */
function choicesOf(lanes: readonly Lane[]): readonly { id: Party | 'nobody'; word: string }[] {
  const several = (['relying-party', 'authentication-device'] as const).filter((role) =>
    lanes.some(({ party }) => roleOf(party) === role),
  );
  return [
    ...several.map((role) => ({ id: role, word: roleWords[role] })),
    ...lanes.map(({ party, title }) => ({ id: party, word: title })),
    { id: 'nobody', word: 'Nobody of this run' },
  ];
}

const roleWords = {
  'relying-party': 'Any relying party',
  'authentication-device': 'Any device',
} as const;
