/** Where the shopkeeper says who pays, and starts the sign-in. */
import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { freshMessageOf, questionOf } from '../../../model/story/questions.ts';
import type { Telling } from '../../../model/story/use-telling.ts';

export function TillForm({ telling }: { readonly telling: Telling }) {
  const [loginHint, setLoginHint] = useState('alice');
  const [bindingMessage, setBindingMessage] = useState(() => freshMessageOf('till'));
  const { isPast, ask } = telling;
  const press = (): void => {
    if (isPast) return;
    ask(questionOf('till', loginHint, bindingMessage));
    setBindingMessage(freshMessageOf('till'));
  };
  return (
    <form
      className="till-form"
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <TextField value={loginHint} onChange={setLoginHint} className="field">
        <Label>Customer</Label>
        <Input autoComplete="off" spellCheck={false} />
      </TextField>
      <TextField value={bindingMessage} onChange={setBindingMessage} className="field">
        <Label>Message on both screens</Label>
        <Input autoComplete="off" spellCheck={false} className="wire" />
      </TextField>
      <Button className="button primary large" type="submit" aria-disabled={isPast}>
        <Fingerprint aria-hidden size={20} /> Sign in with CIBA
      </Button>
    </form>
  );
}
