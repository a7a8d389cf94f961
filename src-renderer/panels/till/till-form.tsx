/** Where the shopkeeper says who pays, and starts the sign-in. */
import { Fingerprint } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import type { Session } from '#shared/intents.ts';
import { type RunView, useDispatch } from '../../model/use-trace.ts';

interface TillFormProps {
  readonly view: RunView;
  readonly session: Session;
  readonly isAgain: boolean;
}

export function TillForm({ view, session, isAgain }: TillFormProps) {
  const dispatch = useDispatch();
  const [loginHint, setLoginHint] = useState('alice');
  const [bindingMessage, setBindingMessage] = useState(() => freshMessage());
  const isPast = view.cursor !== null;
  const press = (): void => {
    if (isPast) return;
    void dispatch({
      kind: 'sign-in.pressed',
      run: session.run,
      relyingParty: session.party,
      loginHint,
      bindingMessage,
      scope: 'openid profile payment',
    });
    setBindingMessage(freshMessage());
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
      {isPast ? (
        <p className="quiet-line">You are looking at the past. Return to now to act.</p>
      ) : null}
      {isAgain ? <p className="quiet-line">This starts a new request.</p> : null}
    </form>
  );
}

/** A short message with a part of its own for each payment, as CIBA Core §7.1 advises. */
function freshMessage(): string {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const pick = (): string => letters.charAt(Math.floor(Math.random() * letters.length));
  return `PAY-${pick()}${pick()}${pick()}${pick()}`;
}
