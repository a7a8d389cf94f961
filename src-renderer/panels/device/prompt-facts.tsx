/** What stands behind a request, beyond the message: scopes in plain words, details, why, how strong. */
import { Fingerprint, Info } from 'lucide-react';
import type { PhoneBoard } from '#shared/projections/phone-board.ts';
import type { EntryOf } from '#shared/trace/entry.ts';
import { shownScope } from '../../model/words/shown-text.ts';
import { AuthorizationDetails, rowsOf } from './authorization-details.tsx';

interface PromptFactsProps {
  readonly prompt: EntryOf<'prompt.arrived'>;
  readonly board: Pick<PhoneBoard, 'contexts'> | undefined;
}

export function PromptFacts({ prompt, board }: PromptFactsProps) {
  const context = board?.contexts.get(prompt.about ?? '');
  return (
    <>
      <ul className="scopes" aria-label="What it may do">
        {prompt.scope.split(' ').map((word) => (
          <li key={word}>{shownScope(word)}</li>
        ))}
      </ul>
      <AuthorizationDetails details={prompt.authorizationDetails} />
      {context === undefined ? null : (
        <section className="details" aria-label="Where this comes from">
          <dl>{Object.entries(context).flatMap(([name, value]) => rowsOf(name, value))}</dl>
        </section>
      )}
      {prompt.acrValues.length === 0 ? null : (
        <p className="prompt-fact">
          <Fingerprint aria-hidden /> Asks for a strong sign-in: {prompt.acrValues.join(', ')}
        </p>
      )}
      {prompt.userName === '' ? null : (
        <p className="prompt-fact">
          <Info aria-hidden /> As {prompt.userName}
        </p>
      )}
    </>
  );
}
