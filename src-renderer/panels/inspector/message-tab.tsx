/** Both halves of the exchange, side by side where there is room, as tables or as bytes. */
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { MessageView } from '#shared/projections/message-view.ts';
import { useCommand } from '../../commands/use-command.ts';
import { fatesOf } from '../../model/boards/message-fates-of.ts';
import { useKeptChoice } from '../../model/kept/use-kept.ts';
import type { RunView } from '../../model/use-trace.ts';
import { HalfView, type Look } from './half-view.tsx';

const looks = ['pretty', 'raw'] as const satisfies Look[];

interface MessageTabProps {
  readonly view: RunView;
  readonly message: MessageView;
  readonly onSelect: (seq: number) => void;
}

export function MessageTab({ view, message, onSelect }: MessageTabProps) {
  const [look = 'pretty', setLook] = useKeptChoice('message-look', looks);
  useCommand('message.look', () => setLook(look === 'raw' ? 'pretty' : 'raw'));
  const { messages, lanes } = view.model.diagram;
  const exchange = messages.exchanges.get(message.exchange) ?? [message];
  const { seq } = view.moment;
  // What is chosen is shown even where its time has not come.
  const shown = exchange.filter((half) => half === message || half.seq <= seq);
  return (
    <div className="exchange-place">
      <LookToggle look={look} onLook={setLook} />
      <div className="exchange">
        {shown.map((half) => (
          <HalfView
            key={half.seq}
            message={half}
            exchange={exchange}
            fates={fatesOf(view.model, half.seq, seq)}
            lanes={lanes}
            look={look}
            isChosen={half === message}
            onSelect={onSelect}
          />
        ))}
        <Missing exchange={shown} />
      </div>
    </div>
  );
}

function LookToggle({
  look,
  onLook,
}: {
  readonly look: Look;
  readonly onLook: (look: string) => void;
}) {
  return (
    <ToggleButtonGroup
      className="look-toggle"
      aria-label="How the message is shown"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[look]}
      onSelectionChange={(keys) => onLook(String([...keys][0]))}
    >
      <ToggleButton id="pretty" className="button small">
        Pretty
      </ToggleButton>
      <ToggleButton id="raw" className="button small">
        Raw
      </ToggleButton>
    </ToggleButtonGroup>
  );
}

/** A request without an answer, by the moment looked at. */
function Missing({ exchange }: { readonly exchange: readonly MessageView[] }) {
  const [only, other] = exchange;
  if (other !== undefined || only?.wire.kind !== 'http.request') return null;
  return (
    <section className="half missing" aria-label="Answer">
      <h3>Answer</h3>
      <p className="quiet-line">
        {only.lost === undefined
          ? 'There is none at this moment. It appears here when it is sent.'
          : 'There will be none: the request reached nobody.'}
      </p>
    </section>
  );
}
