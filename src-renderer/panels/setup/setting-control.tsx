/** The control that fits a setting. It holds text, so that what is wrong can stand there and be mended. */
import { Checkbox, CheckboxGroup } from 'react-aria-components';
import type { Control } from '#shared/projections/setup/setting-field.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { SwitchLine } from '../form/switch-line.tsx';
import { TextAreaLine } from '../form/text-area-line.tsx';
import { TextLine } from '../form/text-line.tsx';

interface SettingControlProps {
  readonly label: string;
  readonly control: Control;
  readonly isOptional: boolean;
  readonly written: string;
  readonly fault: string | undefined;
  readonly onChange: (written: string) => void;
}

export function SettingControl(props: SettingControlProps) {
  const { label, control, written, fault, onChange } = props;
  switch (control.kind) {
    case 'switch':
      return (
        <SwitchLine
          label={label}
          isOn={written === 'true'}
          isDisabled={false}
          onChange={(isOn) => onChange(String(isOn))}
        >
          <span>{written === 'true' ? 'on' : 'off'}</span>
        </SwitchLine>
      );
    case 'choice':
      return <Choice {...props} choices={control.choices} />;
    case 'several':
      return <Several {...props} choices={control.choices} />;
    case 'words':
    case 'json':
      return (
        <TextAreaLine
          label={label}
          isLabelHidden
          isWire
          value={written}
          onChange={onChange}
          rows={Math.min(8, Math.max(2, written.split('\n').length))}
          most={100_000}
          placeholder={control.kind === 'words' ? 'one a line' : 'not set'}
          fault={fault}
        />
      );
    default:
      return (
        <div className="setting-text">
          <TextLine
            label={label}
            isLabelHidden
            isWire
            value={written}
            onChange={onChange}
            placeholder="not set"
            fault={fault}
            className={control.kind === 'number' ? 'setting-number' : ''}
          />
          {control.kind === 'number' ? <span className="setting-unit">{control.unit}</span> : null}
        </div>
      );
  }
}

type OfWords = SettingControlProps & { readonly choices: readonly string[] };

const nothing = '—';

function Choice({ label, choices, isOptional, written, onChange }: OfWords) {
  const words: Readonly<Record<string, string>> = { true: 'yes', false: 'no' };
  const shown = choices.map((id) => ({ id, word: words[id] ?? id }));
  const listed = isOptional ? [{ id: nothing, word: 'not set' }, ...shown] : shown;
  return (
    <ChoiceLine
      label={label}
      isLabelHidden
      choices={listed}
      value={written === '' ? nothing : written}
      onChange={(id) => onChange(id === nothing ? '' : id)}
    />
  );
}

function Several({ label, choices, written, fault, onChange }: OfWords) {
  const chosen = written.split('\n').filter((word) => word !== '');
  return (
    <CheckboxGroup
      aria-label={label}
      className="setting-several"
      value={chosen}
      // In the order of the definition, so that the same choice is always the same value.
      onChange={(next) => onChange(choices.filter((one) => next.includes(one)).join('\n'))}
      isInvalid={fault !== undefined}
    >
      {choices.map((choice) => (
        <Checkbox key={choice} value={choice} className="check">
          <span className="check-mark" aria-hidden />
          <code>{choice}</code>
        </Checkbox>
      ))}
      {fault === undefined ? null : <p className="field-fault">{fault}</p>}
    </CheckboxGroup>
  );
}
