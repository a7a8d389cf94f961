/** Where the code goes that the person has agreed on with their provider (CIBA Core §7.1.2). */
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Telling } from '../../../model/story/use-telling.ts';

export function UserCodeForm({ telling }: { readonly telling: Telling }) {
  const [code, setCode] = useState('');
  const isReady = code !== '' && !telling.isPast;
  return (
    <form
      className="story-code"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) telling.enterCode(code);
      }}
    >
      <TextField value={code} onChange={setCode} className="field">
        <Label>User code</Label>
        <Input autoComplete="off" spellCheck={false} inputMode="numeric" className="wire" />
      </TextField>
      <Button className="button primary large" type="submit" aria-disabled={!isReady}>
        <KeyRound aria-hidden size={18} /> Send the code
      </Button>
    </form>
  );
}
