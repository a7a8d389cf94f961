/** Four characters of the auth_req_id on a hue of their own: one transaction, in every window. */
import type { CSSProperties } from 'react';

export function TransactionBadge({ about }: { readonly about: string }) {
  const hue = Array.from(about).reduce(
    (sum, character) => (sum * 31 + character.charCodeAt(0)) % 360,
    7,
  );
  const style = { '--hue': hue } as CSSProperties;
  return (
    <span className="badge" style={style} title={`Request ${about}`}>
      {about.slice(0, 4)}
    </span>
  );
}
