/** What the file is for: to go on with, to show, or to be played again. */
import { Radio, RadioGroup } from 'react-aria-components';

const ways = {
  whole: {
    word: 'The whole run',
    sentence:
      'Every entry, with its keys: it can be looked at, replayed and forked. Whoever has the file can sign as this run.',
  },
  redacted: {
    word: 'To show around',
    sentence:
      'Every entry, but no token, code, secret or key: it can be looked at, and neither replayed nor forked.',
  },
  scenario: {
    word: 'As a scenario',
    sentence:
      'No entries: what the run began with and what people did in it, to be played again by «cli -- run».',
  },
} as const;

export type ExportWay = keyof typeof ways;
const order = ['whole', 'redacted', 'scenario'] as const satisfies ExportWay[];

interface ExportWaysProps {
  readonly way: ExportWay;
  readonly onChoose: (way: ExportWay) => void;
  /** A scenario is played in virtual time. */
  readonly isVirtual: boolean;
}

export function ExportWays({ way, onChoose, isVirtual }: ExportWaysProps) {
  return (
    <RadioGroup
      aria-label="What to export"
      className="export-ways"
      value={way}
      onChange={(value) => onChoose(order.find((one) => one === value) ?? 'whole')}
    >
      {order.map((id) => {
        const isImpossible = id === 'scenario' && !isVirtual;
        return (
          <Radio key={id} value={id} className="signing-way" isDisabled={isImpossible}>
            <span className="radio-mark" aria-hidden />
            <span>
              <strong>{ways[id].word}</strong>
              <small>
                {isImpossible
                  ? 'A scenario is played in virtual time, and outside clients take part in this run.'
                  : ways[id].sentence}
              </small>
            </span>
          </Radio>
        );
      })}
    </RadioGroup>
  );
}
