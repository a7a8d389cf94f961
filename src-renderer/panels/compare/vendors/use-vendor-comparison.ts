/** Which two products are compared, which outlives the window, and what came of it. */
import { useEffect } from 'react';
import { comparableProfiles } from '#shared/projections/vendor-comparison/comparable.ts';
import type { VendorComparison } from '#shared/projections/vendor-comparison/comparison-table.ts';
import type { ProfileName } from '#shared/protocol/setup/run-setup.ts';
import { useKept } from '../../../model/kept/use-kept.ts';
import { useSteady } from '../../../model/steady/use-steady.ts';
import { useAsk } from '../../../model/use-ask.ts';
import { useWorkbench } from '../../../model/use-trace.ts';
import { pairOf } from '../../../model/workbench-model.ts';

interface ChosenVendors {
  readonly left: ProfileName;
  readonly right: ProfileName;
  readonly onChoose: (left: ProfileName, right: ProfileName) => void;
  /** Undefined until it is there. */
  readonly comparison: VendorComparison | undefined;
  readonly refusal: string | undefined;
}

const usual = 'okta auth0';

export function useVendorComparison(): ChosenVendors {
  const [kept, keep] = useKept('vendors', usual);
  const [left = 'okta', right = 'auth0'] = kept.split(' ').flatMap(knownName);
  const { ask, refusal } = useAsk();
  const comparison = useWorkbench(({ compared }) => compared[pairOf(left, right)]);
  const askFor = useSteady((one: ProfileName, other: ProfileName): void => {
    if (one !== other) void ask({ kind: 'products.compare', left: one, right: other });
  });
  useEffect(() => askFor(left, right), [askFor, left, right]);
  return {
    left,
    right,
    onChoose: (one, other) => keep(pairOf(one, other)),
    comparison,
    refusal,
  };
}

function knownName(name: string): readonly ProfileName[] {
  return comparableProfiles.filter((known) => known === name);
}
