/** How long a person thinks: how it is spread, and the numbers of that. */
import type { Distribution } from '#shared/protocol/setup/distribution.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { NumberLine } from '../form/number-line.tsx';
import { type Thinking, thinkingChoices } from './person-words.ts';

interface ThinkFieldsProps {
  readonly name: string;
  /** What was set; undefined for what is usual. */
  readonly think: Distribution | undefined;
  /** What is in force, from which another spread begins. */
  readonly inForce: Distribution;
  readonly isDisabled: boolean;
  readonly onChange: (think: Distribution | undefined) => void;
}

const aDay = 86_400;

export function ThinkFields({ name, think, inForce, isDisabled, onChange }: ThinkFieldsProps) {
  const seconds = (label: string, ms: number, change: (ms: number) => Distribution) => (
    <NumberLine
      label={label}
      value={ms / 1000}
      onChange={(next) => onChange(change(Math.round(next * 1000)))}
      least={0}
      most={aDay}
      step={0.001}
      isDisabled={isDisabled}
    />
  );
  return (
    <div className="think-fields">
      <ChoiceLine
        label={`Think time of ${name}`}
        isLabelHidden
        choices={thinkingChoices}
        value={think?.kind ?? 'usual'}
        isDisabled={isDisabled}
        onChange={(kind) => onChange(spreadAs(kind, inForce))}
      />
      {think?.kind === 'fixed'
        ? seconds('Seconds', think.ms, (ms) => ({ kind: 'fixed', ms }))
        : null}
      {think?.kind === 'uniform' ? (
        <>
          {seconds('From (s)', think.fromMs, (fromMs) => ({
            ...think,
            fromMs,
            toMs: Math.max(fromMs, think.toMs),
          }))}
          {seconds('To (s)', think.toMs, (toMs) => ({
            ...think,
            fromMs: Math.min(toMs, think.fromMs),
            toMs,
          }))}
        </>
      ) : null}
      {think?.kind === 'log-normal' ? (
        <>
          {seconds('Median (s)', think.medianMs, (medianMs) => ({ ...think, medianMs }))}
          <NumberLine
            label="Spread"
            value={think.sigma}
            onChange={(sigma) => onChange({ ...think, sigma })}
            least={0}
            most={3}
            step={0.1}
            isDisabled={isDisabled}
          />
        </>
      ) : null}
    </div>
  );
}

/** Another spread of about the same length. */
function spreadAs(kind: Thinking, from: Distribution): Distribution | undefined {
  const ms = middleOf(from);
  switch (kind) {
    case 'usual':
      return undefined;
    case 'fixed':
      return { kind, ms };
    case 'uniform':
      return { kind, fromMs: Math.round(ms / 2), toMs: ms + Math.round(ms / 2) };
    default:
      return { kind, medianMs: ms, sigma: 0.4 };
  }
}

function middleOf(of: Distribution): number {
  if (of.kind === 'fixed') return of.ms;
  return of.kind === 'uniform' ? Math.round((of.fromMs + of.toMs) / 2) : of.medianMs;
}
