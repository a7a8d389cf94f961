/** What a product does otherwise than CIBA, and what nobody has published or a guide gets wrong. */
import { Info, Split } from 'lucide-react';
import type { Profile } from '#shared/profiles/profile.ts';
import { sourceWords } from './source-words.ts';

export function WhatToKnow({ product }: { readonly product: Profile }) {
  const { departures = [], remarks = [] } = product;
  return (
    <>
      <Departures of={departures} />
      {remarks.length === 0 ? null : (
        <section className="product-notes" aria-label="What to know">
          <h3>What to know</h3>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>
                <Info aria-hidden size={14} /> <span>{remark}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Departures({ of }: { readonly of: NonNullable<Profile['departures']> }) {
  if (of.length === 0) return null;
  return (
    <section className="product-notes" aria-label="Otherwise than CIBA">
      <h3>Otherwise than CIBA</h3>
      <ul>
        {of.map(({ row, sentence, source }) => (
          <li key={row}>
            <Split aria-hidden size={14} />
            <span>
              {sentence} <code>{row}</code>{' '}
              <em className={`product-source ${source}`}>{sourceWords(source)}</em>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
