/** The way to a step in the product's own console: «Security › Authenticators › Setup». */
import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';

export function PlacePath({ place }: { readonly place: string }) {
  const parts = place.split(' > ');
  return (
    <p className="place-path">
      {parts.map((part, at) => (
        <Fragment key={part}>
          {at === 0 ? null : <ChevronRight role="img" aria-label="then" size={11} />}
          <span>{part}</span>
        </Fragment>
      ))}
    </p>
  );
}
