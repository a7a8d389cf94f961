/** All keys on one sheet, made from the list of commands: searched by typing, and printed for a class. */
import { Printer, Search, X } from 'lucide-react';
import { useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import {
  type CommandDefinition,
  commandList,
  commandSections,
} from '#shared/commands/command-list.ts';
import { shownKey } from './command-keys.ts';
import { fitOf } from './fuzzy.ts';
import { useCommand } from './use-command.ts';

const withKeys: readonly CommandDefinition[] = commandList.filter(({ keys }) => keys.length > 0);

export function CheatSheet() {
  const [isOpen, setOpen] = useState(false);
  useCommand('workbench.keys', () => setOpen(true));
  return (
    <ModalOverlay className="keys-veil" isDismissable isOpen={isOpen} onOpenChange={setOpen}>
      <Modal className="keys-sheet">
        <Dialog className="keys-dialog">
          <Sheet />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Sheet() {
  const [typed, type] = useState('');
  const found = withKeys.filter(({ title, keys }) => {
    const names = keys.map((key) => shownKey(key)).join(' ');
    return typed === '' || fitOf(typed, `${title} ${names}`) !== undefined;
  });
  return (
    <>
      <header className="keys-head">
        <Heading slot="title">Keys</Heading>
        <label className="keys-find">
          <Search aria-hidden size={15} />
          <span className="hidden-but-read">Find a key</span>
          <input
            type="search"
            placeholder="Find a key"
            value={typed}
            onChange={(event) => type(event.target.value)}
          />
        </label>
        <Button className="button small" onPress={() => window.print()}>
          <Printer aria-hidden size={14} /> Print
        </Button>
        <Button slot="close" className="button small icon" aria-label="Close the keys">
          <X aria-hidden size={15} />
        </Button>
      </header>
      <p className="hidden-but-read" role="status">
        {typed === '' ? '' : `${found.length} keys found`}
      </p>
      <div className="keys-columns">
        {commandSections.map((section) => (
          <Section
            key={section}
            title={section}
            commands={found.filter((command) => command.section === section)}
          />
        ))}
      </div>
      <p className="keys-foot">
        {found.length === 0 ? 'No key is called like that. ' : ''}
        Everything else is found with <kbd>{shownKey('Mod+k')}</kbd>. In the list of messages{' '}
        <kbd>Enter</kbd> goes to the moment of the chosen one.
      </p>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly commands: readonly CommandDefinition[];
}

function Section({ title, commands }: SectionProps) {
  if (commands.length === 0) return null;
  return (
    <section className="keys-section" aria-label={title}>
      <h3>{title}</h3>
      <dl className="keys-list">
        {commands.map((command) => (
          <div key={command.id}>
            <dt>{command.title}</dt>
            <dd>
              {command.keys.map((key) => (
                <kbd key={key}>{shownKey(key)}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
