/** What the client behind the till knows: its state, its timer, its polls, its verified tokens. */

import { ChevronRight } from 'lucide-react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { shownSeconds, shownState, shownTime } from '../../model/shown-text.ts';
import type { SignInLine } from '../../model/sign-in-lines.ts';
import { type RunView, useShownTime } from '../../model/use-trace.ts';
import { Checks } from '../inspector/token-view.tsx';

interface ClientDrawerProps {
  readonly view: RunView;
  readonly signIn: SignInLine | undefined;
}

export function ClientDrawer({ view, signIn }: ClientDrawerProps) {
  return (
    <Disclosure className="drawer">
      <Heading level={2}>
        <Button slot="trigger" className="drawer-trigger">
          <ChevronRight aria-hidden size={16} /> What the client knows
        </Button>
      </Heading>
      <DisclosurePanel className="drawer-panel">
        {signIn === undefined ? (
          <p className="quiet-line">Nothing yet: no sign-in has begun.</p>
        ) : (
          <Knowledge view={view} signIn={signIn} />
        )}
      </DisclosurePanel>
    </Disclosure>
  );
}

function Knowledge({ view, signIn }: { readonly view: RunView; readonly signIn: SignInLine }) {
  const now = useShownTime(view);
  const { machine, timer, began, verified } = signIn;
  const messages = view.model.diagram.messages.list.filter(({ seq }) => seq <= view.moment.seq);
  const polls = messages.filter(
    ({ title, about }) => title === 'POST /token' && about === machine?.about,
  );
  return (
    <>
      <dl className="content">
        <Fact name="state" value={shownState(machine?.state ?? 'not started')} />
        <Fact name="auth_req_id" value={machine?.about ?? 'none yet'} />
        <Fact name="login_hint" value={began.loginHint} />
        <Fact name="binding_message" value={began.bindingMessage} />
        <Fact name="polls sent" value={String(polls.length)} />
        <Fact
          name="next poll"
          value={
            timer === undefined
              ? 'none planned'
              : `at ${shownTime(timer.dueAt)}, in ${shownSeconds(timer.dueAt - now)}`
          }
        />
      </dl>
      {verified === undefined ? null : <Checks verification={verified} />}
    </>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="wire">{name}</dt>
      <dd className="wire value">{value}</dd>
    </div>
  );
}
