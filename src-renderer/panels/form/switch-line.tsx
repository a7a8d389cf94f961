/** Something that is on or off, with its word. */
import type { ReactNode } from 'react';
import { Switch } from 'react-aria-components';

interface SwitchLineProps {
  readonly label?: string;
  readonly isOn: boolean;
  readonly isDisabled: boolean;
  readonly onChange: (isOn: boolean) => void;
  readonly children?: ReactNode;
}

export function SwitchLine({ label, isOn, isDisabled, onChange, children }: SwitchLineProps) {
  const named = label === undefined ? {} : { 'aria-label': label };
  return (
    <Switch
      {...named}
      className="switch"
      isSelected={isOn}
      isDisabled={isDisabled}
      onChange={onChange}
    >
      <span className="switch-track" aria-hidden>
        <span className="switch-knob" />
      </span>
      {children}
    </Switch>
  );
}
