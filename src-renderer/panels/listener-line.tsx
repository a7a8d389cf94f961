/** Tells developers where a wall-clock run listens and with which client, ready to copy. */
import { Copy, Radio } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useWorkbench } from '../model/use-trace.ts';

export function ListenerLine({ run }: { readonly run: string }) {
  const listener = useWorkbench(({ runs }) => runs.find((held) => held.run === run)?.listener);
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
        Listening at <code>{issuer}</code> for client <code>corner-shop-till</code> with the secret{' '}
        <code>simulated-secret-of-the-till</code>, users <code>alice</code> and <code>bruno</code>.
      </span>
      <Button className="button small" onPress={() => void navigator.clipboard.writeText(issuer)}>
        <Copy aria-hidden size={14} /> Copy the issuer
      </Button>
    </div>
  );
}
