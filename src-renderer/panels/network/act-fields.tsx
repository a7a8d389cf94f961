/** What a fault rule does to a message, with the fields that each kind of act needs. */
import { TriangleAlert } from 'lucide-react';
import { isErrorOf, legalErrorsOf } from '#shared/protocol/rules/endpoint-errors.ts';
import { ChoiceLine } from '../form/choice-line.tsx';
import { NumberLine } from '../form/number-line.tsx';
import { TextLine } from '../form/text-line.tsx';
import { actChoices, spreadChoices } from './rule-choices.ts';
import type { RuleDraft, RuleFaults } from './rule-draft.ts';

interface ActFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (by: Partial<RuleDraft>) => void;
  readonly faults: RuleFaults;
  /** The endpoint of the match, where it names one. */
  readonly endpoint: string | undefined;
}

const hour = 3_600_000;

export function ActFields(props: ActFieldsProps) {
  const { draft, onChange } = props;
  return (
    <div className="act-fields">
      <ChoiceLine
        label="What happens to it"
        choices={actChoices}
        value={draft.act}
        // Half a minute, as for a hold by hand.
        onChange={(act) => onChange(act === 'hold' ? { act, ms: 30_000 } : { act })}
      />
      {draft.act === 'latency' ? <LatencyFields {...props} /> : null}
      {draft.act === 'error' ? <ErrorFields {...props} /> : null}
      {draft.act === 'duplicate' ? (
        <NumberLine
          label="Copies"
          value={draft.times}
          onChange={(times) => onChange({ times })}
          least={1}
          most={10}
        />
      ) : null}
      {draft.act === 'replay' || draft.act === 'hold' ? (
        <NumberLine
          label={draft.act === 'hold' ? 'At most (ms)' : 'After (ms)'}
          value={draft.ms}
          onChange={(ms) => onChange({ ms })}
          least={0}
          most={hour}
        />
      ) : null}
    </div>
  );
}

function LatencyFields({ draft, onChange, faults }: ActFieldsProps) {
  const number = (label: string, field: 'ms' | 'fromMs' | 'toMs' | 'sigma', most = hour) => (
    <NumberLine
      label={label}
      value={draft[field]}
      onChange={(value) => onChange({ [field]: value })}
      least={0}
      most={most}
      step={field === 'sigma' ? 0.1 : 1}
    />
  );
  return (
    <>
      <ChoiceLine
        label="How late"
        choices={spreadChoices}
        value={draft.spread}
        onChange={(spread) => onChange({ spread })}
      />
      {draft.spread === 'fixed' ? number('By (ms)', 'ms') : null}
      {draft.spread === 'uniform' ? (
        <>
          {number('From (ms)', 'fromMs')}
          {number('To (ms)', 'toMs')}
        </>
      ) : null}
      {draft.spread === 'log-normal' ? (
        <>
          {number('Median (ms)', 'ms')}
          {number('Spread', 'sigma', 3)}
        </>
      ) : null}
      {faults.toMs === undefined ? null : <p className="field-fault">{faults.toMs}</p>}
    </>
  );
}

const own = 'own';

/** The errors that an honest endpoint may answer are offered; any other may be written, and is marked. */
function ErrorFields({ draft, onChange, faults, endpoint }: ActFieldsProps) {
  const legal = legalErrorsOf(endpoint ?? '');
  const choices = [
    ...legal.map(({ error, status }) => ({
      id: `${status} ${error}`,
      word: `${status} ${error}`,
    })),
    { id: own, word: 'Another one', sentence: 'Whatever you write, legal or not.' },
  ];
  const chosen = `${draft.status} ${draft.error}`;
  const choose = (id: string): void => {
    const found = legal.find(({ error, status }) => `${status} ${error}` === id);
    onChange(found === undefined ? { error: '' } : { error: found.error, status: found.status });
  };
  return (
    <>
      {legal.length === 0 ? null : (
        <ChoiceLine
          label={`Errors of the ${endpoint ?? ''} endpoint`}
          choices={choices}
          value={choices.some(({ id }) => id === chosen) ? chosen : own}
          onChange={choose}
        />
      )}
      <NumberLine
        label="Status"
        value={draft.status}
        onChange={(status) => onChange({ status })}
        least={200}
        most={599}
      />
      <TextLine
        label="Error code"
        value={draft.error}
        onChange={(error) => onChange({ error })}
        fault={faults.error}
        isWire
      />
      <TextLine
        label="Description (may be empty)"
        value={draft.description}
        onChange={(description) => onChange({ description })}
        className="whole"
      />
      <Legality draft={draft} endpoint={endpoint} />
    </>
  );
}

function Legality({ draft, endpoint }: Pick<ActFieldsProps, 'draft' | 'endpoint'>) {
  if (draft.error.trim() === '') return null;
  if (endpoint === undefined || legalErrorsOf(endpoint).length === 0)
    return (
      <p className="quiet-line whole">
        Name an endpoint in the match, such as endpoint:token, to choose from its errors.
      </p>
    );
  if (isErrorOf(endpoint, draft.error.trim(), draft.status))
    return <p className="quiet-line whole">An honest {endpoint} endpoint may answer this.</p>;
  return (
    <p className="illegal whole">
      <TriangleAlert aria-hidden size={15} /> Illegal here: no honest {endpoint} endpoint answers{' '}
      {draft.status} {draft.error}.
    </p>
  );
}
