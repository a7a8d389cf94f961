/** The authentication device's window: a phone, with its lock screen, prompts and decisions. */
import { useEffect, useState } from 'react';
import type { Session } from '#shared/intents.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { promptLines } from '../model/prompt-lines.ts';
import type { RunModel } from '../model/run-model.ts';
import { useRunModel, useRunView } from '../model/use-trace.ts';
import { LockScreen } from '../panels/phone/lock-screen.tsx';
import { PromptScreen } from '../panels/phone/prompt-screen.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';

export function DeviceView({ session }: { readonly session: Session }) {
  const model = useRunModel(session.run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Phone model={model} session={session} />;
}

function Phone({ model, session }: { readonly model: RunModel; readonly session: Session }) {
  const view = useRunView(model);
  const [leftBehind, leave] = useState<ReadonlySet<string>>(new Set());
  const title =
    view.moment.setup?.devices.find(({ name }) => name === session.party)?.title ?? session.party;
  useEffect(() => {
    document.title = `${title} — authentication device`;
  }, [title]);
  const prompts = promptLines(view.moment);
  const open = prompts.find(
    ({ state, prompt }) => state !== 'notified' && !leftBehind.has(prompt.prompt),
  );
  return (
    <main className={`desk${view.cursor === null ? '' : ' in-the-past'}`}>
      <h1 className="hidden-but-read">{title}</h1>
      <header className="window-head">
        <PartyFace role="authentication-device" title={title} />
      </header>
      <PastBanner view={view} />
      <div className="phone">
        <div className="phone-screen">
          {open === undefined ? (
            <LockScreen
              view={view}
              session={session}
              prompts={prompts.filter(({ state }) => state === 'notified')}
            />
          ) : (
            <PromptScreen
              view={view}
              session={session}
              line={open}
              onClose={() => leave(new Set([...leftBehind, open.prompt.prompt]))}
            />
          )}
        </div>
      </div>
    </main>
  );
}
