/** The provider's signing keys: which of them sign, which only verify, and the way to new ones. */
import { KeyRound, ListTree, RefreshCw } from 'lucide-react';
import { memo } from 'react';
import { Button } from 'react-aria-components';
import { signsNow } from '#shared/projections/provider-keys.ts';
import { providerKeysAt } from '../model/boards/provider-keys-at.ts';
import { type Asking, useAsk } from '../model/use-ask.ts';
import type { RunView } from '../model/use-trace.ts';
import { wantKey } from '../model/wanted-key.ts';
import { shownTime } from '../model/words/shown-text.ts';
import { RefusalLine } from './form/refusal-line.tsx';

export function ProviderKeys({ view }: { readonly view: RunView }) {
  const { ask, refusal, forget } = useAsk();
  const keys = providerKeysAt(view);
  const signing = keys.published.filter((key) => signsNow(keys, key));
  return (
    <details className="provider-keys">
      <summary>
        <KeyRound aria-hidden size={14} /> Keys: {signing.length} signing, {keys.published.length}{' '}
        published
      </summary>
      <ul aria-label="Keys of the provider">
        {keys.published.map((key) => (
          <li key={key.kid}>
            <code>{key.kid}</code>
            <span className="quiet-line">
              {key.alg}, {signsNow(keys, key) ? 'signs' : 'verifies only'} · since{' '}
              {shownTime(key.since)}
            </span>
          </li>
        ))}
      </ul>
      <KeyDeeds run={view.model.run} isPast={view.cursor !== null} onAsk={ask} />
      <p className="quiet-line">
        Adds one key of every algorithm, which signs from then on. The older ones stay published, so
        that what they signed can still be verified; a relying party that meets a key it does not
        know fetches them anew.
      </p>
      <RefusalLine sentence={refusal} onDismiss={forget} />
    </details>
  );
}

interface KeyDeedsProps {
  readonly run: string;
  readonly isPast: boolean;
  readonly onAsk: Asking['ask'];
}

const KeyDeeds = memo(function KeyDeeds({ run, isPast, onAsk }: KeyDeedsProps) {
  return (
    <>
      <Button
        className="button small"
        isDisabled={isPast}
        onPress={() => void onAsk({ kind: 'keys.rotate', run })}
      >
        <RefreshCw aria-hidden size={13} /> Rotate the keys
      </Button>
      <Button className="button small" onPress={() => wantKey()}>
        <ListTree aria-hidden size={13} /> All keys of the run
      </Button>
    </>
  );
});
