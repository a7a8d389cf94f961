/** Who is watching: a person of the household, or somebody who says their name. */
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { questionOf } from '../../../model/story/questions.ts';
import type { Telling } from '../../../model/story/use-telling.ts';

export function ViewerChoice({ telling }: { readonly telling: Telling }) {
  const { view, isPast, ask } = telling;
  const household = view.moment.setup?.users ?? [];
  const signIn = (loginHint: string): void => ask(questionOf('screen', loginHint));
  return (
    <section className="television-stage" aria-label="Who is watching">
      <h2>Who is watching?</h2>
      <ul className="viewers" aria-label="Household">
        {household.map(({ username, name }, index) => (
          <li key={username}>
            <Button
              className={`viewer viewer-${index % 2}`}
              aria-label={`Sign in as ${name}`}
              aria-disabled={isPast}
              onPress={() => signIn(username)}
            >
              <span className="viewer-face" aria-hidden>
                {name.charAt(0)}
              </span>
              {name.split(' ')[0]}
            </Button>
          </li>
        ))}
      </ul>
      <Guest isPast={isPast} onSignIn={signIn} />
    </section>
  );
}

interface GuestProps {
  readonly isPast: boolean;
  readonly onSignIn: (loginHint: string) => void;
}

function Guest({ isPast, onSignIn }: GuestProps) {
  const [hint, setHint] = useState('');
  const isReady = hint.trim() !== '' && !isPast;
  return (
    <form
      className="guest"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) onSignIn(hint.trim());
      }}
    >
      <TextField value={hint} onChange={setHint} className="field">
        <Label>Somebody else: name or e-mail address</Label>
        <Input autoComplete="off" spellCheck={false} />
      </TextField>
      <Button className="button large" type="submit" aria-disabled={!isReady}>
        Sign in
      </Button>
    </form>
  );
}
