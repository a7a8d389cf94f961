/** The frame that every window shares: its theme, its messages to the person, and its view. */
import { Unplug, X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { CommandDesk } from '../commands/command-desk.tsx';
import type { Connection } from '../connect.ts';
import { useWorkbench, WindowParts } from '../model/use-trace.ts';
import type { WorkbenchModel } from '../model/workbench-model.ts';
import { later } from '../panels/later.tsx';
import { ConsoleView } from './console.tsx';

const AudienceView = later(async () => (await import('./audience.tsx')).AudienceView);
const DeviceView = later(async () => (await import('./device.tsx')).DeviceView);
const RelyingPartyView = later(async () => (await import('./relying-party.tsx')).RelyingPartyView);

interface WorkbenchWindowProps {
  readonly connection: Connection;
  readonly workbench: WorkbenchModel;
}

export function WorkbenchWindow({ connection, workbench }: WorkbenchWindowProps) {
  const [sentence, showSentence] = useState<string>();
  const [isAlive, setAlive] = useState(true);
  useEffect(() => {
    connection.onAlive(setAlive);
  }, [connection]);
  const parts = useMemo(() => ({ connection, workbench, showSentence }), [connection, workbench]);
  return (
    <WindowParts value={parts}>
      <Themed />
      {isAlive ? null : <LostBanner />}
      <CommandDesk>
        <View connection={connection} />
      </CommandDesk>
      {sentence === undefined ? null : (
        <div className="notice" role="alert">
          <span>{sentence}</span>
          <Button aria-label="Dismiss this message" onPress={() => showSentence(undefined)}>
            <X aria-hidden size={16} />
          </Button>
        </div>
      )}
    </WindowParts>
  );
}

function View({ connection: { session } }: { readonly connection: Connection }) {
  if (session.view === 'relying-party') return <RelyingPartyView session={session} />;
  if (session.view === 'audience') return <AudienceView session={session} />;
  return session.view === 'device' ? <DeviceView session={session} /> : <ConsoleView />;
}

/** Puts the chosen theme on the document, where the style sheets look for it. */
function Themed() {
  const theme = useWorkbench((state) => state.theme);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  return null;
}

function LostBanner() {
  return (
    <div className="lost" role="alert">
      <Unplug aria-hidden size={18} />
      The workbench does not answer. Nothing is lost: start it again and open its new address.
    </div>
  );
}

/** What a window shows that could not connect at all. */
export function ConnectionFailed({ sentence }: { readonly sentence: string }) {
  return (
    <main className="start">
      <h1>CIBA Workbench</h1>
      <p role="alert">{sentence}</p>
    </main>
  );
}
