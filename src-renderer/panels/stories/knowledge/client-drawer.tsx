/**
 * What the client behind the screen knows: its machine, its timers, who called it, its tokens. Closed
 * until somebody asks, by a click or by the key.
 */
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useCommand } from '../../../commands/use-command.ts';
import type { SignInLine } from '../../../model/device/sign-in-lines.ts';
import { clientKnowledge } from '../../../model/story/client-knowledge.ts';
import type { RunView } from '../../../model/use-trace.ts';
import { CallbackLog } from './callback-log.tsx';
import { ClientMachine } from './client-machine.tsx';
import { ClientTimers } from './client-timers.tsx';
import { ClientTokens } from './client-tokens.tsx';

interface ClientDrawerProps {
  readonly view: RunView;
  /** The relying party's name in the set-up. */
  readonly party: string;
  readonly signIn: SignInLine | undefined;
}

export function ClientDrawer(props: ClientDrawerProps) {
  const [isOpen, open] = useState(false);
  useCommand('client.knows', () => open((before) => !before));
  return (
    <Disclosure className="drawer" isExpanded={isOpen} onExpandedChange={open}>
      <Heading level={2}>
        <Button slot="trigger" className="drawer-trigger" aria-keyshortcuts="k">
          <ChevronRight aria-hidden size={16} /> What the client knows
          <kbd aria-hidden>K</kbd>
        </Button>
      </Heading>
      <DisclosurePanel className="drawer-panel">
        {isOpen ? <Knowledge {...props} /> : null}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Knowledge({ view, party, signIn }: ClientDrawerProps) {
  const about = signIn?.machine?.about;
  const knowledge = clientKnowledge(view, `relying-party/${party}`, about);
  const tokens = <ClientTokens signIn={signIn} tokens={knowledge.tokens} />;
  const has = knowledge.tokens !== undefined;
  return (
    <section className="knowledge" aria-label="What the client knows" tabIndex={0}>
      {/* What everybody waited for stands first once it is there. */}
      {has ? tokens : null}
      <ClientMachine signIn={signIn} />
      <div className="knowledge-side">
        <ClientTimers view={view} signIn={signIn} knowledge={knowledge} />
        <CallbackLog knowledge={knowledge} />
      </div>
      {has ? null : tokens}
    </section>
  );
}
