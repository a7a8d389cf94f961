/**
 * The relying party's window: the screen of the story that it tells, and, in a drawer, what the client
 * behind that screen knows.
 */
import { type ComponentType, useEffect } from 'react';
import type { StoryName } from '#shared/protocol/setup/story.ts';
import type { Session } from '#shared/session.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import { usePartyRun } from '../model/lessons/use-lesson.ts';
import type { RunModel } from '../model/run-model.ts';
import { type Telling, useTelling } from '../model/story/use-telling.ts';
import { useRunModel, useRunView } from '../model/use-trace.ts';
import { AgentScreen } from '../panels/stories/agent/agent-screen.tsx';
import { DeskScreen } from '../panels/stories/call-centre/desk-screen.tsx';
import { ClientDrawer } from '../panels/stories/knowledge/client-drawer.tsx';
import { TelevisionScreen } from '../panels/stories/screen/television-screen.tsx';
import { TillScreen } from '../panels/stories/till/till-screen.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';

const screens: Readonly<Record<StoryName, ComponentType<{ readonly telling: Telling }>>> = {
  till: TillScreen,
  'call-centre': DeskScreen,
  screen: TelevisionScreen,
  agent: AgentScreen,
};

export function RelyingPartyView({ session }: { readonly session: Session }) {
  const run = usePartyRun(session.run);
  const model = useRunModel(run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Story key={run} model={model} session={{ ...session, run }} />;
}

function Story({ model, session }: { readonly model: RunModel; readonly session: Session }) {
  const view = useRunView(model);
  const telling = useTelling(view, session);
  const role = view.moment.setup?.relyingParties.find(({ name }) => name === session.party);
  const { title = session.party, story = 'till' } = role ?? {};
  useEffect(() => {
    document.title = `${title} — relying party`;
  }, [title]);
  // Which screen it is stands in the first entry.
  if (view.moment.setup === undefined) return <main className="start" aria-busy="true" />;
  const Screen = screens[story];
  return (
    <main className={`story story-${story}${view.cursor === null ? '' : ' in-the-past'}`}>
      <header className="window-head">
        <PartyFace role="relying-party" title={title} />
      </header>
      <PastBanner view={view} />
      <section className="story-screen" aria-label="Screen" tabIndex={0}>
        <Screen telling={telling} />
      </section>
      <ClientDrawer view={view} party={session.party} signIn={telling.signIn} />
    </main>
  );
}
