/** The body of a message while it is edited: members one row each, or the text as it is. */
import { Label, TextArea, TextField } from 'react-aria-components';
import type { Faults } from './draft-faults.ts';
import type { BodyKind, EditDraft } from './edit-draft.ts';
import { RowTable } from './row-table.tsx';

interface BodyEditorProps {
  readonly draft: EditDraft;
  readonly onChange: (by: Partial<EditDraft>) => void;
  readonly faults: Faults;
}

const titles: Readonly<Record<BodyKind, string>> = {
  form: 'Parameters of the form',
  json: 'Members of the JSON body',
  text: 'Body',
  bytes: 'Body',
};

export function BodyEditor({ draft, onChange, faults }: BodyEditorProps) {
  const { bodyKind, members, text } = draft;
  return (
    <section className="edit-part" aria-label={titles[bodyKind]}>
      <h3>{titles[bodyKind]}</h3>
      {bodyKind === 'bytes' ? (
        <p className="quiet-line">These bytes are no text; they stay as they are.</p>
      ) : null}
      {bodyKind === 'text' ? (
        <TextField
          className="form-field"
          value={text}
          onChange={(next) => onChange({ text: next })}
        >
          <Label className="hidden-but-read">Text of the body</Label>
          <TextArea className="input wire" rows={4} spellCheck={false} />
        </TextField>
      ) : null}
      {bodyKind === 'form' || bodyKind === 'json' ? (
        <RowTable
          noun={bodyKind === 'form' ? 'parameter' : 'member'}
          rows={members}
          onChange={(next) => onChange({ members: next })}
          where="members"
          faults={faults}
        />
      ) : null}
    </section>
  );
}
