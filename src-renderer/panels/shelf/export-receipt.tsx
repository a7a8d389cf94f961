/** What will be masked of an export, or was: how many secrets of which kind. */
import { ShieldCheck, ShieldOff } from 'lucide-react';
import { maskedCount, maskedKinds } from '#shared/projections/out/receipt.ts';
import type { Receipt } from '#shared/trace/redaction/export-receipt.ts';

export function ExportReceipt({ receipt }: { readonly receipt: Receipt }) {
  const { messages, ofMessages, masked, leftOut } = receipt;
  return (
    <section className="export-receipt" aria-label="What goes out">
      <p>
        <strong>
          {messages} of {ofMessages} messages
        </strong>
        {leftOut === undefined ? null : `; ${leftOut}`}
      </p>
      {masked === undefined ? (
        <p className="export-secrets unmasked">
          <ShieldOff aria-hidden size={15} /> With its secrets: whoever has it can act as these
          parties.
        </p>
      ) : (
        <>
          <p className="export-secrets">
            <ShieldCheck aria-hidden size={15} /> {secretsWords(maskedCount(masked))}
          </p>
          <ul className="export-kinds">
            {maskedKinds(masked).map(({ kind, words }) => (
              <li key={kind}>{words}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function secretsWords(count: number): string {
  if (count === 0) return 'There is no secret in it.';
  return count === 1 ? '1 secret masked' : `${count} secrets masked`;
}
