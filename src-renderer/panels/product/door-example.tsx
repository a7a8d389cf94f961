/** A request to try the door with, as a command that can be copied. */
import { Copy } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useCopying } from '../../model/steady/use-copying.ts';

export function DoorExample({ example }: { readonly example: string }) {
  const { copy, said } = useCopying(example);
  return (
    <div className="door-example">
      <div className="door-example-head">
        <h4>Try it from a shell</h4>
        <Button className="button small" onPress={copy}>
          <Copy aria-hidden size={13} /> Copy as cURL
        </Button>
        <span className="curl-said" role="status" aria-label="Copying the example">
          {said}
        </span>
      </div>
      <pre className="raw" aria-label="Example for the door" tabIndex={0}>
        {example}
      </pre>
    </div>
  );
}
