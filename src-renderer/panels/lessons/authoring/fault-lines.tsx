/** What is wrong where there is no field for it. */

import { isWithin } from '#shared/lessons/authoring/draft-fault.ts';
import { useAuthoring } from '../../../model/lessons/authoring/authoring-parts.ts';

export function FaultLines({ places }: { readonly places: readonly string[] }) {
  const { faults } = useAuthoring();
  const own = faults.filter(({ place }) => places.some((outer) => isWithin(place, outer)));
  return own.map(({ place, sentence }) => (
    <p key={`${place} ${sentence}`} className="field-fault">
      {sentence}
    </p>
  ));
}
