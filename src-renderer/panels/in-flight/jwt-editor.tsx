/** A JWT within a message, claim by claim, and what it is signed with afterwards. */
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type JwtEdit, resignings } from '#shared/intents/network-intents.ts';
import type { Faults } from './draft-faults.ts';
import type { DraftJwt } from './edit-draft.ts';
import { RowTable } from './row-table.tsx';

const meanings: Readonly<Record<JwtEdit['resign'], readonly [string, string]>> = {
  'right key': [
    'With the right key',
    'The sender’s own key signs it, so nobody can tell that it was changed.',
  ],
  'wrong key': [
    'With a wrong key',
    'A key that nobody publishes signs it: it looks right and does not verify.',
  ],
  none: [
    'With none',
    'The header says alg none and there is no signature; only a careless receiver takes it.',
  ],
  'as it was': ['As it was', 'The old signature stays; it no longer fits what you change.'],
};

interface JwtEditorProps {
  readonly jwt: DraftJwt;
  readonly onChange: (jwt: DraftJwt) => void;
  readonly faults: Faults;
}

export function JwtEditor({ jwt, onChange, faults }: JwtEditorProps) {
  const sign = (chosen: string): void => {
    const resign = resignings.find((one) => one === chosen);
    if (resign !== undefined) onChange({ ...jwt, resign });
  };
  return (
    <>
      <RowTable
        noun="claim"
        rows={jwt.claims}
        onChange={(claims) => onChange({ ...jwt, claims })}
        where="claims"
        faults={faults}
      />
      <RadioGroup className="signing" value={jwt.resign} onChange={sign}>
        <Label>How it is signed then</Label>
        <div className="signing-ways">
          {(['as it was', 'right key', 'wrong key', 'none'] as const).map((way) => (
            <Radio key={way} value={way} className="signing-way">
              <span className="radio-mark" aria-hidden />
              <span>
                <strong>{meanings[way][0]}</strong>
                <small>{meanings[way][1]}</small>
              </span>
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </>
  );
}
