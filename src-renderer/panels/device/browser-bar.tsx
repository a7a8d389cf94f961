/** The bar of the browser on a device: whose page this is, and the way back. */
import { ArrowLeft, LockKeyhole } from 'lucide-react';
import { Button } from 'react-aria-components';

interface BrowserBarProps {
  readonly link: string;
  readonly onBack: () => void;
}

export function BrowserBar({ link, onBack }: BrowserBarProps) {
  return (
    <div className="browser-bar">
      <Button className="button icon" aria-label="Back to the message" onPress={onBack}>
        <ArrowLeft aria-hidden size={18} />
      </Button>
      <p className="browser-address">
        <LockKeyhole aria-hidden /> {link.replace(/^https?:\/\//, '').replace(/\?.*$/, '')}
      </p>
    </div>
  );
}
