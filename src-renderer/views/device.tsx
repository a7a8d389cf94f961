/** The authentication device's window: a phone on a quiet desk, and the way to the run's others. */
import { useEffect } from 'react';
import type { Session } from '#shared/session.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { usePartyRun } from '../model/lessons/use-lesson.ts';
import type { RunModel } from '../model/run-model.ts';
import { useRunModel, useRunView } from '../model/use-trace.ts';
import { DeviceSwitcher } from '../panels/device/device-switcher.tsx';
import { Phone } from '../panels/device/phone.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';

export function DeviceView({ session }: { readonly session: Session }) {
  const run = usePartyRun(session.run);
  const model = useRunModel(run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Desk key={run} model={model} session={{ ...session, run }} />;
}

function Desk({ model, session }: { readonly model: RunModel; readonly session: Session }) {
  const view = useRunView(model);
  const { setup } = view.moment;
  const title = setup?.devices.find(({ name }) => name === session.party)?.title ?? session.party;
  useEffect(() => {
    document.title = `${title} — authentication device`;
  }, [title]);
  return (
    <main className={`desk${view.cursor === null ? '' : ' in-the-past'}`}>
      <h1 className="hidden-but-read">{title}</h1>
      <header className="window-head">
        <PartyFace role="authentication-device" title={title} />
        {setup === undefined ? null : <DeviceSwitcher setup={setup} session={session} />}
      </header>
      <PastBanner view={view} />
      <Phone view={view} session={session} />
    </main>
  );
}
