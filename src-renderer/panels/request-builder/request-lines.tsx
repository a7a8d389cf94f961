/** The lines of a request, headers or parameters: each is sent or left out, and says what it is. */
import { Braces, Plus, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import type { RequestCard } from '#shared/projections/request-cards/request-card.ts';
import { SwitchLine } from '../form/switch-line.tsx';
import { TextLine } from '../form/text-line.tsx';
import { JwtFields } from './jwt-fields.tsx';
import { takenApart } from './recorded-request.ts';
import { type DraftLine, line } from './request-draft.ts';

interface RequestLinesProps {
  /** One of them: header or parameter. */
  readonly noun: string;
  readonly lines: readonly DraftLine[];
  readonly cards: readonly RequestCard[];
  readonly onChange: (lines: readonly DraftLine[]) => void;
}

export function RequestLines({ noun, lines, cards, onChange }: RequestLinesProps) {
  const change = (next: DraftLine): void =>
    onChange(lines.map((held) => (held.key === next.key ? next : held)));
  return (
    <>
      <ul className="builder-lines" aria-label={`Every ${noun}`}>
        {lines.map((held) => (
          <RequestLine
            key={held.key}
            noun={noun}
            held={held}
            card={cards.find(({ name }) => name === held.name)}
            onChange={change}
            onRemove={() => onChange(lines.filter(({ key }) => key !== held.key))}
          />
        ))}
      </ul>
      <Button className="button small" onPress={() => onChange([...lines, line('', '')])}>
        <Plus aria-hidden size={14} /> Add a {noun}
      </Button>
    </>
  );
}

interface RequestLineProps {
  readonly noun: string;
  readonly held: DraftLine;
  readonly card: RequestCard | undefined;
  readonly onChange: (next: DraftLine) => void;
  readonly onRemove: () => void;
}

function RequestLine(props: RequestLineProps) {
  const { noun, held, card, onChange } = props;
  const { name, isOn, jwt } = held;
  const called = name === '' ? `the new ${noun}` : name;
  return (
    <li className={`builder-line${isOn ? '' : ' is-off'}`}>
      <Head {...props} called={called} />
      {isOn && jwt === undefined ? (
        <PlainValue held={held} called={called} onChange={onChange} />
      ) : null}
      {isOn && jwt !== undefined ? (
        <JwtFields name={called} jwt={jwt} onChange={(next) => onChange({ ...held, jwt: next })} />
      ) : null}
      {isOn && card !== undefined ? <Card card={card} /> : null}
    </li>
  );
}

function Head(props: RequestLineProps & { readonly called: string }) {
  const { held, card, called, onChange, onRemove } = props;
  return (
    <div className="builder-head">
      <SwitchLine
        label={`Send ${called}`}
        isOn={held.isOn}
        isDisabled={false}
        onChange={(next) => onChange({ ...held, isOn: next })}
      />
      {card === undefined ? (
        <>
          <TextLine
            label={`Name of ${called}`}
            isLabelHidden
            isWire
            value={held.name}
            onChange={(next) => onChange({ ...held, name: next })}
          />
          <Button className="button icon small" aria-label={`Remove ${called}`} onPress={onRemove}>
            <X aria-hidden size={14} />
          </Button>
        </>
      ) : (
        <>
          <code className="builder-name">{held.name}</code>
          <span className="builder-need">{card.need}</span>
        </>
      )}
    </div>
  );
}

type PlainValueProps = Pick<RequestLineProps, 'held' | 'onChange'> & { readonly called: string };

function PlainValue({ held, called, onChange }: PlainValueProps) {
  const jwt = takenApart(held);
  return (
    <div className="builder-value">
      <TextLine
        label={`Value of ${called}`}
        isLabelHidden
        isWire
        value={held.value}
        onChange={(value) => onChange({ ...held, value })}
      />
      {jwt === undefined ? null : (
        <Button
          className="button small"
          aria-label={`Take the JWT in ${called} apart`}
          onPress={() => onChange({ ...held, jwt })}
        >
          <Braces aria-hidden size={13} /> Take apart
        </Button>
      )}
    </div>
  );
}

function Card({ card: { rule, byDefault, clause, mistake } }: { readonly card: RequestCard }) {
  return (
    <p className="builder-card">
      {rule}{' '}
      <span className="builder-aside">
        Default: {byDefault}. Often wrong: {mistake}
      </span>{' '}
      <span className="builder-clause">{clause}</span>
    </p>
  );
}
