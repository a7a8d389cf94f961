/** Where the assistant begins to ask: whom, and for how long the question stands. */
import { BellRing } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { questionOf } from '../../../model/story/questions.ts';
import type { Telling } from '../../../model/story/use-telling.ts';

export function AskOwner({ telling }: { readonly telling: Telling }) {
  const [owner, setOwner] = useState('alice');
  const { isPast, ask } = telling;
  return (
    <form
      className="ask-owner"
      onSubmit={(event) => {
        event.preventDefault();
        ask(questionOf('agent', owner));
      }}
    >
      <TextField value={owner} onChange={setOwner} className="field">
        <Label>Owner</Label>
        <Input autoComplete="off" spellCheck={false} />
      </TextField>
      <Button className="button primary large" type="submit" aria-disabled={isPast}>
        <BellRing aria-hidden size={18} /> Ask the owner
      </Button>
      <p className="quiet-line">
        The question stands for eight hours (<code>requested_expiry</code>).
      </p>
    </form>
  );
}
