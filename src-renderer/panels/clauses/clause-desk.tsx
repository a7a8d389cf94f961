/** The book on the start page, where no run is open: over the page, and put away by Escape. */
import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { forgetWaysOut, openBook, useAskedBook } from '../../model/clauses/book-trail.ts';
import { BookParts } from './book-run.ts';
import { LazyBrowser } from './lazy-browser.tsx';

interface ClauseDeskProps {
  /** Told when a lesson is on the screen. */
  readonly onLesson: () => void;
}

export function ClauseDesk({ onLesson }: ClauseDeskProps) {
  const [isOpen, setOpen] = useState(false);
  const asked = useAskedBook();
  useEffect(() => {
    if (asked === undefined) return;
    openBook(undefined);
    forgetWaysOut();
    setOpen(true);
  }, [asked]);
  const parts = useMemo(() => ({ run: undefined, onLesson }), [onLesson]);
  return (
    <ModalOverlay className="veil" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="modal book-modal">
        <Dialog className="dialog">
          <header className="dialog-head vendors-head">
            <Heading slot="title">Clauses and terms</Heading>
            <Button slot="close" className="button small icon" aria-label="Close the book">
              <X aria-hidden size={15} />
            </Button>
          </header>
          <BookParts value={parts}>
            <LazyBrowser />
          </BookParts>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
