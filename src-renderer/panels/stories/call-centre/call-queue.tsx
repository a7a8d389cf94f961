/** Who is on the telephone: the agent takes one call at a time. */
import { Phone } from 'lucide-react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { callers } from './callers.ts';

interface CallQueueProps {
  readonly chosen: string;
  readonly isBusy: boolean;
  readonly onChoose: (username: string) => void;
}

export function CallQueue({ chosen, isBusy, onChoose }: CallQueueProps) {
  return (
    <RadioGroup className="calls" value={chosen} onChange={onChoose} isDisabled={isBusy}>
      <Label className="calls-title">Calls</Label>
      {callers.map(({ username, says, number, waiting }) => (
        <Radio key={username} value={username} className="call" aria-label={`Call of ${says}`}>
          <Phone aria-hidden size={16} />
          <span className="call-who">
            <strong>{says}</strong>
            <small>{number}</small>
          </span>
          <small>{waiting}</small>
        </Radio>
      ))}
    </RadioGroup>
  );
}
