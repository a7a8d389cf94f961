/** The PIN pad: digits by touch or from the keyboard, and how many tries are left. */
import { Delete } from 'lucide-react';
import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';

interface PinPadProps {
  readonly attempts: number;
  readonly triesLeft: number;
  readonly wasWrong: boolean;
  readonly isPast: boolean;
  readonly onEnter: (pin: string) => void;
}

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;
const longest = 12;

export function PinPad({ attempts, triesLeft, wasWrong, isPast, onEnter }: PinPadProps) {
  const [pin, write] = useState('');
  const isLocked = triesLeft === 0;
  const cannot = isLocked || isPast || pin.length < 4;
  const type = (digits: string): void => write(digits.replaceAll(/\D/g, '').slice(0, longest));
  const digit = (key: string) => (
    <Button key={key} className="pin-key" aria-label={key} onPress={() => type(pin + key)}>
      {key}
    </Button>
  );
  return (
    <form
      className="pin-pad"
      onSubmit={(event) => {
        event.preventDefault();
        if (!cannot) onEnter(pin);
      }}
    >
      <TextField value={pin} onChange={type} type="password" aria-describedby="pin-state">
        <Label>PIN</Label>
        <Input className="pin-field" inputMode="numeric" autoComplete="off" ref={focusOn} />
      </TextField>
      <p id="pin-state" className="sheet-fault" role="alert">
        {stateWords({ attempts, triesLeft, wasWrong })}
      </p>
      <div className="pin-keys">
        {keys.map(digit)}
        <Button
          className="pin-key"
          aria-label="Delete a digit"
          onPress={() => type(pin.slice(0, -1))}
        >
          <Delete aria-hidden />
        </Button>
        {digit('0')}
        <Button
          className="pin-key enter"
          type="submit"
          aria-label="Enter the PIN"
          aria-disabled={cannot}
        >
          OK
        </Button>
      </div>
    </form>
  );
}

/** Whoever came here wants to type. */
function focusOn(field: HTMLInputElement | null): void {
  field?.focus();
}

function stateWords({
  attempts,
  triesLeft,
  wasWrong,
}: Pick<PinPadProps, 'attempts' | 'triesLeft' | 'wasWrong'>): string {
  if (triesLeft === 0) return 'The PIN is locked. «Forget wrong PINs» in the settings unlocks it.';
  const left = `${triesLeft} ${triesLeft === 1 ? 'try' : 'tries'} left.`;
  if (wasWrong) return `Wrong PIN. ${left}`;
  return triesLeft < attempts ? left : '';
}
