/** All keys of the console in one list, opened by its button or by «?». */
import { Keyboard, X } from 'lucide-react';
import { memo, useState } from 'react';
import { Button, Dialog, DialogTrigger, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useCommand } from '../commands/use-command.ts';
import type { Transport } from './time/use-transport.ts';

const otherKeys: readonly (readonly [keys: string, what: string])[] = [
  ['F6', 'The next part of the screen; with Shift, the one before'],
  ['F9', 'Break on messages like the chosen one, or no more'],
  ['Shift+F9', 'Break on the next message like the chosen one, once'],
  ['F8', 'Resume the hit that is shown; with Shift, all of them'],
  ['E', 'Edit the message that was hit, or the chosen one, on its way'],
  ['Enter', 'In the messages: go to the moment of the chosen one'],
  ['Ctrl+Z', 'In the breakpoints: undo; with Shift, redo'],
  [',  .', 'In the rules: the previous and the next rule'],
  ['B', 'Mark the moment looked at'],
  ['M', 'Write a note on the chosen message'],
  ['X', 'Export this run'],
  ['O', 'Open a run file'],
  ['W', 'Why did this come to be?'],
  ['F', 'In the past: fork from here'],
  ['C', 'Compare with another run'],
  ['N  P', 'In a comparison: the next and the previous difference'],
  ['Escape', 'Close what is open'],
  ['?', 'This list'],
];

export const KeysHelp = memo(function KeysHelp({
  transport: { commands },
}: {
  readonly transport: Transport;
}) {
  const [isOpen, setOpen] = useState(false);
  useCommand('workbench.keys', () => setOpen(true));
  const own = [commands.run, commands.step, commands.back, commands.first, commands.live];
  const all = [
    ...own.map(({ keys, title }) => [keys, title === 'Run' ? 'Run or pause' : title] as const),
    ...otherKeys,
  ];
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <Button className="button icon" aria-label="Keys">
        <Keyboard aria-hidden size={17} />
      </Button>
      <ModalOverlay className="keys-veil" isDismissable>
        <Modal>
          <Dialog className="keys-dialog">
            <header className="break-head">
              <Heading slot="title">Keys</Heading>
              <Button slot="close" className="button small icon" aria-label="Close the keys">
                <X aria-hidden size={15} />
              </Button>
            </header>
            <dl className="keys-list">
              {all.map(([keys, what]) => (
                <div key={keys}>
                  <dt>{what}</dt>
                  <dd>
                    <kbd>{keys}</kbd>
                  </dd>
                </div>
              ))}
            </dl>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
});
