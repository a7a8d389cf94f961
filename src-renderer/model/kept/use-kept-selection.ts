/** The message that is chosen in a run, remembered like everything that a person has set. */

import { useSteady } from '../steady/use-steady.ts';
import { useKept } from './use-kept.ts';

/** The chosen entry's number, and how to choose another. */
export function useKeptSelection(run: string): [number | undefined, (seq: number) => void] {
  const [value, keep] = useKept('selected', '');
  const [ofRun, seq] = value.split(' ');
  const onSelect = useSteady((chosen: number): void => keep(`${run} ${chosen}`));
  return [ofRun === run && /^\d+$/.test(seq ?? '') ? Number(seq) : undefined, onSelect];
}
