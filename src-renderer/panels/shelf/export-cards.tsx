/** The forms in which a run goes out, a card each with one sentence. */
import { Radio, RadioGroup } from 'react-aria-components';
import {
  type ExportFormat,
  exportFormats,
  type FormatId,
} from '#shared/projections/out/export-formats.ts';

import { useListing } from '../../model/use-trace.ts';

interface ExportCardsProps {
  readonly format: ExportFormat;
  readonly onChoose: (id: FormatId) => void;
  readonly run: string;
}

const outside = 'A scenario is played in virtual time, and outside clients take part in this run.';

export function ExportCards({ format, onChoose, run }: ExportCardsProps) {
  // A scenario is played in virtual time.
  const isVirtual = useListing(run)?.mode !== 'wall';
  const choose = (value: string): void => {
    const chosen = exportFormats.find(({ id }) => id === value);
    if (chosen !== undefined) onChoose(chosen.id);
  };
  return (
    <RadioGroup aria-label="Format" className="export-cards" value={format.id} onChange={choose}>
      {exportFormats.map(({ id, title, sentence }) => {
        const isImpossible = id === 'scenario' && !isVirtual;
        return (
          <Radio key={id} value={id} className="signing-way" isDisabled={isImpossible}>
            <span className="radio-mark" aria-hidden />
            <span>
              <strong>{title}</strong>
              <small>{isImpossible ? outside : sentence}</small>
            </span>
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
