/** Two products beside each other, sent the same: opened by its command from anywhere in the console. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useCommand } from '../../../commands/use-command.ts';
import { later } from '../../later.tsx';

const VendorComparisonView = later(
  async () => (await import('./vendor-comparison.tsx')).VendorComparisonView,
);

export function VendorDesk() {
  const [isOpen, setOpen] = useState(false);
  useCommand('compare.products', () => setOpen(true));
  return (
    <ModalOverlay className="veil" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="modal vendors">
        <Dialog className="dialog">
          <header className="dialog-head vendors-head">
            <Heading slot="title">Compare products</Heading>
            <Button slot="close" className="button small icon" aria-label="Close the comparison">
              <X aria-hidden size={15} />
            </Button>
          </header>
          <VendorComparisonView />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
