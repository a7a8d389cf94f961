/** Sends the chosen message once more, as it was. */
import { Pencil, RotateCcw } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { MessageView } from '#shared/projections/message-view.ts';
import { roleOf } from '#shared/trace/party.ts';
import { wantToEdit } from '../../model/sequence/request-to-edit.ts';
import type { Asking } from '../../model/use-ask.ts';
import type { RunView } from '../../model/use-trace.ts';

interface SendAgainProps {
  readonly view: RunView;
  readonly selected: number | undefined;
  readonly onAsk: Asking['ask'];
}

export function SendAgain({ view, selected, onAsk }: SendAgainProps) {
  const { model, cursor } = view;
  const { messages } = model.diagram;
  const chosen = selected === undefined ? undefined : messages.bySeq.get(selected);
  if (chosen === undefined || isOnItsWay(chosen)) return null;
  const send = (): void => {
    const [message] = [...messages.byId].find(([, held]) => held === chosen) ?? [];
    if (message === undefined) return;
    const { exchange, from, to, about, wire, sentWire = wire } = chosen;
    const known = about === undefined ? {} : { about };
    const sent = { message, exchange, from, to, wire: sentWire, ...known };
    void onAsk({ kind: 'message.replayed', run: model.run, ...sent });
  };
  const isToProvider =
    chosen.wire.kind === 'http.request' && roleOf(chosen.to).endsWith('provider');
  return (
    <>
      {isToProvider ? (
        <Button
          className="button small"
          aria-label={`Edit and send ${chosen.title} again`}
          onPress={() => wantToEdit({ run: model.run, seq: chosen.seq })}
        >
          <Pencil aria-hidden size={13} /> Edit and send again
        </Button>
      ) : null}
      <Button
        className="button small send-again"
        isDisabled={cursor !== null}
        aria-label={`Send ${chosen.title} again`}
        onPress={send}
      >
        <RotateCcw aria-hidden size={13} /> Send <code>{chosen.title}</code> again
      </Button>
    </>
  );
}

function isOnItsWay({ receivedSeq, lost }: MessageView): boolean {
  return receivedSeq === undefined && lost === undefined;
}
