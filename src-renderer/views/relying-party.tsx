/**
 * The relying party's window: a till in a corner shop. It shows what stands on the till, and, in a
 * drawer, what the client behind it knows.
 */
import { useEffect } from 'react';
import type { Session } from '#shared/intents.ts';
import { PartyFace } from '../drawing/party-face.tsx';
import type { RunModel } from '../model/run-model.ts';
import { latestSignIn } from '../model/sign-in-lines.ts';
import { useRunModel, useRunView } from '../model/use-trace.ts';
import { ClientDrawer } from '../panels/till/client-drawer.tsx';
import { TillForm } from '../panels/till/till-form.tsx';
import { TillStatus } from '../panels/till/till-status.tsx';
import { PastBanner } from '../panels/time/past-banner.tsx';

export function RelyingPartyView({ session }: { readonly session: Session }) {
  const model = useRunModel(session.run);
  if (model === undefined) return <main className="start" aria-busy="true" />;
  return <Till model={model} session={session} />;
}

function Till({ model, session }: { readonly model: RunModel; readonly session: Session }) {
  const view = useRunView(model);
  const signIn = latestSignIn(view.moment);
  const title =
    view.moment.setup?.relyingParties.find(({ name }) => name === session.party)?.title ??
    session.party;
  useEffect(() => {
    document.title = `${title} — relying party`;
  }, [title]);
  const isOver = signIn === undefined || signIn.isOver;
  return (
    <main className={`till${view.cursor === null ? '' : ' in-the-past'}`}>
      <header className="window-head">
        <PartyFace role="relying-party" title={title} />
      </header>
      <PastBanner view={view} />
      <div className="till-counter">
        <section className="receipt" aria-label="Basket">
          <h1>Corner Shop</h1>
          <dl>
            <div>
              <dt>Bread, sourdough</dt>
              <dd>4.20</dd>
            </div>
            <div>
              <dt>Coffee, 250 g</dt>
              <dd>8.90</dd>
            </div>
            <div>
              <dt>Olive oil</dt>
              <dd>11.40</dd>
            </div>
            <div className="total">
              <dt>To pay</dt>
              <dd>€ 24.50</dd>
            </div>
          </dl>
        </section>
        <section className="till-side" aria-label="Payment">
          {signIn === undefined ? null : <TillStatus signIn={signIn} />}
          {isOver ? (
            <TillForm view={view} session={session} isAgain={signIn !== undefined} />
          ) : null}
        </section>
      </div>
      <ClientDrawer view={view} signIn={signIn} />
    </main>
  );
}
