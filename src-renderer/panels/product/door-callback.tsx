/** Where results are called back: an address that is kept once it is one. */
import { Check } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Button } from 'react-aria-components';
import type { DoorActs } from '../../model/product/use-outside-door.ts';
import { TextLine } from '../form/text-line.tsx';

interface DoorCallbackProps {
  /** The one in force. */
  readonly callback: string;
  readonly acts: DoorActs;
  readonly whyNot: string | undefined;
  readonly isKeycloak: boolean;
}

export function DoorCallback({ callback, acts, whyNot, isKeycloak }: DoorCallbackProps) {
  const [written, write] = useState(callback);
  const trimmed = written.trim();
  const fault = acts.faultOf(trimmed);
  const isKept = trimmed === callback;
  const keep = (event: FormEvent): void => {
    event.preventDefault();
    if (fault === undefined && !isKept) acts.setCallback(trimmed);
  };
  return (
    <form className="door-callback" onSubmit={keep}>
      <TextLine
        label="Call results back at"
        isWire
        value={written}
        onChange={write}
        fault={fault}
      />
      <Button
        type="submit"
        className={isKept ? 'button small' : 'button small primary'}
        isDisabled={whyNot !== undefined || fault !== undefined || isKept}
      >
        <Check aria-hidden size={14} /> Keep
      </Button>
      <p role="status" aria-label="Callback">
        {callbackWords(callback, isKeycloak)}
      </p>
    </form>
  );
}

function callbackWords(callback: string, isKeycloak: boolean): string {
  if (callback !== '')
    return 'By the rules for callbacks: on this computer, or at a callback host.';
  return isKeycloak
    ? 'Nothing is kept, and so every request is refused. Of a realm it is …/realms/REALM/protocol/openid-connect/ext/ciba/auth/callback.'
    : 'Nothing is kept, and so asynchronous requests are refused.';
}
