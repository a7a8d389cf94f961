/** A JWT that is yet to be signed: its header and claims as JSON, and the key. */
import type { HandKey } from '#shared/intents/request-intents.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';
import type { JwtDraft } from './request-draft.ts';

const keys = [
  {
    id: 'right key',
    word: 'The party’s own key',
    sentence: 'The key of its kid and alg; an HS algorithm takes the client’s secret.',
  },
  {
    id: 'wrong key',
    word: 'A wrong key',
    sentence: 'Made for this; nobody publishes it, so it does not verify.',
  },
  { id: 'none', word: 'None', sentence: 'alg none, and no signature.' },
] as const satisfies readonly { id: HandKey; word: string; sentence: string }[];

interface JwtFieldsProps {
  readonly name: string;
  readonly jwt: JwtDraft;
  readonly onChange: (jwt: JwtDraft) => void;
}

export function JwtFields({ name, jwt, onChange }: JwtFieldsProps) {
  return (
    <div className="builder-jwt">
      <ChoiceLine
        label={`Key of ${name}`}
        choices={keys}
        value={jwt.key}
        onChange={(key) => onChange({ ...jwt, key })}
      />
      <TextAreaLine
        label={`Header of ${name}`}
        isWire
        value={jwt.header}
        onChange={(header) => onChange({ ...jwt, header })}
        rows={jwt.header.split('\n').length}
        most={20_000}
      />
      <TextAreaLine
        label={`Claims of ${name}`}
        isWire
        value={jwt.claims}
        onChange={(claims) => onChange({ ...jwt, claims })}
        rows={Math.min(12, jwt.claims.split('\n').length)}
        most={50_000}
      />
    </div>
  );
}
