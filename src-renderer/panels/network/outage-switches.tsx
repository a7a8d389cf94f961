/** What is connected: the authentication channel, and each device. */
import type { NetworkBoard } from '#shared/projections/network-board/network-board.ts';
import type { Asking } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';
import { SwitchLine } from '../form/switch-line.tsx';

interface OutageSwitchesProps {
  readonly view: RunView;
  readonly outages: NetworkBoard['outages'];
  readonly ask: Asking['ask'];
}

export function OutageSwitches({ view, outages, ask }: OutageSwitchesProps) {
  const { run } = view.model;
  const isDisabled = view.cursor !== null;
  const devices = view.moment.setup?.devices ?? [];
  return (
    <section className="outages" aria-label="Connections">
      <h2>Connections</h2>
      <SwitchLine
        isOn={outages.isChannelUp}
        isDisabled={isDisabled}
        onChange={(on) => void ask({ kind: 'channel.switched', run, on })}
      >
        <span>
          Authentication channel
          <small>{outages.isChannelUp ? 'up' : 'down: no prompt leaves the provider'}</small>
        </span>
      </SwitchLine>
      {devices.map(({ name, title }) => {
        const isOn = !outages.offline.has(name);
        return (
          <SwitchLine
            key={name}
            isOn={isOn}
            isDisabled={isDisabled}
            onChange={(on) => void ask({ kind: 'device.switched', run, device: name, on })}
          >
            <span>
              {title}
              <small>{isOn ? 'online' : offlineWords(view)}</small>
            </span>
          </SwitchLine>
        );
      })}
    </section>
  );
}

function offlineWords({ moment }: RunView): string {
  return moment.setup?.offlinePrompts === 'lost'
    ? 'offline: what is sent to it is lost'
    : 'offline: what is sent to it waits';
}
