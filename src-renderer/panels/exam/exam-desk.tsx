/** Exams, from anywhere in the console: a paper to begin or to go on with, the results, and verifying one. */
import { X } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { openSitting } from '#shared/lessons/exam/exams-told.ts';
import { useCommand } from '../../commands/use-command.ts';
import { useWorkbench } from '../../model/use-trace.ts';
import { PaperForm } from './paper-form.tsx';
import { ResultList } from './result-list.tsx';
import { SatNow } from './sat-now.tsx';
import { VerifyPart } from './verify-part.tsx';

interface DeskProps {
  /** Told when the paper, or a result, is on the screen. */
  readonly onOpened: () => void;
}

export function ExamDesk({ onOpened }: DeskProps) {
  const [isOpen, setOpen] = useState(false);
  const sitting = useWorkbench(({ exams }) => openSitting(exams));
  useCommand('exam.open', () => setOpen(true));
  const leave = (): void => {
    setOpen(false);
    onOpened();
  };
  return (
    <ModalOverlay className="veil" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="modal exam-desk">
        <Dialog className="dialog">
          <header className="dialog-head exam-desk-head">
            <Heading slot="title">Exam</Heading>
            <Button slot="close" className="button small icon" aria-label="Close the exams">
              <X aria-hidden size={15} />
            </Button>
          </header>
          <div className="dialog-body exam-desk-body">
            {sitting === undefined ? (
              <PaperForm onBegun={leave} />
            ) : (
              <SatNow sitting={sitting} onOpened={leave} onGivenUp={() => setOpen(false)} />
            )}
            <div className="exam-desk-side">
              <VerifyPart />
              <ResultList onOpened={leave} />
            </div>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
