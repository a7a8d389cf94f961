/** Edits a message on its way: its first line, its headers, its body and a JWT in it. */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { NamedFlight } from '#shared/projections/network-board/flights.ts';
import type { Wire } from '#shared/protocol/encoding/wire.ts';
import { useAsk } from '../../model/use-ask.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { FormDialog } from '../form/form-dialog.tsx';
import { TextLine } from '../form/text-line.tsx';
import { BodyEditor } from './body-editor.tsx';
import { type Faults, faultsOf } from './draft-faults.ts';
import { type DraftJwt, draftOf, type EditDraft } from './edit-draft.ts';
import { editOf, isEmpty } from './edit-of-draft.ts';
import { JwtEditor } from './jwt-editor.tsx';
import { RowTable } from './row-table.tsx';

interface EditDialogProps {
  readonly run: string;
  readonly flight: NamedFlight;
  readonly onClose: () => void;
}

const labels: Readonly<Record<string, string>> = {
  method: 'Method',
  target: 'Target',
  status: 'Status',
  reason: 'Reason',
  subject: 'Subject',
};

export function EditDialog({ run, flight, onClose }: EditDialogProps) {
  const [before] = useState(() => draftOf(flight.wire));
  const [draft, setDraft] = useState(before);
  const [place, choosePlace] = useState(before.jwts[0]?.at ?? '');
  const { ask, refusal, forget } = useAsk();
  const chosen = draft.jwts.find(({ at }) => at === place);
  const faults = faultsOf(draft, chosen);
  const edit = faults.size === 0 ? editOf(before, draft, chosen) : {};
  const change = (by: Partial<EditDraft>): void => setDraft({ ...draft, ...by });
  const apply = async (): Promise<void> => {
    if (await ask({ kind: 'message.edited', run, message: flight.message, ...edit })) onClose();
  };
  return (
    <FormDialog
      title={
        <>
          Edit <code>{flight.title}</code>
        </>
      }
      deed="Apply the edit"
      hindrance={hindranceOf(faults.size, isEmpty(edit))}
      refusal={refusal}
      onForget={forget}
      onSubmit={() => void apply()}
      onClose={onClose}
    >
      <FirstLine draft={draft} onChange={change} faults={faults} kind={flight.wire.kind} />
      {flight.wire.kind === 'channel.note' ? null : (
        <HeaderDrawer draft={draft} onChange={change} faults={faults} />
      )}
      <BodyEditor draft={draft} onChange={change} faults={faults} />
      {chosen === undefined ? null : (
        <section className="edit-part" aria-label="JWT">
          <h3>
            The JWT in <code>{chosen.at}</code>
          </h3>
          <PlaceChoice jwts={draft.jwts} place={place} onChoose={choosePlace} />
          <JwtEditor
            jwt={chosen}
            onChange={(jwt) =>
              change({ jwts: draft.jwts.map((one) => (one.at === jwt.at ? jwt : one)) })
            }
            faults={faults}
          />
        </section>
      )}
    </FormDialog>
  );
}

interface PartProps {
  readonly draft: EditDraft;
  readonly onChange: (by: Partial<EditDraft>) => void;
  readonly faults: Faults;
}

function FirstLine({ draft, onChange, faults, kind }: PartProps & Pick<Wire, 'kind'>) {
  return (
    <div className={`first-line of-${kind.replace('.', '-')}`}>
      {Object.entries(draft.line).map(([name, value]) => (
        <TextLine
          key={name}
          label={labels[name] ?? name}
          value={value}
          onChange={(next) => onChange({ line: { ...draft.line, [name]: next } })}
          fault={faults.get(`line.${name}`)}
          isWire
        />
      ))}
    </div>
  );
}

function HeaderDrawer({ draft, onChange, faults }: PartProps) {
  return (
    <Disclosure className="drawer">
      <Heading level={3}>
        <Button slot="trigger" className="drawer-trigger">
          <ChevronRight aria-hidden size={16} /> Headers ({draft.headers.length})
        </Button>
      </Heading>
      <DisclosurePanel>
        <RowTable
          noun="header"
          rows={draft.headers}
          onChange={(headers) => onChange({ headers })}
          where="headers"
          faults={faults}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}

function hindranceOf(faults: number, isUnchanged: boolean): string | undefined {
  if (faults > 0)
    return faults === 1 ? 'One field is not right yet.' : `${faults} fields are not right yet.`;
  return isUnchanged ? 'Nothing is changed yet.' : undefined;
}

interface PlaceChoiceProps {
  readonly jwts: readonly DraftJwt[];
  readonly place: string;
  readonly onChoose: (place: string) => void;
}

/** One JWT is edited at a time, since one edit makes one signature. */
function PlaceChoice({ jwts, place, onChoose }: PlaceChoiceProps) {
  if (jwts.length < 2) return null;
  const choices = jwts.map(({ at }) => ({ id: at, word: at }));
  return (
    <ChoiceLine
      label="Which JWT to edit (one at a time)"
      choices={choices}
      value={place}
      onChange={onChoose}
    />
  );
}
