/** Tells developers where a wall-clock run listens and with which client, ready to copy. */
import { Copy, Radio } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { RunSetup } from '#shared/protocol/setup/run-setup.ts';
import { type RunView, useListing } from '../model/use-trace.ts';

export function ListenerLine({ view }: { readonly view: RunView }) {
  const listener = useListing(view.model.run)?.listener;
  if (listener === undefined) return null;
  if ('sentence' in listener) {
    return (
      <p className="listener-line tone-refused" role="alert">
        {listener.sentence}
      </p>
    );
  }
  const { issuer } = listener;
  return (
    <div className="listener-line">
      <Radio aria-hidden size={16} />
      <span>
        Listening at <code>{issuer}</code>
        <Parties setup={view.moment.setup} />
      </span>
      <Button className="button small" onPress={() => void navigator.clipboard.writeText(issuer)}>
        <Copy aria-hidden size={14} /> Copy the issuer
      </Button>
    </div>
  );
}

/** A first client with its secret, and the first people: enough to begin with. */
function Parties({ setup }: { readonly setup: RunSetup | undefined }) {
  if (setup === undefined) return '.';
  const {
    clients: [client],
    users,
  } = setup;
  const [first, second] = users;
  return (
    <>
      {client === undefined ? null : (
        <>
          {' '}
          for client <code>{client.client_id}</code>
        </>
      )}
      {client?.client_secret === undefined ? null : (
        <>
          {' '}
          with the secret <code>{client.client_secret}</code>
        </>
      )}
      {first === undefined ? null : (
        <>
          , users <code>{first.username}</code>
        </>
      )}
      {second === undefined ? null : (
        <>
          {' '}
          and <code>{second.username}</code>
        </>
      )}
      .
    </>
  );
}
