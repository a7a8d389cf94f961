/** What became of an export, to be shown beside it and to stand inside it: how much, and what is masked. */
import type { Receipt } from '../../trace/redaction/export-receipt.ts';
import type { Masked } from '../../trace/redaction/secret-book.ts';
import { secretKinds } from '../../trace/redaction/secret-kind.ts';

/** «41 of 41 messages, 7 secrets masked (3 tokens, 4 codes)», to be put behind a word. */
export function receiptWords({ messages, ofMessages, masked, leftOut }: Receipt): string {
  const much = `${messages} of ${ofMessages} messages`;
  const rest = leftOut === undefined ? '' : `; ${leftOut}`;
  return `${much}, ${maskedWords(masked)}${rest}`;
}

/** «7 secrets masked (3 tokens, 4 codes)», or that they are in it. */
export function maskedWords(masked: Masked | undefined): string {
  if (masked === undefined) return 'secrets included';
  const total = maskedCount(masked);
  const kinds = maskedKinds(masked);
  if (total === 0) return 'no secrets to mask';
  const secrets = total === 1 ? '1 secret' : `${total} secrets`;
  return `${secrets} masked (${kinds.map(({ words }) => words).join(', ')})`;
}

/** How many secrets were masked. */
export function maskedCount(masked: Masked): number {
  return Object.values(masked).reduce((sum, count) => sum + count, 0);
}

/** Each kind with its count, in the order of the list. */
export function maskedKinds(
  masked: Masked,
): readonly { readonly kind: string; readonly words: string }[] {
  return secretKinds.flatMap((kind) => {
    const count = masked[kind] ?? 0;
    if (count === 0) return [];
    return [
      {
        kind,
        words: `${count} ${count === 1 ? kind.replace(/s$/, '').replace('passwords', 'password') : kind}`,
      },
    ];
  });
}
