/** The client's machine with its current state lit, and what it noted of the request. */
import { chartOf } from '#shared/machines/chart-of.ts';
import { relyingPartyMachine } from '#shared/machines/relying-party-machine.ts';
import { StateChart } from '../../../drawing/chart/state-chart.tsx';
import type { SignInLine } from '../../../model/device/sign-in-lines.ts';
import { shownState } from '../../../model/words/shown-text.ts';

const chart = chartOf(relyingPartyMachine);

export function ClientMachine({ signIn }: { readonly signIn: SignInLine | undefined }) {
  return (
    <section className="knowledge-part" aria-label="Its machine" data-role="relying-party">
      <h3>Its machine</h3>
      <Machine machine={signIn?.machine} />
      {signIn === undefined ? (
        <p className="quiet-line">No sign-in has begun.</p>
      ) : (
        <Request signIn={signIn} />
      )}
    </section>
  );
}

function Machine({ machine }: { readonly machine: SignInLine['machine'] }) {
  const { state, previous = null, event, trail = [] } = machine ?? {};
  return (
    <StateChart
      chart={chart}
      label="The sign-in"
      current={state}
      previous={previous}
      event={event}
      trail={trail}
    />
  );
}

function Request({ signIn: { machine, began } }: { readonly signIn: SignInLine }) {
  return (
    <dl className="content">
      <Fact name="state" value={shownState(machine?.state ?? 'pressed')} />
      <Fact name="auth_req_id" value={machine?.about ?? 'none yet'} />
      <Fact name="login_hint" value={began.loginHint} />
      <Fact name="binding_message" value={began.bindingMessage} />
      <Fact name="scope" value={began.scope} />
    </dl>
  );
}

export function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt className="wire">{name}</dt>
      <dd className="wire value">{value}</dd>
    </div>
  );
}
