/** A dialog with a form: Escape and Cancel leave everything as it was. */
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { RefusalLine } from './refusal-line.tsx';

interface FormDialogProps {
  readonly title: ReactNode;
  /** What the button that carries it out says. */
  readonly deed: string;
  /** Why it cannot be carried out as things are. */
  readonly hindrance: string | undefined;
  readonly refusal: string | undefined;
  readonly onForget: () => void;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** What the other button says; left out, that nothing is done. */
  readonly closing?: string;
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const { title, deed, hindrance, refusal, onForget, onSubmit, onClose, children } = props;
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable={false}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog">
          <form
            className="dialog-form"
            onSubmit={(event) => {
              event.preventDefault();
              if (hindrance === undefined) onSubmit();
            }}
          >
            <Heading slot="title" className="dialog-head">
              {title}
            </Heading>
            <div className="dialog-body">{children}</div>
            <footer className="dialog-foot">
              <RefusalLine sentence={refusal} onDismiss={onForget} />
              <p className="quiet-line" role="status">
                {hindrance ?? ''}
              </p>
              <Button className="button" onPress={onClose}>
                {props.closing ?? 'Cancel'}
              </Button>
              <Button
                className="button primary"
                type="submit"
                aria-disabled={hindrance !== undefined}
              >
                {deed}
              </Button>
            </footer>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
