/** Chooses two products and shows what differs: how many lines, the lines, and how to take them along. */
import { ArrowLeftRight, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { profiles } from '#shared/profiles/profile-list.ts';
import { comparableProfiles } from '#shared/projections/vendor-comparison/comparable.ts';
import { countOf, onlyDifferences } from '#shared/projections/vendor-comparison/compare-vendors.ts';
import { comparisonMarkdown } from '#shared/projections/vendor-comparison/comparison-markdown.ts';
import type { VendorComparison } from '#shared/projections/vendor-comparison/comparison-table.ts';
import { ChoiceLine } from '../../form/choice-line.tsx';
import { SwitchLine } from '../../form/switch-line.tsx';
import { WorkLine } from '../../work-line.tsx';
import { useVendorComparison } from './use-vendor-comparison.ts';
import { VendorRemarks } from './vendor-remarks.tsx';
import { VendorTable } from './vendor-table.tsx';

const choices = comparableProfiles.map((id) => ({
  id,
  word: profiles[id].title,
  sentence: profiles[id].summary,
}));

export function VendorComparisonView() {
  const { left, right, onChoose, comparison, refusal } = useVendorComparison();
  const [isShort, setShort] = useState(false);
  const shown = isShort && comparison !== undefined ? onlyDifferences(comparison) : comparison;
  return (
    <>
      <div className="vendors-choice">
        <ChoiceLine
          label="One product"
          choices={choices}
          value={left}
          onChange={(name) => onChoose(name, right)}
        />
        <Button
          className="button icon"
          aria-label="Swap the products"
          onPress={() => onChoose(right, left)}
        >
          <ArrowLeftRight aria-hidden size={15} />
        </Button>
        <ChoiceLine
          label="The other"
          choices={choices}
          value={right}
          onChange={(name) => onChoose(left, name)}
        />
        <SwitchLine isOn={isShort} isDisabled={left === right} onChange={setShort}>
          Only differences
        </SwitchLine>
        <CopyButton comparison={left === right ? undefined : shown} />
      </div>
      {left === right ? (
        <p className="empty" role="status">
          A product beside itself differs in nothing. Choose another one on either side.
        </p>
      ) : (
        <Compared {...{ comparison, shown, refusal }} />
      )}
    </>
  );
}

interface ComparedProps {
  readonly comparison: VendorComparison | undefined;
  readonly shown: VendorComparison | undefined;
  readonly refusal: string | undefined;
}

function Compared({ comparison, shown, refusal }: ComparedProps) {
  if (comparison === undefined || shown === undefined)
    return (
      <div className="empty" role="status">
        <p>{refusal ?? 'Sending both the same, turn by turn.'}</p>
        <WorkLine run="products" />
      </div>
    );
  const { differing, all } = countOf(comparison);
  return (
    <>
      <p className="vendors-count" role="status">
        <strong>
          {differing} of {all} lines differ.
        </strong>{' '}
        Read from two runs with the same seed, person and message, and from the profiles.
      </p>
      <div className="vendors-sheet" role="group" aria-label="What differs" tabIndex={0}>
        <VendorTable comparison={shown} />
        <VendorRemarks names={[comparison.left, comparison.right]} />
      </div>
    </>
  );
}

function CopyButton({ comparison }: { readonly comparison: VendorComparison | undefined }) {
  const [said, say] = useState('');
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied.');
    } catch {
      say('The clipboard is closed to this window.');
    }
  };
  return (
    <div className="vendors-copy">
      <Button
        className="button"
        isDisabled={comparison === undefined}
        onPress={() => void (comparison && copy(comparisonMarkdown(comparison)))}
      >
        <Copy aria-hidden size={14} /> Copy as Markdown
      </Button>
      <span className="quiet-line" role="status">
        {said}
      </span>
    </div>
  );
}
